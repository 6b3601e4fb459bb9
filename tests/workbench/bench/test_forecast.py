from __future__ import annotations

from pathlib import Path

import pytest

from standoff.errors import DataAbsent
from standoff.workbench.bench.forecast import rows, shelf_of


def silent(_: str) -> None:
    """Say nothing."""


def test_without_the_data_it_says_how_to_name_them(tmp_path: Path) -> None:
    for place in (None, tmp_path):
        with pytest.raises(DataAbsent, match="--data"):
            shelf_of(place)


@pytest.mark.data
@pytest.mark.long
def test_measured_skill_at_the_onset(data_dir: Path) -> None:
    made, _ = rows({"data": data_dir, "origin": "day0"}, silent)
    value = {f"{r['name']}:{r['metric']}": r["value"] for r in made}
    assert value["severity:brier_skill"] >= 0.12
    assert value["severity:brier_skill_low"] > 0.08
    assert value["severity:rps_skill"] >= 0.15
    assert value["serious:calibration_error"] <= 0.06
    assert value["recurrence:brier_skill"] >= 0.08
    assert value["target_outcome:brier_skill"] >= 0.07
    assert 0.75 <= value["duration:coverage_80"] <= 0.85
    assert {"serious:auc", "severity_quiet:brier_skill", "severity_structural:weight"} <= set(value)
    assert all(v <= 0.20 for k, v in value.items() if k.endswith(":brier_skill"))


@pytest.mark.data
@pytest.mark.long
def test_measured_skill_after_a_fortnight(data_dir: Path) -> None:
    made, _ = rows({"data": data_dir, "origin": "day14"}, silent)
    value = {f"{r['name']}:{r['metric']}": r["value"] for r in made}
    assert value["severity_day14:brier_skill"] >= 0.23
    assert {"serious_day14:auc", "severity_quiet_day14:brier_skill"} <= set(value)
