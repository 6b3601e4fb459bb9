from __future__ import annotations

from pathlib import Path

import pytest

from standoff.workbench.bench import COLUMNS
from standoff.workbench.bench.calculus_studies import rows


def test_without_data_there_is_nothing_to_measure() -> None:
    assert rows({}, print) == ([], [])


@pytest.mark.long
@pytest.mark.data
def test_every_difference_is_within_its_target(data_dir: Path) -> None:
    told: list[str] = []
    made, _ = rows({"data": str(data_dir)}, told.append)
    assert told[0] == "measuring extended deterrence"
    differences = [r for r in made if r["metric"].endswith("diff")]
    assert len(differences) > 12
    for r in differences:
        assert set(r) == set(COLUMNS)
        assert r["value"] <= r["target"], (r["name"], r["metric"])
