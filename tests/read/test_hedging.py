"""Hedged sentences: what hedges, what does not, and how well that meets an outside judgement."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.read.hedging import hedges, is_hedged, vagueness


@pytest.mark.parametrize(
    "sentence",
    [
        "The destroyer is believed to have left port.",
        "Some officials fear a blockade.",
        "It is unclear who ordered the flight.",
        "Perhaps the talks will resume.",
        "According to observers, the drill was cut short.",
        "The base may, if needed, house most of the crews.",
    ],
)
def test_hedged(sentence: str) -> None:
    assert is_hedged(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The destroyer left port on Monday.",
        "Parliament ratified the treaty.",
        "The minister resigned.",
        "",
        "The mayor of Maybury opened the bridge.",
    ],
)
def test_plain(sentence: str) -> None:
    assert not is_hedged(sentence)


def test_cues_are_where_they_say() -> None:
    sentence = "Some crews MAY stay; the likelihood is theirs."
    assert [sentence[a:b] for a, b, _ in hedges(sentence)] == ["Some", "MAY"]
    assert vagueness(sentence) == pytest.approx(1.4)


@given(st.text(max_size=80))
def test_reads_anything(sentence: str) -> None:
    assert all(0 <= a < b <= len(sentence) and weight > 0 for a, b, weight in hedges(sentence))


@pytest.mark.data
def test_meets_the_shared_task(data_dir: Path) -> None:
    lines = (data_dir / "reading" / "hedge_conll2010.jsonl").read_text(encoding="utf-8")
    records = [json.loads(line) for line in lines.splitlines()]
    right = sum(r["uncertain"] and is_hedged(r["text"]) for r in records)
    given_, wanted = (
        sum(is_hedged(r["text"]) for r in records),
        sum(r["uncertain"] for r in records),
    )
    assert 2 * right / (given_ + wanted) > 0.78
