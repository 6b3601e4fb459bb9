"""What the history stage hands over: units of analysis, coverage, columns, counts of outcomes."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["OutcomeCounts"]


@dataclass(frozen=True, slots=True)
class OutcomeCounts:
    """How past crises of one opening class stood at a horizon: violence x the target's outcome.

    Attributes
    ----------
    reference : str
        ``"crises"`` (one per crisis, its first actor) or ``"directed"`` (one per target of a great
        or super power stronger than itself).
    opening : str
        The row's name, e.g. ``"quiet"`` or ``"quiet, military trigger"``.
    horizon_days : int
        Days since the crisis began.
    violence, outcomes : tuple of str
        Names of the rows and columns of both tables.
    ended : tuple of tuple of int, shape (4, 4)
        Crises that had ended within the horizon.
    standing : tuple of tuple of int, shape (4, 4)
        Crises still on then, by what they came to in the end.
    """

    reference: str
    opening: str
    horizon_days: int
    violence: tuple[str, ...]
    outcomes: tuple[str, ...]
    ended: tuple[tuple[int, ...], ...]
    standing: tuple[tuple[int, ...], ...]

    @property
    def n_ended(self) -> int:
        """Count the crises that had ended within the horizon."""
        return sum(map(sum, self.ended))

    @property
    def n(self) -> int:
        """Count all crises of the class."""
        return self.n_ended + sum(map(sum, self.standing))

    @property
    def key(self) -> str:
        """Give the key a brief links to."""
        return f"icb:outcomes-{self.reference}-{self.horizon_days}d/{self.opening}"
