from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from standoff.errors import DataAbsent
from standoff.workbench.bench.calculus import folder_of, measure, rows, table_of


def test_without_data_there_is_nothing_to_measure() -> None:
    assert rows({}, print) == ([], [])


def test_a_directory_without_references_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataAbsent, match=r"tight_references\.json"):
        folder_of(tmp_path)


def test_a_table_knows_numbers_text_and_missing(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text('"year","a","b"\n1800,NA,x\n1900,2,NA\n')
    columns = table_of(path)
    assert np.isnan(columns["a"][0])
    assert columns["b"].tolist() == ["x", None]
    assert table_of(path, since=1850)["year"].tolist() == [1900.0]


@pytest.mark.data
def test_a_reference_is_measured(data_dir: Path) -> None:
    import json

    folder = folder_of(data_dir)
    tight = json.loads((folder / "results" / "tight_references.json").read_text())
    name = "egame12_war1800_main"
    reading, seconds, n = measure(folder, name, tight=tight[name], enough=0.0)
    assert n == 282
    assert seconds > 0
    assert reading["max_coef_diff"] < 1e-6
