from __future__ import annotations

from pathlib import Path

import pytest

from standoff.history.shelf import Shelf
from standoff.workbench.bench.forecast_more import duration_rows


@pytest.mark.data
def test_the_interval_of_days_left_covers_and_onset_skill_is_nil(data_dir: Path) -> None:
    rows = duration_rows(Shelf((data_dir,)), landmark=0)
    value = {f"{r['name']}:{r['metric']}": r["value"] for r in rows}
    assert 0.75 <= value["duration:coverage_80"] <= 0.85
    assert value["ends_90:brier_skill"] == 0
