"""How many coded claims of one document the reader finds, with the reasons for the rest.

A gold claim is found by a claim of the same kind whose span shares at least half of the shorter
one's characters and whose parties hold all its codes on the same side (an empty gold side is free).
Each claim finds at most one gold claim; pairs that share most words are made first.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from standoff.vocabulary.claims import Claim
from standoff.vocabulary.crises import Reading

__all__ = ["GoldClaim", "Miss", "SeedScore", "gold_claims", "score_seed"]

_SIDES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "EVENT": (("actor",), ("recipient",)),
    "POSTURE": (("actor",), ("against",)),
    "SUPPORT": (("supporter",), ("recipient",)),
    "SIGNAL": (("actor",), ("recipient",)),
    "ASSESSMENT": (("about",), ("toward",)),
    "RELATION": (("a",), ("b",)),
    "COST": ((), ()),
    "QUESTION": ((), ()),
}


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A coded claim: id, kind, code-point span, quote and the codes on either side."""

    id: str
    kind: str
    start: int
    end: int
    quote: str
    left: frozenset[str]
    right: frozenset[str]


@dataclass(frozen=True, slots=True)
class Miss:
    """A gold claim that no claim found, and what came nearest."""

    gold: GoldClaim
    reason: str


@dataclass(frozen=True, slots=True)
class SeedScore:
    """What the reader found of the coded claims.

    Attributes
    ----------
    found : tuple of (GoldClaim, Claim)
    missed : tuple of Miss
    extra : tuple of Claim
        Claims that found nothing coded; whether they are wrong is for a reader to judge.
    verbatim : bool
        Whether every claim's span is the document's slice.
    """

    found: tuple[tuple[GoldClaim, Claim], ...]
    missed: tuple[Miss, ...]
    extra: tuple[Claim, ...]
    verbatim: bool

    def supported(self, claim: Claim) -> bool:
        """Say whether an extra claim repeats coded words and parties, as another kind of claim."""
        codes = {actor.code for side in claim.parties for actor in side}
        coded = (*(gold for gold, _ in self.found), *(miss.gold for miss in self.missed))
        return any(
            _shared(gold, claim) >= 0.5 and codes <= (gold.left | gold.right) for gold in coded
        )


def gold_claims(path: Path, text: str = "") -> tuple[GoldClaim, ...]:
    """Load coded claims from JSON lines; lines without a kind describe the document.

    Parameters
    ----------
    path : pathlib.Path
        Rows with id, kind, quote, the parties under the names of `vocabulary.claims`, and span.
    text : str
        Where quotes without a span are looked up.
    """
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line)
    return tuple(_gold(row, text) for row in rows if "kind" in row)


def _gold(row: dict[str, Any], text: str) -> GoldClaim:
    left, right = _SIDES[row["kind"]]
    start, end = row.get("span") or _place(row["quote"], text)
    return GoldClaim(
        id=row["id"],
        kind=row["kind"],
        start=start,
        end=end,
        quote=row["quote"],
        left=frozenset(code for name in left for code in row.get(name, ())),
        right=frozenset(code for name in right for code in row.get(name, ())),
    )


def _place(quote: str, text: str) -> tuple[int, int]:
    start = text.index(quote)
    return start, start + len(quote)


def score_seed(gold: Sequence[GoldClaim], reading: Reading) -> SeedScore:
    """Match a reading against coded claims by the rule of this module.

    Parameters
    ----------
    gold : sequence of GoldClaim
    reading : Reading
        Of the same document.
    """
    pairs = sorted(_pairs(gold, reading), key=lambda pair: -pair[2])
    by_gold: dict[str, Claim] = {}
    taken: set[str] = set()
    for coded, claim, _ in pairs:
        if coded.id not in by_gold and claim.id not in taken:
            by_gold[coded.id] = claim
            taken.add(claim.id)
    return SeedScore(
        found=tuple((coded, by_gold[coded.id]) for coded in gold if coded.id in by_gold),
        missed=tuple(
            Miss(coded, _reason(coded, reading)) for coded in gold if coded.id not in by_gold
        ),
        extra=tuple(claim for claim in reading.claims if claim.id not in taken),
        verbatim=all(reading.document.holds(claim.span) for claim in reading.claims),
    )


def _pairs(gold: Sequence[GoldClaim], reading: Reading) -> Iterator[tuple[GoldClaim, Claim, float]]:
    for coded in gold:
        for claim in reading.claims:
            if claim.kind == coded.kind and _shared(coded, claim) >= 0.5 and _agree(coded, claim):
                yield coded, claim, _likeness(coded, claim)


def _common(coded: GoldClaim, claim: Claim) -> int:
    return min(coded.end, claim.span.end) - max(coded.start, claim.span.start)


def _shared(coded: GoldClaim, claim: Claim) -> float:
    """Give the share of the shorter span that both cover."""
    shorter = min(coded.end - coded.start, claim.span.end - claim.span.start)
    return _common(coded, claim) / max(shorter, 1)


def _likeness(coded: GoldClaim, claim: Claim) -> float:
    """Give the share of both spans together that both cover."""
    together = coded.end - coded.start + claim.span.end - claim.span.start - _common(coded, claim)
    return _common(coded, claim) / max(together, 1)


def _agree(coded: GoldClaim, claim: Claim) -> bool:
    left, right = ({actor.code for actor in side} for side in claim.parties)
    return coded.left <= left and coded.right <= right


def _reason(coded: GoldClaim, reading: Reading) -> str:
    """Say why a coded claim was not found."""
    there = [claim for claim in reading.claims if _shared(coded, claim) >= 0.5]
    same = [claim for claim in there if claim.kind == coded.kind]
    if any(_agree(coded, claim) for claim in same):
        return "its claim found another coded claim"
    if same:
        left, right = ([actor.code for actor in side] for side in same[0].parties)
        return f"parties differ: {same[0].rule} gave {left} -> {right}"
    if there:
        return f"kind differs: {', '.join(sorted({claim.rule for claim in there}))}"
    return "nothing was read there"
