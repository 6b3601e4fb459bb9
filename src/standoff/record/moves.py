"""Dated moves of a case, from its claims, by a rule that would rather miss a move than invent one.

Kinds and sides are those of International Crisis Behavior's triggers and major responses (Brecher &
Wilkenfeld, 2000); docs/reference/moves.md prints the whole mapping.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from standoff.states import STATES
from standoff.vocabulary.claims import Certainty, Claim, Event, Posture, Signal, Stance
from standoff.vocabulary.crises import Case, View
from standoff.vocabulary.moves import Move, MoveKind, Moves, Side
from standoff.vocabulary.timelines import Timeline

__all__ = ["SILENCE", "VAGUE", "as_it_opened", "day_of", "kind_of", "timeline_of"]

VAGUE = 31
"""A time expression that spans more days than this dates no move."""
SILENCE = 60
"""Days without a dated move that part one crisis from an earlier one."""

_ACTS = {
    "ASSAULT": MoveKind.VIOLENT,
    "MOBILIZE": MoveKind.MILITARY,
    "THREATEN": MoveKind.VERBAL,
    "ACCUSE": MoveKind.VERBAL,
    "REJECT": MoveKind.VERBAL,
    "REQUEST": MoveKind.VERBAL,
}
_MOVED = frozenset({"build-up", "exercise"})
_NOT_DONE = frozenset({"historical", "future", "hypothetical", "negation"})
_ECONOMIC_WORDS = frozenset({"economic", "trade"})


def day_of(claim: Claim, *, as_of: date) -> date | None:
    """Give the day by which what a claim tells had happened, if the text itself says so.

    The last day of the time expression is taken; the date of publication alone dates nothing.
    """
    start, end = claim.when.start, claim.when.end
    if claim.when.text is None or start is None or end is None or end > as_of:
        return None
    return end if (end - start).days <= VAGUE else None


def kind_of(claim: Claim) -> MoveKind | None:
    """Say which kind of move a claim tells of; None where it tells of none for certain.

    Only acts, movements of forces and coercive words that are stated as done count.
    """
    done = claim.factuality.positive and claim.factuality.certainty is Certainty.CERTAIN
    if not done or _NOT_DONE & set(getattr(claim, "aux", ())):
        return None
    match claim:
        case Posture():
            return MoveKind.MILITARY if claim.direction in _MOVED else None
        case Signal():
            return MoveKind.VERBAL if claim.stance is Stance.COERCIVE else None
        case Event(event="COERCE" | "SANCTION"):
            return _restricted(claim)
        case Event():
            return _ACTS.get(claim.event)
    return None


def _restricted(claim: Event) -> MoveKind:
    economic = "restrict" in claim.mode or _ECONOMIC_WORDS & set(claim.context)
    return MoveKind.ECONOMIC if economic else MoveKind.POLITICAL


@dataclass(frozen=True, slots=True)
class _Act:
    """A claim that tells of a dated move, or of a dated answer that is no move."""

    day: date
    side: Side
    kind: MoveKind | None
    actors: frozenset[str]
    claim: str


def timeline_of(case: Case, view: View, *, began: date | None = None) -> Timeline:
    """Order the dated moves of a case and say how long it has been on.

    Parameters
    ----------
    case : Case
    view : View
    began : date, optional
        The user's word on the first day goes before the texts.

    Returns
    -------
    Timeline
        Without the user's word the first day is that of the earliest dated move after which no
        `SILENCE` days passed without another, up to the case's day: an older quarrel that a text
        recalls is not taken for this crisis. It is an estimate from below, for what began the
        crisis may be undated.
    """
    acts = sorted(_acts(case, view), key=lambda act: (act.day, act.claim))
    moved = [act for act in acts if act.kind is not None]
    first = began or _first_day([act.day for act in moved], case.as_of)
    if first is None:
        found = "no move is dated" if not moved else f"no move is dated within {SILENCE} days"
        return Timeline(None, f"the day on which it began is unknown: {found}")
    reason = "given by the user" if began else "the first of an unbroken run of dated moves"
    return _timeline(case, [act for act in acts if act.day >= first], first=first, reason=reason)


def _first_day(days: list[date], as_of: date) -> date | None:
    """Walk back from the case's day until a silence."""
    first, later = None, as_of
    for day in sorted(days, reverse=True):
        if (later - day).days > SILENCE:
            break
        first = later = day
    return first


