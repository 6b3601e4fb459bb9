"""What the past has to say on one case: the crises nearest to it, and facts on its parties."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.vocabulary.chances import BaseRate
from standoff.vocabulary.results import Number, Reference

__all__ = ["Analogue", "AnalogueSet", "HistoryFact"]


@dataclass(frozen=True, slots=True)
class Analogue:
    """A past crisis near this one: directed coercer -> target row, why near, how it ended."""

    key: str
    name: str
    year: int
    coercer: str
    target: str
    similarity: float
    reasons: tuple[str, ...]
    outcome: str
    severity: str
    days: int | None


@dataclass(frozen=True, slots=True)
class AnalogueSet:
    """The past crises nearest to a case, and how they went.

    Attributes
    ----------
    analogues : tuple of Analogue
        Nearest first, one per crisis.
    severity, outcome : BaseRate
        Frequencies among them, smoothed toward those of all crises searched, with 80 % intervals.
        Some twenty analogues carry an uncertainty of some twenty points.
    measure : str
    searched : int
        Crises that had ended by the day.
    carried : tuple of str
        Features of the case whose source had ended; its last year was carried forward.
    """

    analogues: tuple[Analogue, ...]
    severity: BaseRate
    outcome: BaseRate
    measure: str
    searched: int
    carried: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HistoryFact:
    """One thing that reference data know of a state or a pair of states on a day.

    Attributes
    ----------
    about : tuple of str
        Codes of the states, the holder or giver first.
    kind : str
        "capability", "alliance", "rivalry" or "disputes".
    sentence : str
        The fact with its coverage, e.g. "... (known to 2018, carried forward)".
    value : Number or None
        The number in it, if there is one.
    reference : Reference
        The data row.
    carried : bool
        Whether the source had ended and its last year was carried forward.
    caveat : str
        What must be known to read it rightly; "" if nothing.
    """

    about: tuple[str, ...]
    kind: str
    sentence: str
    value: Number | None
    reference: Reference
    carried: bool = False
    caveat: str = ""
