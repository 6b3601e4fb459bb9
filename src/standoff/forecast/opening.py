"""Says how a crisis opened, from its claims: the four cells that carry most skill at onset.

The cells follow the trigger and intra-war variables of International Crisis Behavior (Brecher &
Wilkenfeld, 2000), as far as reporting shows them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from standoff.vocabulary.claims import Certainty, Claim, Event, Posture
from standoff.vocabulary.crises import Case, Opening, OpeningClass, View

__all__ = ["opening_of"]

_NOT_NOW = frozenset({"historical", "future", "hypothetical", "negation"})


def opening_of(
    case: Case, view: View, *, given: OpeningClass | None = None, protracted: bool | None = None
) -> Opening:
    """Classify the opening of a case.

    Parameters
    ----------
    case : Case
    view : View
    given : OpeningClass, optional
        The user's word goes before the claims; "inside an ongoing war" can only be given, since
        a text on a crisis rarely says whether the war it mentions is the adversaries' own.
    protracted : bool or None
        Whether the adversaries are in a protracted conflict, if known.

    Returns
    -------
    Opening
        Violent if the coercer is certain to have used force against the target; indirect violent
        if somebody else has; else quiet, military if forces were moved against the target.
    """
    sides = {case.coercer.code, case.target.code}
    direct, indirect = _assaults(view.claims, case)
    moves = [c for c in view.claims if _moves_forces(c, case.coercer.code)]
    military = bool(moves)
    if given is not None:
        return Opening(given, military, "given by the user", protracted, _ids(moves))
    if direct:
        reason = f"{_count(direct)} of force between {' and '.join(sorted(sides))}"
        return Opening(OpeningClass.VIOLENT, military, reason, protracted, _ids(direct))
    if indirect:
        reason = f"{_count(indirect)} of force against {case.target.code} by others"
        return Opening(OpeningClass.INDIRECT, military, reason, protracted, _ids(indirect))
    reason = "no claim that force has been used between the two; " + (
        f"{_count(moves)} that {case.coercer.code} moves forces"
        if moves
        else f"no claim that {case.coercer.code} moves forces"
    )
    return Opening(OpeningClass.QUIET, military, reason, protracted, _ids(moves))


def _count(claims: Sequence[Claim]) -> str:
    return "one claim" if len(claims) == 1 else f"{len(claims)} claims"


def _ids(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(c.id for c in claims)


def _assaults(claims: Iterable[Claim], case: Case) -> tuple[list[Event], list[Event]]:
    """Split certain uses of force against the target into the coercer's and others'."""
    direct: list[Event] = []
    indirect: list[Event] = []
    ours = {case.coercer.code, *(p.code for p in case.partners)}
    for claim in claims:
        if not isinstance(claim, Event) or claim.event != "ASSAULT" or not _happened(claim):
            continue
        by, on = {a.code for a in claim.actor}, {a.code for a in claim.recipient}
        if case.target.code not in on or by & on:
            continue
        (direct if by & ours else indirect).append(claim)
    return direct, indirect


def _happened(claim: Event) -> bool:
    f = claim.factuality
    certain = f.positive and f.certainty is Certainty.CERTAIN
    return certain and not _NOT_NOW & set(claim.aux)


def _moves_forces(claim: Claim, coercer: str) -> bool:
    moved = isinstance(claim, Posture) and claim.direction != "draw-down"
    mobilized = isinstance(claim, Event) and claim.event == "MOBILIZE"
    by = {a.code for a in claim.parties[0]}
    return (moved or mobilized) and coercer in by and claim.factuality.positive
