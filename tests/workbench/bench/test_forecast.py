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
    assert all(v <= 0.20 for k, v in value.items() if k.endswith("brier_skill"))
