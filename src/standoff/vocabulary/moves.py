"""Dated moves in a crisis: who acted how by a day, as a landmark forecast wants them.

Kinds follow the trigger and major-response variables of International Crisis Behavior (Brecher &
Wilkenfeld, 2000).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Move", "MoveKind", "Moves", "Side", "last_kind"]


class Side(StrEnum):
    """Whose move it is."""

    COERCER = "coercer"
    TARGET = "target"
    THIRD = "third party"


class MoveKind(StrEnum):
    """What kind of move it is, from words to force."""

    VERBAL = "verbal"
    POLITICAL = "political"
    ECONOMIC = "economic"
    MILITARY = "non-violent military"
    VIOLENT = "violent"


@dataclass(frozen=True, slots=True, order=True)
class Move:
    """One dated act.

    Attributes
    ----------
    day : int
        Days since the crisis began; 0 is its first day.
    side : Side
    kind : MoveKind
    source : str
        Id of the claim or key of the row that says so; "" where there is none.
    """

    day: int
    side: Side
    kind: MoveKind
    source: str = ""


@dataclass(frozen=True, slots=True)
class Moves:
    """All that was done in a crisis by a day.

    Attributes
    ----------
    days : int
        Days since the crisis began; nothing later was seen.
    made : frozenset of (Side, MoveKind)
        The kinds of move seen from each side, the opening among them.
    pending : bool
        Whether the target has yet to answer.
    since_last : int
        Days since the last move.
    joined : int
        States in the crisis beyond coercer and target.
    great_powers : int
        Great and super powers among those that joined.
    last : MoveKind or None
        The gravest kind of move of the last day on which there was one; None where unknown.
    """

    days: int
    made: frozenset[tuple[Side, MoveKind]] = frozenset()
    pending: bool = True
    since_last: int = 0
    joined: int = 0
    great_powers: int = 0
    last: MoveKind | None = None

    @property
    def violent(self) -> bool:
        """Whether anybody has used force."""
        return any(kind is MoveKind.VIOLENT for _, kind in self.made)


def last_kind(moves: Iterable[Move]) -> MoveKind | None:
    """Give the gravest kind of the last day with a move; None if there is none."""
    given = tuple(moves)
    if not given:
        return None
    day = max(move.day for move in given)
    on_the_day = {move.kind for move in given if move.day == day}
    return [kind for kind in MoveKind if kind in on_the_day][-1]
