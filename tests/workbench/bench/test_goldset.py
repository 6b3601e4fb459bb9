from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from standoff.workbench.bench.goldset import Meter, claims, document, outcomes, read_text


def test_the_meter_pools_words_and_time() -> None:
    meter = Meter()
    text = read_text("Russia invaded Ukraine in 2022.", meter)
    assert (meter.words, len(text.sentences)) == (5, 1)
    assert meter.cpu > 0
    assert (meter + Meter(5, 0.0)).words == 10
    assert Meter().speed == 0


def test_claims_of_a_text_are_verbatim() -> None:
    found = claims("Russia bombed Ukraine.", Meter(), day="20220310")
    text = "Russia bombed Ukraine."
    assert found
    assert all(text[c.span.start : c.span.end] == c.span.quote for c in found)
    assert document("x", "2022-03-10").published == document("x", "20220310").published


def test_bad_records_are_told_and_skipped_ones_are_not(tmp_path: Path) -> None:
    def judge(record: Mapping[str, Any], _meter: Meter) -> int | None:
        return record["a"] or None

    place = tmp_path / "set.jsonl"
    place.write_text('{"a": 3}\n\n{"a": 0}\n{"b": 1}\n[1]\n')
    found, bad = outcomes(place, judge, meter=Meter())
    assert found == [3]
    assert [line.split(" is left out")[0] for line in bad] == ["set: line 4", "set: line 5"]
