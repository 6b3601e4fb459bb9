from __future__ import annotations

import json
from pathlib import Path

import pytest

from standoff.errors import SourceError
from standoff.workbench.bench import COLUMNS
from standoff.workbench.bench.gold import SETS, rows


def silent(_: str) -> None:
    """Say nothing."""


def test_no_folder_no_rows() -> None:
    assert rows({"gold": None}, silent) == ([], [])


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="give --gold a folder"):
        rows({"gold": tmp_path / "gone"}, silent)


def test_a_set_that_no_scorer_knows(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no gold set 'plw': use some of plv,"):
        rows({"gold": tmp_path, "sets": ["plw"]}, silent)


def test_an_empty_folder_skips_every_set_in_a_line_each(tmp_path: Path) -> None:
    made, details = rows({"gold": tmp_path}, silent)
    assert made == []
    assert len(details) == len(SETS)
    assert all("skipped" in line for line in details)


def test_one_file_is_one_set(tmp_path: Path) -> None:
    place = tmp_path / "hedge_conll2010.jsonl"
    place.write_text(json.dumps({"text": "It may rain, some reportedly say.", "uncertain": True}))
    made, _ = rows({"gold": place}, silent)
    assert [row["name"] for row in made if row["metric"] == "f1"] == ["hedge_conll2010"]
    assert [row["metric"] for row in made if row["name"] == "all"] == ["words_per_cpu_s", "peak_mb"]
    assert all(tuple(row) == COLUMNS for row in made)


@pytest.mark.data
def test_floors_of_the_quick_sets(data_dir: Path) -> None:
    asked = ["hedge_conll2010", "actor_resolution"]
    made, _ = rows({"gold": data_dir / "reading", "sets": asked}, silent)
    value = {(row["name"], row["metric"]): row["value"] for row in made}
    assert value["hedge_conll2010", "f1"] >= 0.77
    assert value["actor_resolution", "country_accuracy"] >= 0.85
    assert value["actor_resolution", "sector_accuracy"] >= 0.65
