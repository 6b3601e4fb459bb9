"""UniversalPetrarch's validation sentences: source, target and class of every event, by state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from standoff.read.heads import decide
from standoff.read.heads.parties import dyads
from standoff.read.scoring.attribution import Score
from standoff.read.scoring.events import (
    Triple,
    class_now,
    code_of,
    place_of,
    score_triples,
    triples,
)
from standoff.workbench.bench.goldset import Meter, claims, read_text

__all__ = ["judge", "tally"]

_PEER = "UniversalPetrarch on its own 78, gold parses, full codes"
_CERTAIN = 0.5
"""From this probability a head's event is given where no rule fires."""


def judge(record: Mapping[str, Any], meter: Meter) -> tuple[Score, Score] | None:
    """Compare the events of a text, with and without their classes; None without text."""
    if not record["text"].strip():
        return None
    given = set(triples(claims(record["text"], meter, day=record["date"])))
    if not given:
        sentence = read_text(record["text"], Meter(), day=record["date"]).sentences[0]
        event, chance, _ = decide(sentence)
        pairs = {(code_of(a), code_of(b)) for a, b in dyads(sentence)}
        given = {(a, b, event) for a, b in pairs if a and b and chance >= _CERTAIN}
    wanted = set(_coded(record))
    bare = score_triples(_pairs(wanted), _pairs(given))
    return score_triples(wanted, given), bare


def _coded(record: Mapping[str, Any]) -> Iterator[Triple]:
    for event in record["events"]:
        source, target = place_of(event["source"]), place_of(event["target"])
        if source and target:
            yield source, target, class_now(event.get("plover"))


def _pairs(found: set[Triple]) -> set[Triple]:
    return {(a, b, "") for a, b, _ in found}


def tally(found: Sequence[tuple[Score, Score]]) -> Iterator[dict[str, Any]]:
    """Yield F of the events and of their dyads alone."""
    whole, bare = (sum((each[i] for each in found), Score(0, 0, 0)) for i in (0, 1))
    peer = {"target": 0.75, "peer": _PEER, "peer_value": 0.71}
    yield {"metric": "f1", "value": whole.f1, "n": whole.wanted, **peer}
    yield {"metric": "dyad_f1", "value": bare.f1, "n": bare.wanted}
