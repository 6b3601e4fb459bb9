"""Time to termination by the empirical hazard, tested: chances of ending, and 80 % intervals.

Among past crises still on at a day, the share that ended within each horizon (Kaplan & Meier, 1958,
without censoring: every crisis learnt from had ended). Onset facts carry no skill beyond it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from standoff.forecast.backtest import DECADES, day_of_year

__all__ = ["COVERAGE", "HORIZONS", "Durations", "Tested", "backtest_hazard"]

Array = NDArray[np.float64]
Whole = NDArray[np.int64]

HORIZONS = (30, 90, 180, 365)
"""Days ahead."""
COVERAGE = 0.8
"""Nominal coverage of the interval of days left."""


@dataclass(frozen=True)
class Durations:
    """How long past crises lasted.

    Attributes
    ----------
    days : array (n,)
        From the first day to the last; NaN where unknown (those are left out).
    began, ended : array (n,)
        Days since 1900-01-01.
    crisis : array of int (n,)
    """

    days: Array
    began: Array
    ended: Array
    crisis: Whole


@dataclass(frozen=True)
class Tested:
    """Out-of-sample forecasts of the days left, for crises still on at a landmark.

    Attributes
    ----------
    hazard, ageless : array (n, horizons)
        Chance of ending within each horizon: among crises as old, and among all from their onset.
    ended : array of bool (n, horizons)
    low, high, left : array (n,)
        The central interval of days left, and what they were.
    crisis : array of int (n,)
    """

    hazard: Array
    ageless: Array
    ended: NDArray[np.bool_]
    low: Array
    high: Array
    left: Array
    crisis: Whole

    @property
    def coverage(self) -> float:
        """Share of the crises whose days left lay inside the interval."""
        return float(np.mean((self.low <= self.left) & (self.left <= self.high)))


def _shares(left: Array) -> Array:
    """Give the smoothed share that ended within each horizon."""
    within = np.array([(left <= horizon).sum() for horizon in HORIZONS])
    return np.asarray((within + 0.5) / (len(left) + 1))


def backtest_hazard(durations: Durations, *, landmark: int) -> Tested:
    """Forecast the days left of each crisis from those that had ended before its decade.

    Parameters
    ----------
    durations : Durations
    landmark : int
        Days since the onset; only crises still on are asked about and learnt from.
    """
    known_days = np.isfinite(durations.days)
    on = known_days & (durations.days > landmark)
    tail = (1 - COVERAGE) / 2
    parts = []
    for first in DECADES:
        start, end = day_of_year(first), day_of_year(first + 10)
        past = durations.ended < start
        asked = np.flatnonzero(on & (durations.began >= start) & (durations.began < end))
        left = durations.days[past & on] - landmark
        low, high = np.quantile(left, (tail, 1 - tail))
        own, ageless = _shares(left), _shares(durations.days[past & known_days])
        n = len(asked)
        parts.append(
            (
                np.tile(own, (n, 1)),
                np.tile(ageless, (n, 1)),
                np.full(n, low),
                np.full(n, high),
                asked,
            )
        )
    hazard, ageless, low, high = (np.concatenate([part[k] for part in parts]) for k in range(4))
    rows = np.concatenate([part[4] for part in parts])
    days_left = durations.days[rows] - landmark
    ended = days_left[:, None] <= np.array(HORIZONS)
    return Tested(hazard, ageless, ended, low, high, days_left, durations.crisis[rows])
