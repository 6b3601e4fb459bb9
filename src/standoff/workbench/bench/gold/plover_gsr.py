"""PLOVER's gold standard records: class, parties, mode and context of news sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from standoff.read.contexts import contexts
from standoff.read.heads import decide
from standoff.read.heads.parties import dyads
from standoff.read.scoring.attribution import Score
from standoff.read.scoring.events import Triple, class_now, code_of, place_of, triples
from standoff.vocabulary.claims import Claim, Event, Signal
from standoff.workbench.bench.goldset import Meter, claims, read_text

__all__ = ["NOTE", "judge", "tally"]

NOTE = (
    "these records are among what the linear heads learned from; "
    "figures by cross-validation: docs/reference/how-good-is-the-reader.md"
)
_UP = "UniversalPetrarch, held-out part"
_MODES_NOW = {
    "demo-spon": "demo",
    "demo-org": "demo",
    "riot-spon": "riot",
    "strike-gen": "strike",
    "strike-hun": "hunger",
    "detain": "arrest",
    "confiscate": "seize",
}
"""Modes of PLOVER's 2016 draft under their names of 2021."""
_NAMES = {
    **dict.fromkeys(("government", "politics"), "political"),
    **dict.fromkeys(("refugee", "refugees"), "migration"),
    "resources": "resource",
    "rights": "human_rights",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was said and wanted of one record."""

    text: str
    event: tuple[str, str]
    wanted: frozenset[Triple]
    given: frozenset[Triple]
    mode: tuple[bool, bool]
    context: Score


def judge(record: Mapping[str, Any], meter: Meter) -> Outcome:
    """Read a record's text: rules first, the linear head where no rule names both parties."""
    found = claims(record["text"], meter)
    text = read_text(record["text"], Meter())
    with meter.reading(""):
        sentence = text.sentences[0]
        event = decide(sentence)[0]
        given = set(triples(found))
        if not given:
            pairs = {(code_of(one), code_of(other)) for one, other in dyads(sentence)}
            given = {(a, b, event) for a, b in pairs if a and b}
        region = (sentence.tokens.start, sentence.tokens.end)
        context = frozenset(contexts(sentence, region))
    wanted = frozenset(_NAMES.get(name, name) for name in record.get("context") or ())
    modes = {mode for claim in found for mode in _modes(claim)}
    return Outcome(
        record["text"],
        (event, class_now(record["plover15"])),
        frozenset(_coded(record)),
        frozenset(given),
        (bool(record.get("mode")), _mode_now(record) in modes),
        Score(len(wanted & context), len(context), len(wanted)),
    )


def _mode_now(record: Mapping[str, Any]) -> str:
    """Give the present name of a record's mode."""
    mode = str(record.get("mode") or "")
    return _MODES_NOW.get(mode, mode)


def _modes(claim: Claim) -> tuple[str, ...]:
    return claim.mode if isinstance(claim, Event | Signal) else ()


def _coded(record: Mapping[str, Any]) -> Iterator[Triple]:
    """Give each pair of actor and recipient; among actors alone, each toward each other."""
    left, right = (
        list(dict.fromkeys(code for each in record[side] if (code := place_of(each.get("code")))))
        for side in ("actor", "recipient")
    )
    event = class_now(record["plover15"])
    for one in left:
        for other in right or [code for code in left if code != one]:
            yield one, other, event


def _pooled(found: Sequence[Outcome], *, classes: bool) -> Score:
    """Pool pairs (with or without class) over texts; several records may code one text."""
    wanted: set[tuple[str, ...]] = set()
    given: set[tuple[str, ...]] = set()
    for each in found:
        width = 3 if classes else 2
        wanted |= {(each.text, *triple[:width]) for triple in each.wanted}
        given |= {(each.text, *triple[:width]) for triple in each.given}
    return Score(len(wanted & given), len(given), len(wanted))


def tally(found: Sequence[Outcome]) -> Iterator[dict[str, Any]]:
    """Yield accuracy of the class, F of the dyads, without and with it, of mode and context."""
    right = sum(said == wanted for said, wanted in (each.event for each in found)) / len(found)
    up = {"peer": _UP}
    common = {"value": right, "n": len(found), "target": 0.66}
    yield {"metric": "class_accuracy", **common, **up, "peer_value": 0.440}
    for metric, classes, target, peer in (
        ("dyad_f1", False, 0.55, 0.306),
        ("dyad_class_f1", True, 0.40, 0.148),
    ):
        score = _pooled(found, classes=classes)
        common = {"value": score.f1, "n": score.wanted, "target": target}
        yield {"metric": metric, **common, **up, "peer_value": peer}
    modes = [hit for coded, hit in (each.mode for each in found) if coded]
    if modes:
        yield {"metric": "mode_accuracy", "value": sum(modes) / len(modes), "n": len(modes)}
    context = sum((each.context for each in found), Score(0, 0, 0))
    yield {"metric": "context_f1", "value": context.f1, "n": context.wanted}
