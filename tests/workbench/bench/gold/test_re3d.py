from __future__ import annotations

import pytest

from standoff.read.scoring.attribution import Score
from standoff.workbench.bench.gold.re3d import judge, missing, tally
from standoff.workbench.bench.goldset import Meter


def test_counts_are_pooled() -> None:
    (cells,) = tally([Score(1, 2, 2), Score(1, 1, 2)])
    assert (cells["metric"], cells["n"]) == ("entity_f1", 4)
    assert cells["value"] == 2 * 2 / (3 + 4)


def test_outermost_and_sure_entities_are_wanted() -> None:
    if said := missing():
        pytest.skip(said)
    text = "Three tanks reached Aleppo on Monday."
    gold = [
        *([20, 26, "Location", "Aleppo", 1], [20, 23, "Location", "Ale", 1]),
        [12, 19, "Organisation", "reached", 0.2],
    ]
    assert judge({"text": text, "entities": gold}, Meter()).wanted == 1
