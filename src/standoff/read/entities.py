"""Entities of defence reporting: who, where, with what, how many, when, by which document.

A chain of token labels trained on the openly licensed records of re3d (Dstl, 2017), and grammars
where a grammar is surer: times, money, ships by name, coordinates, frequencies, numbers to call.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from standoff.read.entity_features import TIME_UNITS, features, is_money
from standoff.read.quantities import amounts
from standoff.read.sentences import Text
from standoff.read.tagging import Chain, load
from standoff.read.time import stretches

__all__ = ["OUTSIDE", "TYPES", "WEIGHTS", "Entity", "entities", "spans"]

TYPES: Final = (
    *("Organisation", "Location", "Person", "Nationality", "MilitaryPlatform", "Weapon", "Vehicle"),
    *("Quantity", "Temporal", "Money", "DocumentReference"),
)
"""The types that the chain labels; Coordinate, Frequency and CommsIdentifier are grammar alone."""
WEIGHTS: Final = Path(__file__).with_name("weights") / "entities.zip"
OUTSIDE: Final = 0.25
"""How much the label "O" is handicapped; chosen by cross-validation for the best F."""
_GRAMMAR_ALONE: Final = ("Temporal", "Money")
_PATTERNS: Final = (
    (
        "Coordinate",
        r"\d{1,3}(?:\.\d+)?°(?:\d{1,2}[′'])?(?:\d{1,2}[″\"])?[NS],?\s+"
        r"\d{1,3}(?:\.\d+)?°(?:\d{1,2}[′'])?(?:\d{1,2}[″\"])?[EW]",
    ),
    ("Frequency", r"(?<![\w.])\d+(?:\.\d+)?\s?[kKMG][Hh][Zz]\b"),
    (
        "CommsIdentifier",
        r"(?<![\w-])(?:\+?\d{1,3}[ -])?\(?\d{3}\)?[ -]\d{3}[ -]\d{4}\b|(?<!\S)@\w{2,}"
        r"|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    ),
    (
        "MilitaryPlatform",
        r"\b(?:USS|USNS|HMS|HMAS|HMCS|FS|INS)\s+[A-Z][\w’'-]*(?:(?:\s+de)?\s+[A-Z][\w’'-]+)*",
    ),
)
_COMPILED: Final = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity in a document: code points, end exclusive, and its type."""

    start: int
    end: int
    type: str


@cache
def _chain() -> Chain:
    return load(WEIGHTS)


def entities(text: Text, *, chain: Chain | None = None) -> tuple[Entity, ...]:
    """Find the entities of a document, the outermost of nested ones.

    Parameters
    ----------
    text : Text
        Parsed.
    chain : Chain, optional
        The shipped one by default.

    Returns
    -------
    tuple of Entity
        In text order, not overlapping.

    Raises
    ------
    EnvironmentProblem
        The shipped weights are not there.
    """
    surer = list(_by_grammar(text))
    found, model = list(surer), chain or _chain()
    for tokens, described in features(text):
        labels = model.decode(described, outside=OUTSIDE)
        edges = [(token.idx, token.idx + len(token)) for token in tokens]
        for entity in spans(edges, labels):
            clear = all(entity.end <= s.start or s.end <= entity.start for s in surer)
            if clear and entity.type not in _GRAMMAR_ALONE:
                found.append(entity)
    return tuple(sorted(found, key=lambda entity: entity.start))


def spans(edges: list[tuple[int, int]], labels: list[str]) -> Iterator[Entity]:
    """Yield the entities that the labels of tokens make.

    Parameters
    ----------
    edges : list of (int, int)
        Code points of each token.
    labels : list of str
        "O", "B-X" or "I-X" of each.
    """
    start = kind = None
    end = 0
    for (low, high), label in zip(edges, labels, strict=True):
        if start is not None and kind and label != f"I-{kind}":
            yield Entity(start, end, kind)
            start = None
        if label.startswith("B-"):
            start, kind = low, label[2:]
        end = high
    if start is not None and kind:
        yield Entity(start, end, kind)


def _by_grammar(text: Text) -> Iterator[Entity]:
    """Yield what the grammars find, none of it twice."""
    words = text.doc.text
    times = stretches(words, today=text.as_of)
    found = [Entity(time.core, time.end, "Temporal") for time in times]
    for amount in amounts(words):
        unit = amount.quantity.unit
        kind = "Money" if is_money(unit) else "Temporal" if unit in TIME_UNITS else ""
        if kind:
            found.append(Entity(amount.start, amount.end, kind))
    for kind, pattern in _COMPILED:
        found += [Entity(m.start(), m.end(), kind) for m in pattern.finditer(words)]
    end = 0
    for entity in sorted(found, key=lambda e: (e.start, -e.end)):
        if entity.start >= end:
            yield entity
            end = entity.end
