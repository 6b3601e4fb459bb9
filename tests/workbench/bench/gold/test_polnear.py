from __future__ import annotations

from standoff.workbench.bench.gold.polnear import judge, tally
from standoff.workbench.bench.goldset import Meter


def test_exact_spans_of_one_article() -> None:
    text = "The minister said that the fleet had left."
    spans = {"source": [[0, 12]], "cue": [[13, 17]], "content": [[18, 41]]}
    meter = Meter()
    one = judge({"text": text, "date": "2016-03-11", "attributions": [spans]}, meter)
    other = judge({"text": text, "date": "2016-03-11", "attributions": []}, meter)
    assert meter.words == 16
    value = {cells["metric"]: cells["value"] for cells in tally([one, other])}
    assert value["source_f1"] == value["cue_f1"] == 2 * 1 / (2 + 1)
