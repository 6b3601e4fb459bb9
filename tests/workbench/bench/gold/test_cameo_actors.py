from __future__ import annotations

from standoff.workbench.bench.gold.cameo_actors import judge, tally
from standoff.workbench.bench.goldset import Meter


def test_exact_phrases() -> None:
    tokens = ["Iraqi", "troops", "attacked", "the", "rebel", "garrison", "on", "Thursday", "."]
    spans = [["S", 0, 2, "Iraqi troops"], ["T", 3, 6, "the rebel garrison"]]
    one = judge({"tokens": tokens, "spans": spans}, Meter())
    value = {cells["metric"]: cells["value"] for cells in tally([one])}
    assert value == {"exact_f1": 1.0, "source_exact_f1": 1.0, "target_exact_f1": 1.0}