def _timeline(case: Case, acts: list[_Act], *, first: date, reason: str) -> Timeline:
    days = (case.as_of - first).days
    moves = tuple(
        Move((act.day - first).days, act.side, act.kind, act.claim)
        for act in acts
        if act.kind is not None
    )
    codes = frozenset(c for act in acts if act.kind is not None for c in act.actors)
    major = _major(moves)
    seen = Moves(
        days=days,
        made=frozenset((move.side, move.kind) for move in major),
        pending=not any(act.side is Side.TARGET for act in acts),
        since_last=days - max((move.day for move in major), default=0),
        joined=len(codes - {case.coercer.code, case.target.code}),
    )
    return Timeline(first, reason, moves, seen)


def _major(moves: Sequence[Move]) -> list[Move]:
    """Keep what International Crisis Behavior would code: the trigger, and each side's major act.

    Its landmark model knows one trigger and one major response per state, so a side's lesser moves
    beside its gravest, which a newspaper reports and the data set does not, are left out.
    """
    order = list(MoveKind)
    kept = []
    for side in Side:
        own = [move for move in moves if move.side is side]
        if own:
            kept.append(max(own, key=lambda move: (order.index(move.kind), -move.day)))
    opening = [move for move in moves if move.day == 0 and move.side is Side.COERCER]
    if opening:
        kept.append(max(opening, key=lambda move: order.index(move.kind)))
    return kept


def _acts(case: Case, view: View) -> Iterable[_Act]:
    for claim in view.claims:
        if not isinstance(claim, Event | Posture | Signal):
            continue
        day, side = day_of(claim, as_of=case.as_of), _side(claim, case)
        kind = kind_of(claim)
        if day is None or side is None or (kind is None and not _answers(claim)):
            continue
        yield _Act(day, side, kind, _states(claim.actor), claim.id)


def _answers(claim: Claim) -> bool:
    """Say whether a claim that is no move is still an answer: a word or deed of give and take."""
    done = claim.factuality.positive and claim.factuality.certainty is Certainty.CERTAIN
    spoken = isinstance(claim, Signal) and claim.stance is Stance.CONCILIATORY
    given = isinstance(claim, Event) and claim.event in ("AGREE", "CONSULT", "YIELD", "COOPERATE")
    return done and (spoken or given) and not _NOT_DONE & set(getattr(claim, "aux", ()))


def _states(actors: Iterable[object]) -> frozenset[str]:
    codes = (getattr(actor, "code", "") for actor in actors)
    return frozenset(code for code in codes if code in STATES)


def _side(claim: Event | Posture | Signal, case: Case) -> Side | None:
    """Say whose move it is, if it is made toward another party of the crisis.

    Forces may be moved without a word on whom they face; everything else needs its addressee.
    """
    by, on = (_states(side) for side in claim.parties)
    coercer, target = case.coercer.code, case.target.code
    ours = {coercer, *(p.code for p in case.partners)}
    theirs = {target, *(p.code for p in case.patrons)}
    unaddressed = kind_of(claim) is MoveKind.MILITARY and not on
    if by & {coercer, target} == {coercer, target} or not by:
        return None
    if coercer in by:
        return Side.COERCER if on & theirs or unaddressed else None
    if target in by:
        return Side.TARGET if on & ours or unaddressed else None
    return Side.THIRD if on & {coercer, target} else None


def as_it_opened(view: View, timeline: Timeline) -> View:
    """Leave out the claims that are dated after the first day: the opening is not made of them."""
    if timeline.began is None:
        return view
    kept = tuple(
        claim
        for claim in view.claims
        if (day_of(claim, as_of=view.as_of) or timeline.began) <= timeline.began
    )
    return replace(view, claims=kept)
