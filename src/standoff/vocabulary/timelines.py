"""The course of a case so far: when it began, who moved when, and which sentences say so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from standoff.vocabulary.moves import Move, Moves

__all__ = ["Timeline"]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Dated moves of a case.

    Attributes
    ----------
    began : date or None
        First day of the crisis; None where nothing tells it.
    reason : str
        How the first day is known, or why it is not.
    moves : tuple of Move
        In the order of their days; each names the claim or data row that says so.
    seen : Moves or None
        What had been done by the case's day; None where the first day is unknown.
    """

    began: date | None
    reason: str
    moves: tuple[Move, ...] = ()
    seen: Moves | None = None
