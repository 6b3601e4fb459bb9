from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from standoff.read.entities import WEIGHTS, Entity, entities, spans
from standoff.read.tagging import Chain
from tests.read.tools import prepared

TEXT = (
    "The defence minister of Norway visited Oslo on 3 May 2021. Two rebels fired mortars at the "
    "USS Cole near 33°47′N 44°30′E. Call 910-555-3383 or tune to 12130 MHz. It cost $5 million."
)


def read(text: str, model: Chain | None = None) -> list[tuple[str, str]]:
    found = entities(prepared(text), chain=model)
    assert all(a.end <= b.start for a, b in pairwise(found))
    return [(text[e.start : e.end], e.type) for e in found]


def test_the_grammars_alone() -> None:
    silent = Chain(("O",), {}, np.zeros((0, 1)), np.zeros((1, 1)), np.zeros(1))
    assert read(TEXT, silent) == [
        ("3 May 2021", "Temporal"),
        ("USS Cole", "MilitaryPlatform"),
        ("33°47′N 44°30′E", "Coordinate"),
        ("910-555-3383", "CommsIdentifier"),
        ("12130 MHz", "Frequency"),
        ("$5 million", "Money"),
    ]


def test_the_shipped_chain() -> None:
    found = read(TEXT)
    assert ("Oslo", "Location") in found
    assert ("The defence minister of Norway", "Person") in found
    assert ("$5 million", "Money") in found


def test_labels_become_entities() -> None:
    edges = [(0, 3), (4, 8), (9, 12), (13, 15)]
    assert list(spans(edges, ["B-X", "I-X", "B-X", "O"])) == [Entity(0, 8, "X"), Entity(9, 12, "X")]
    assert list(spans(edges, ["O", "O", "B-Y", "I-Y"])) == [Entity(9, 15, "Y")]
    assert list(spans(edges, ["I-X", "O", "O", "O"])) == []


def test_a_text_without_words_has_none() -> None:
    assert read("...") == []


def test_the_weights_are_small_and_carry_their_notice() -> None:
    assert WEIGHTS.stat().st_size < 1_000_000
    assert "CC BY-SA" in WEIGHTS.with_name("NOTICE.md").read_text(encoding="utf-8")


@pytest.mark.data
@pytest.mark.long
def test_cross_validated_f_on_re3d(data_dir: Path) -> None:
    from training import entities as training

    records = list(training.read_records(data_dir / "reading" / "re3d.jsonl"))
    assert training.judged(records, 3)["all"] > 0.57
