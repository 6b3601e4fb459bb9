from __future__ import annotations

from standoff.workbench.bench.gold.hedge_conll2010 import judge, tally
from standoff.workbench.bench.goldset import Meter


def test_f_of_the_uncertain() -> None:
    said = [
        judge({"text": "It is believed that he left.", "uncertain": True}, Meter()),
        judge({"text": "He left on Monday.", "uncertain": True}, Meter()),
        judge({"text": "She stayed.", "uncertain": False}, Meter()),
    ]
    assert said == [(True, True), (False, True), (False, False)]
    value = {cells["metric"]: cells["value"] for cells in tally(said)}
    assert value["f1"] == 2 * 1 / (1 + 2)
    assert value["accuracy"] == 2 / 3
