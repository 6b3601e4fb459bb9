"""What skill over frequencies has been measured, said in plain sentences.

The figures are those of the backtest that training/forecast.py runs on the shipped features
(expanding window, 1950-2021); docs/reference/track-record.md prints them with the command.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from standoff.vocabulary.crises import OpeningClass
from standoff.vocabulary.results import Interval

__all__ = [
    "Gain",
    "Measured",
    "licensed_sentence",
    "measured",
    "outlook_sentence",
    "skill_sentence",
]

LEVEL = 0.95
NOTICEABLE = 0.01
"""A difference of skill below this is called none: it is far inside every interval."""


@dataclass(frozen=True, slots=True)
class Gain:
    """A Brier skill with its 95 % interval by crisis, and the cases it was measured on."""

    value: float
    interval: Interval
    n: int

    @property
    def sure(self) -> bool:
        """Whether the whole interval lies above zero."""
        return self.interval.low > 0

    def __str__(self) -> str:
        """Write it as ``.08 (95 % interval .05 to .10; 378 crises)``."""
        low, high = _plain(self.interval.low), _plain(self.interval.high)
        return f"{_plain(self.value)} (95 % interval {low} to {high}; {self.n} crises)"


def _plain(value: float) -> str:
    shown = f"{value:.2f}".replace("0.", ".", 1)
    return ".00" if shown == "-.00" else shown


@dataclass(frozen=True, slots=True)
class Measured:
    """What the backtest found for one target at one origin.

    Attributes
    ----------
    days : int
        Days since the onset at which the forecasts were made.
    pool, frequency : Gain
        Of the pool and of the class frequency over the overall frequency.
    pool_over_class : Gain
    quiet_over_class, quiet_over_opening_class : Gain
        Of the pool among crises that opened without violence and still are without, over the
        frequency of their class on the day, and over that of their opening class.
    """

    days: int
    pool: Gain
    frequency: Gain
    pool_over_class: Gain
    quiet_over_class: Gain
    quiet_over_opening_class: Gain


@cache
def _table() -> dict[str, dict[str, dict[str, float]]]:
    text = files("standoff.forecast").joinpath("pools/skill.json").read_text("utf-8")
    table: dict[str, dict[str, dict[str, float]]] = json.loads(text)
    return table


def measured(target: str, *, days: int = 0) -> Measured | None:
    """Look up the measured skill of a target at the last origin at or before a day; None if none.

    Parameters
    ----------
    target : str
    days : int
        Days since the onset.
    """
    origins = [
        int(name.rsplit("-day", 1)[1]) for name in _table() if name.startswith(f"{target}-day")
    ]
    known = [origin for origin in origins if origin <= days]
    if not known:
        return None
    row = _table()[f"{target}-day{max(known)}"]

    def gain(name: str) -> Gain:
        cell = row[name]
        return Gain(cell["value"], Interval(cell["low"], cell["high"], LEVEL), int(cell["n"]))

    return Measured(
        days=max(known),
        pool=gain("pool"),
        frequency=gain("class"),
        pool_over_class=gain("pool_over_class"),
        quiet_over_class=gain("quiet_over_class"),
        quiet_over_opening_class=gain("quiet_over_opening_class"),
    )


def licensed_sentence(target: str, *, days: int = 0) -> str:
    """Say what licensed reference data would have added on average; "" where it was not measured.

    Parameters
    ----------
    target : str
    days : int
        Days since the onset.
    """
    free, more = measured(target, days=days), measured(f"{target}-licensed", days=days)
    if free is None or more is None:
        return ""
    gap = more.pool.value - free.pool.value
    verdict = "more" if gap > 0 else "less"
    size = "about as much" if abs(gap) < NOTICEABLE else f"{_plain(abs(gap))} {verdict}"
    return (
        "This forecast uses only what articles and our own reference facts give; with licensed "
        f"data (capabilities, alliances, disputes, regimes) the Brier skill was {size}: "
        f"{_plain(more.pool.value)} against {_plain(free.pool.value)}."
    )


def outlook_sentence(target: str, *, days: int = 0, quiet: bool = False) -> str:
    """Say what skill the forecasts of a target have had at an origin.

    Parameters
    ----------
    target : str
    days : int
        Days since the onset.
    quiet : bool
        Whether the crisis opened without violence and still is without.
    """
    found = measured(target, days=days)
    if found is None:
        return "No skill over the frequency of past crises has been measured for this question."
    when = "At the onset" if found.days == 0 else f"On day {found.days}"
    if not found.pool.sure:
        return (
            f"{when} no model had skill over the overall frequency in our backtest (Brier skill "
            f"{found.pool}): that frequency is shown."
        )
    said = f"{when} the forecasts had a Brier skill of {found.pool} over the overall frequency"
    said += f", the class frequency alone {_plain(found.frequency.value)}."
    if quiet:
        gain = found.quiet_over_class
        verdict = "no skill" if not gain.sure else "some skill"
        said += f" Among crises still quiet there was {verdict} over the class frequency: {gain}."
    return said


def skill_sentence(opening: OpeningClass, *, pooled: bool) -> str:
    """Say what skill a forecast of severity from the first day has had.

    Parameters
    ----------
    opening : OpeningClass
    pooled : bool
        Whether the severity pool was used, or the class frequency alone.
    """
    found = measured("severity")
    assert found is not None
    if opening is OpeningClass.QUIET:
        start = (
            "Among crises that open without violence no model beat the class frequency in our "
            f"backtest (1950-2021; Brier skill over it {found.quiet_over_class})"
        )
        shown = "where they differ, read the class" if pooled else "that frequency is shown"
        return f"{start}: {shown}."
    if pooled:
        return outlook_sentence("severity")
    return (
        "The frequency of the opening class alone had a Brier skill of "
        f"{found.frequency} over the overall frequency, 1950-2021."
    )
