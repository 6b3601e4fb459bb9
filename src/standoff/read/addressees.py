"""Fills in whom a text's adversaries address where a sentence leaves it to the context.

A report on a standoff names the dyad a few times and then says "Moscow denies ..." or "the Navy
has moved ..."; the one-sense-per-discourse habit of texts (Gale, Church & Yarowsky, 1992) lets the
reader supply the other side. A patron who arms one adversary stands against the other (extended
deterrence: Huth, 1988); a bystander who condemns a deed condemns the one who does such deeds in the
text. Completed claims say so in their rule.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from standoff.states import STATES
from standoff.vocabulary.actors import Actor
from standoff.vocabulary.claims import Claim, Event, Posture, Signal, Stance, Support

__all__ = ["MARK", "addressed", "rivals"]

MARK = "+dyad"
"""What is added to the name of the rule whose claim was completed."""

_HOSTILE = frozenset({"THREATEN", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "ACCUSE", "REJECT"})
_FORCEFUL = frozenset({"MOBILIZE", "COERCE", "ASSAULT"})
_DEEDS = frozenset(
    """missile strike airstrike attack test drill exercise deployment buildup build-up bombing raid
    bombardment shelling incursion blockade quarantine offensive invasion assault launch manoeuvre
    maneuver annexation seizure""".split()
)
"""Nouns of deeds that a text may leave without their doer: "condemned the strikes"."""
_FEWEST = 2
"""Explicit hostile claims that a pair needs, more than either has with anybody else."""


@dataclass(frozen=True, slots=True)
class _Quarrel:
    """Who is set against whom, whom third states are by whom they help, who does the deeds."""

    against: Mapping[str, str]
    sides: Mapping[str, str]
    doer: str


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


def rivals(claims: Iterable[Claim]) -> dict[str, str]:
    """Find the one state that each state of a text is plainly set against.

    Parameters
    ----------
    claims : iterable of Claim

    Returns
    -------
    dict
        Code by code: at least two explicit hostile claims between the two, in either direction,
        and more than between the first and any other.
    """
    met: dict[str, Counter[str]] = {}
    for claim in claims:
        first, second = (_states(side) for side in claim.parties)
        pairs = [(a, b) for a in first for b in second if a != b] if _hostile(claim) else []
        for one, other in pairs:
            met.setdefault(one, Counter())[other] += 1
            met.setdefault(other, Counter())[one] += 1
    ranked = {code: [*others.most_common(2), ("", 0)] for code, others in met.items()}
    return {
        code: best
        for code, ((best, most), (_, next_most), *_) in ranked.items()
        if most >= _FEWEST and most > next_most
    }


def addressed(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Complete postures and signals that name no addressee where the text plainly gives one.

    Parameters
    ----------
    claims : sequence of Claim
        All of one text.
    """
    against = rivals(claims)
    if not against:
        return tuple(claims)
    quarrel = _Quarrel(against, dict(_sides(claims, against)), _doer(claims, against))
    return tuple(_completed(claim, quarrel) for claim in claims)


def _sides(claims: Iterable[Claim], against: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give each third state that helps adversaries of one state only, with that state."""
    opposed: dict[str, set[str]] = {}
    for claim in claims:
        if isinstance(claim, Support) and claim.status != "denied":
            givers, takers = (_states(side) for side in claim.parties)
            for giver in givers - set(against):
                opposed.setdefault(giver, set()).update(
                    against[taker] for taker in takers if taker in against
                )
    for giver, others in opposed.items():
        if len(others) == 1:
            yield giver, next(iter(others))


def _doer(claims: Iterable[Claim], against: Mapping[str, str]) -> str:
    """Find the adversary that moves forces or uses power more than any other; "" if none."""
    deeds: Counter[str] = Counter()
    for claim in claims:
        forceful = isinstance(claim, Event) and claim.event in _FORCEFUL
        if forceful or (isinstance(claim, Posture) and claim.direction != "draw-down"):
            deeds.update(_states(claim.parties[0]) & set(against))
    ranked = [*deeds.most_common(2), ("", 0), ("", 0)]
    return ranked[0][0] if ranked[0][1] > ranked[1][1] else ""


def _completed(claim: Claim, quarrel: _Quarrel) -> Claim:
    first, second = claim.parties
    if second or len(_states(first)) != 1 or not isinstance(claim, Posture | Signal):
        return claim
    other = _other(claim, next(iter(_states(first))), quarrel)
    if not other:
        return claim
    rule = claim.rule + MARK
    if isinstance(claim, Posture):
        return replace(claim, against=(Actor(other),), rule=rule)
    return replace(claim, recipient=(Actor(other),), rule=rule)


def _other(claim: Posture | Signal, own: str, quarrel: _Quarrel) -> str:
    """Find whom a claim of one state is for: its adversary, else its client's, else the doer."""
    if own in quarrel.against:
        return quarrel.against[own] if isinstance(claim, Signal) or _hostile(claim) else ""
    if not _hostile(claim):
        return ""
    if own in quarrel.sides:
        return quarrel.sides[own]
    said = {word.strip(".,;:'\"").removesuffix("s") for word in claim.span.quote.lower().split()}
    blames = isinstance(claim, Signal) and claim.event == "ACCUSE"
    return quarrel.doer if blames and said & _DEEDS else ""
