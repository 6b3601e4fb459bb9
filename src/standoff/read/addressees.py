"""Fills in whom a text's two adversaries address where a sentence leaves it to the context.

A report on a standoff names the dyad a few times and then says "Moscow denies ..." or "the Navy
has moved ..."; the one-sense-per-discourse habit of texts (Gale, Church & Yarowsky, 1992) lets the
reader supply the other side. Only claims between the two are completed, and their rule says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from standoff.states import STATES
from standoff.vocabulary.actors import Actor
from standoff.vocabulary.claims import Claim, Event, Posture, Signal, Stance

__all__ = ["MARK", "addressed", "dyad_of"]

MARK = "+dyad"
"""What is added to the name of the rule whose claim was completed."""

_HOSTILE = frozenset({"THREATEN", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "ACCUSE", "REJECT"})
_FEWEST, _LEAD = 3, 2
"""Explicit hostile claims that a dyad needs, and how many more than the next pair."""


def _states(actors: Iterable[Actor]) -> set[str]:
    return {actor.code for actor in actors if actor.code in STATES}


def _hostile(claim: Claim) -> bool:
    match claim:
        case Posture():
            return claim.direction != "draw-down"
        case Signal():
            return claim.stance is Stance.COERCIVE
        case Event():
            return claim.event in _HOSTILE
        case _:
            return False


def dyad_of(claims: Iterable[Claim]) -> frozenset[str] | None:
    """Find the two states that a text sets against each other, if it plainly does.

    Parameters
    ----------
    claims : iterable of Claim

    Returns
    -------
    frozenset of str or None
        None unless one pair has at least three explicit hostile claims, two more than the next.
    """
    pairs: Counter[frozenset[str]] = Counter()
    for claim in claims:
        if not _hostile(claim):
            continue
        first, second = (_states(side) for side in claim.parties)
        pairs.update(frozenset((a, b)) for a in first for b in second if a != b)
    (best, most), (_, next_most) = [*pairs.most_common(2), (frozenset(), 0), (frozenset(), 0)][:2]
    return best if most >= _FEWEST and most - next_most >= _LEAD else None


def addressed(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Complete postures and coercive signals of the two adversaries that name no addressee.

    Parameters
    ----------
    claims : sequence of Claim
        All of one text.
    """
    dyad = dyad_of(claims)
    return tuple(_completed(claim, dyad) for claim in claims) if dyad else tuple(claims)


def _completed(claim: Claim, dyad: frozenset[str]) -> Claim:
    first, second = claim.parties
    own = _states(first)
    if second or len(own) != 1 or not own < dyad or not _hostile(claim):
        return claim
    (code,) = dyad - own
    other = (Actor(code),)
    rule = claim.rule + MARK
    match claim:
        case Posture():
            return replace(claim, against=other, rule=rule)
        case Signal():
            return replace(claim, recipient=other, rule=rule)
        case _:
            return claim
