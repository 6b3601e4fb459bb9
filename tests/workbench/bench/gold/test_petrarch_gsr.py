from __future__ import annotations

from standoff.workbench.bench.gold.petrarch_gsr import judge, tally
from standoff.workbench.bench.goldset import Meter


def test_events_by_state_and_old_class_names() -> None:
    event = {"source": "RUSMIL", "target": "GEOGOV", "plover": "FIGHT"}
    text = "Russian warplanes bombed targets in Georgia on Friday."
    one = judge({"text": text, "date": "20080810", "events": [event]}, Meter())
    assert one is not None
    value = {cells["metric"]: cells["value"] for cells in tally([one])}
    assert value == {"f1": 1.0, "dyad_f1": 1.0}


def test_a_record_without_text_is_skipped() -> None:
    assert judge({"text": " ", "date": "20150101", "events": []}, Meter()) is None
