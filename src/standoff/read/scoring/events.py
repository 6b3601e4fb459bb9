"""Who did what to whom, claims against coded records, states by code and organisations as one.

Codes of the PETRARCH family put sectors behind the state ("SYRGOV"): the first three letters are
compared. Classes of PLOVER's 2016 draft count as those they became (Halterman et al., 2023).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import permutations, product

from standoff.read.scoring.attribution import Score
from standoff.states import STATES
from standoff.vocabulary.actors import Actor
from standoff.vocabulary.claims import Claim, Event, Posture, Signal, Support

__all__ = ["ORGANISATION", "Triple", "class_now", "code_of", "place_of", "score_triples", "triples"]

Triple = tuple[str, str, str]
"""Source code, target code, class; an empty class is left open."""
ORGANISATION = "IGO"
_MUTUAL = frozenset(["AGREE", "CONSULT", "SUPPORT", "COOPERATE"])
_SLIPS = {"JAP": "JPN", "ITL": "ITA", "ROM": "ROU", "ZAR": "COD"}
_NOW = {
    **dict.fromkeys(("FIGHT",), "ASSAULT"),
    **dict.fromkeys(("DISAPPROVE", "INVESTIGATE"), "ACCUSE"),
    **dict.fromkeys(("DEMAND",), "REQUEST"),
    **dict.fromkeys(("CONCEDE", "RETREAT"), "YIELD"),
    **dict.fromkeys(("ENGAGE",), "COOPERATE"),
}


def class_now(event: str | None) -> str:
    """Give the present name of a class; empty for none."""
    return _NOW.get(event or "", event or "")


def place_of(code: str | None) -> str:
    """Cut a coded actor to its state, or to `ORGANISATION`; empty if it names neither."""
    short = (code or "")[:3]
    short = _SLIPS.get(short, short)
    return short if short in STATES or short in (ORGANISATION, "PSE", "HKG") else ""


def code_of(actor: Actor) -> str:
    """Give what an actor counts as: its state's code, else `ORGANISATION`; empty if unknown."""
    if not actor.known:
        return ""
    return place_of(actor.code) or ORGANISATION


def _class_of(claim: Claim) -> str | None:
    """Give a claim's class; None for claims that are no acts."""
    if isinstance(claim, Event | Support):
        return class_now(claim.event)
    if isinstance(claim, Signal):
        return class_now(claim.event)
    if isinstance(claim, Posture):
        return "YIELD" if claim.direction == "draw-down" else "MOBILIZE"
    return None


def triples(claims: Iterable[Claim]) -> Iterator[Triple]:
    """Give the acts of some claims that have both parties, one for each pair of actors.

    Several who meet, agree or work together with nobody else do so with one another.
    """
    for claim in claims:
        event = _class_of(claim)
        if event is None:
            continue
        left, right = ({code_of(actor) for actor in side} - {""} for side in claim.parties)
        mutual = not right and event in _MUTUAL
        pairs: Iterable[tuple[str, str]]
        pairs = permutations(sorted(left), 2) if mutual else product(sorted(left), sorted(right))
        yield from ((a, b, event) for a, b in pairs)


def score_triples(wanted: Iterable[Triple], given: Iterable[Triple]) -> Score:
    """Count triples that are right; one whose wanted class is open is right with any class."""
    wanted, given = set(wanted), set(given)
    open_pairs = {(a, b) for a, b, event in wanted if not event}
    settled = {(a, b, "" if (a, b) in open_pairs else event) for a, b, event in given}
    return Score(len(settled & wanted), len(settled), len(wanted))
