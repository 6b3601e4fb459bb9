"""Chances over outcomes, the reference frequencies they start from, and the words for them.

Words of estimative probability follow one table (Kent, 1964; the cut-points of ICD 203, 2015).
"""

from __future__ import annotations

from dataclasses import dataclass

from standoff.vocabulary.results import Interval, Number, Provenance

__all__ = [
    "OUTCOMES",
    "WORDS",
    "BaseRate",
    "Chance",
    "Forecast",
    "Hazard",
    "Outlook",
    "estimative_word",
]

OUTCOMES = (
    "concession by the target",
    "compromise",
    "the standoff continues",
    "limited force",
    "serious force or war",
)
"""The outcomes a brief gives chances over, exclusive and exhaustive at each horizon."""

WORDS: tuple[tuple[float, str], ...] = (
    (0.05, "almost no chance"),
    (0.20, "very unlikely"),
    (0.45, "unlikely"),
    (0.55, "roughly even chance"),
    (0.80, "likely"),
    (0.95, "very likely"),
    (1.01, "almost certain"),
)
"""Upper bounds (exclusive) and the words used below them."""


def estimative_word(p: float) -> str:
    """Say a probability in words of estimative probability."""
    return next(word for bound, word in WORDS if p < bound)


@dataclass(frozen=True, slots=True)
class BaseRate:
    """One row of a base-rate table: outcome frequencies in a reference class.

    Attributes
    ----------
    table, row : str
        E.g. ``"severity"`` and ``"quiet"``.
    outcomes : tuple of str
    counts : tuple of int
        Crises per outcome.
    frequencies : tuple of float
        Dirichlet-smoothed, summing to 1.
    intervals : tuple of Interval
        From the Dirichlet posterior.
    """

    table: str
    row: str
    outcomes: tuple[str, ...]
    counts: tuple[int, ...]
    frequencies: tuple[float, ...]
    intervals: tuple[Interval, ...]

    @property
    def n(self) -> int:
        """Count the crises in the class."""
        return sum(self.counts)

    @property
    def key(self) -> str:
        """Give the key a brief links to."""
        return f"icb:{self.table}/{self.row}"


@dataclass(frozen=True, slots=True)
class Hazard:
    """Share of crises, still on at a landmark day, that end within each horizon.

    Attributes
    ----------
    landmark : int
        Days since the crisis began; 0 = at onset.
    horizons : tuple of int
        Days ahead.
    ended : tuple of float
    intervals : tuple of Interval
    n : int
        Crises still on at the landmark.
    """

    landmark: int
    horizons: tuple[int, ...]
    ended: tuple[float, ...]
    intervals: tuple[Interval, ...]
    n: int


@dataclass(frozen=True, slots=True)
class Chance:
    """The probability of one outcome with its interval; `word` is `estimative_word(p)`."""

    outcome: str
    p: float
    interval: Interval

    @property
    def word(self) -> str:
        """Say the probability in words."""
        return estimative_word(self.p)


@dataclass(frozen=True, slots=True)
class Forecast:
    """Chances over exclusive outcomes at one horizon, with the class frequency beside them.

    Attributes
    ----------
    question : str
    horizon_days : int
    chances : tuple of Chance
        Summing to 1.
    reference : tuple of float
        The class frequency of the same outcomes at issue; scores are taken against it.
    reference_class : str
        Which class, and its n, in words.
    skill : str
        One plain sentence on the measured skill over the class frequency.
    provenance : Provenance
    """

    question: str
    horizon_days: int
    chances: tuple[Chance, ...]
    reference: tuple[float, ...]
    reference_class: str
    skill: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is expected of one target of forecast: the chances, and the class frequency beside.

    Attributes
    ----------
    target : str
        E.g. ``"severity"``, ``"target_outcome"``, ``"recurrence"``, ``"duration"``.
    question : str
    chances : tuple of Chance
        Summing to 1.
    reference : tuple of float
        Class frequency of the same outcomes; scores are taken against it.
    reference_class : str
    n : int
        Crises in the class.
    skill : str
        One plain sentence on the measured skill over the class frequency.
    provenance : Provenance
    gain : Number or None
        Measured Brier skill over the class frequency, 95 % interval; None where none was measured.
    ordered : bool
        Whether the outcomes have an order.
    pooled : bool
        Whether a fitted pool made the chances; else they are the class frequency.
    landmark : int
        Days since the onset that the model is for; 0 = the first day.
    opening : tuple of Chance
        The forecast of the first day where dated moves have since updated it; else empty.
    """

    target: str
    question: str
    chances: tuple[Chance, ...]
    reference: tuple[float, ...]
    reference_class: str
    n: int
    skill: str
    provenance: Provenance
    gain: Number | None = None
    ordered: bool = False
    pooled: bool = True
    landmark: int = 0
    opening: tuple[Chance, ...] = ()
