"""What the history stage hands over: units of analysis, coverage, columns, counts of outcomes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["CellState", "ColumnSource", "Coverage", "OutcomeCounts", "System", "Unit"]


class Unit(StrEnum):
    """What one row of a panel is."""

    STATE_YEAR = "state-year"
    DYAD_YEAR = "dyad-year"
    DISPUTE_YEAR = "dispute-year"
    CRISIS_ACTOR = "crisis-actor"
    LEADER_YEAR = "leader-year"
    K_AD_YEAR = "k-ad-year"


class System(StrEnum):
    """Whose list of states a panel follows, and so whose codes it holds."""

    COW = "cow"
    GW = "gw"

    @property
    def code(self) -> str:
        """Name the code column: ``ccode`` or ``gwcode``."""
        return "ccode" if self is System.COW else "gwcode"


class CellState(StrEnum):
    """Why a cell holds what it holds."""

    OBSERVED = "observed"
    ZERO = "zero inside coverage"
    FORCED = "zero outside coverage, as asked"
    CARRIED = "carried forward"
    ABSENT = "null: the source has no value"
    OUTSIDE = "null: outside coverage"


@dataclass(frozen=True, slots=True)
class Coverage:
    """The years a data set (or one variable of it) speaks about, both included."""

    first: int
    last: int

    def __contains__(self, year: int) -> bool:
        """Say whether the year lies inside."""
        return self.first <= year <= self.last

    def __str__(self) -> str:
        """Write the years as a range."""
        return f"{self.first}-{self.last}"


@dataclass(frozen=True, slots=True)
class ColumnSource:
    """Where a panel's column comes from.

    Attributes
    ----------
    column : str
        Name in the panel.
    data_set, version : str
        Registry name and release; "" for a column made of others.
    sha256 : str
        Of the file that was read; "" if none was.
    variable : str
        Name in the source.
    made : str
        What was done to it, in one line.
    coverage : Coverage or None
        Years within which an absent record means zero (or none); None where there is no such span.
    missing : tuple of int
        Codes of the source that became null.
    licence, citation : str
    """

    column: str
    data_set: str
    version: str
    sha256: str
    variable: str
    made: str
    coverage: Coverage | None
    missing: tuple[int, ...] = ()
    licence: str = ""
    citation: str = ""


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
