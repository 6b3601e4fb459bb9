"""Expanding-window backtest: each decade is forecast from crises that had ended before it began.

Random folds over actors inflate skill 2.5 times on these data (see docs/reference/track-record.md),
so there is one split and it is frozen here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from standoff.errors import ModelError
from standoff.forecast.classes import climatology, fit_frequency
from standoff.forecast.pool import Pool, fit_pool
from standoff.forecast.scores import Skill, brier, rps, skill
from standoff.forecast.training import Recipe, Training, recency

__all__ = [
    "DECADES",
    "LEAK",
    "TARGETS",
    "Backtest",
    "Cases",
    "Target",
    "backtest",
    "day_of_year",
    "known_by",
    "refuse_leak",
    "training_of",
]

Array = NDArray[np.float64]
Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]

DECADES = tuple(range(1950, 2030, 10))
"""First years of the test windows."""
LEAK = 0.20
"""Onset skill above which a leak is presumed: nothing honest has reached it."""
DAYS_PER_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Target:
    """What is forecast.

    Attributes
    ----------
    name : str
    outcomes : tuple of str
    ordered : bool
    embargo_days : int
        Days after the end until the outcome is known.
    recipe : Recipe
        Of its pool. Recurrence follows the study that came with the data: no recency, smoothing
        12, no sharpening.
    """

    name: str
    outcomes: tuple[str, ...]
    ordered: bool = False
    embargo_days: int = 0
    recipe: Recipe = Recipe()


TARGETS = (
    Target("severity", ("no violence", "minor clashes", "serious clashes", "full-scale war"), True),
    Target("target_outcome", ("victory", "compromise", "stalemate", "defeat")),
    Target("coercer_outcome", ("victory", "compromise", "stalemate", "defeat")),
    Target(
        "recurrence",
        ("does not recur", "recurs within five years"),
        embargo_days=1826,
        recipe=Recipe(half_life=None, exponents=(1.0,), smoothings=(12.0,)),
    ),
    Target("form", ("agreement", "unilateral act", "imposed", "faded or other")),
    Target(
        "duration",
        ("30 days", "31 to 90 days", "91 to 180 days", "181 to 365 days", "longer"),
        True,
    ),
)
"""The classified targets; duration is served by the empirical hazard, for the pool has no skill."""


@dataclass(frozen=True)
class Cases:
    """Crises with what was known at the origin and how they ended.

    Attributes
    ----------
    x : array (n, k)
        Features known at the origin, NaN where unknown.
    y : array of int (n,)
        Outcome; -1 where unknown (those are left out).
    reference : array of int (n,)
        Reference class known at the origin.
    opening : array of int (n,)
        Reference class known on the first day; the same as `reference` at the onset.
    began, ended : array (n,)
        Days since 1900-01-01.
    crisis : array of int (n,)
    quiet : array of bool (n,)
        Whether the crisis was without violence and outside a war so far: the hard subset.
    landmark : array of int (n,)
        Days since the onset at which the row was made; a crisis has one row per landmark.
    """

    x: Array
    y: Whole
    reference: Whole
    opening: Whole
    began: Array
    ended: Array
    crisis: Whole
    quiet: Flags
    landmark: Whole

    def take(self, at: NDArray[np.bool_] | Whole) -> Cases:
        """Keep some cases."""
        return Cases(*(getattr(self, field.name)[at] for field in fields(self)))


@dataclass(frozen=True)
class Backtest:
    """Out-of-sample forecasts of one target.

    Attributes
    ----------
    target : Target
    cases : Cases
        Those tested, in the order of the arrays below.
    climatology, opening, frequency, pool : array (n, outcomes)
        Overall frequency of the training window, frequency of the opening class, of the class at
        the origin, pooled forecast.
    pools : tuple of (int, Pool)
        The pool fitted for each decade, by its first year.
    """

    target: Target
    cases: Cases
    climatology: Array
    opening: Array
    frequency: Array
    pool: Array
    pools: tuple[tuple[int, Pool], ...] = ()

    def at(self, landmark: int) -> Backtest:
        """Keep the forecasts made so many days after the onset."""
        kept = self.cases.landmark == landmark
        names = ("climatology", "opening", "frequency", "pool")
        arrays = {name: getattr(self, name)[kept] for name in names}
        return replace(self, cases=self.cases.take(kept), **arrays)

    def skill(
        self,
        forecast: str,
        reference: str,
        *,
        rng: np.random.Generator,
        score: Callable[[Array, Whole], Array] = brier,
        quiet: bool = False,
    ) -> Skill:
        """Compare two of the forecasts by a score, with a 95 % interval by crisis."""
        kept = self.cases.quiet if quiet else np.ones(len(self.cases.y), dtype=bool)
        y, crisis = self.cases.y[kept], self.cases.crisis[kept]
        own, other = (score(getattr(self, name)[kept], y) for name in (forecast, reference))
        return skill(own, other, clusters=crisis, rng=rng)

    def ranked(self, *, rng: np.random.Generator) -> Skill:
        """Give the ranked probability skill of the pool over climatology."""
        return self.skill("pool", "climatology", rng=rng, score=rps)


def backtest(
    cases: Cases, target: Target, *, tell: Callable[[str], None] = lambda _: None
) -> Backtest:
    """Forecast every case from the crises whose outcome was known before its decade began.

    Parameters
    ----------
    cases : Cases
    target : Target
        Its embargo is added to each crisis's end: recurrence is known only five years later.
    tell : callable
        Told of each decade as it is done.
    """
    cases = cases.take(cases.y >= 0)
    parts: list[tuple[Array, ...]] = []
    order: list[Whole] = []
    pools: list[tuple[int, Pool]] = []
    for first in DECADES:
        start, end = day_of_year(first), day_of_year(first + 10)
        known = known_by(cases, target, year=first)
        tested = np.flatnonzero((cases.began >= start) & (cases.began < end))
        if not len(tested):
            continue
        training = training_of(cases.take(known), target, now=float(first))
        pool = fit_pool(training)
        pooled = pool.predict(cases.x[tested], cases.reference[tested])
        order.append(tested)
        pools.append((first, pool))
        parts.append((*_frequencies(cases, target, first=first, tested=tested), pooled))
        tell(f"{target.name} {first}s: {int(known.sum())} known, {len(tested)} tested")
    flat, opening, frequency, pooled = (np.vstack(column) for column in zip(*parts, strict=True))
    asked = cases.take(np.concatenate(order))
    return Backtest(target, asked, flat, opening, frequency, pooled, tuple(pools))


def _frequencies(cases: Cases, target: Target, *, first: int, tested: Whole) -> list[Array]:
    """Give climatology, opening class and class of the day, each from rows of the same landmark."""
    made = [np.empty((len(tested), len(target.outcomes))) for _ in range(3)]
    known = known_by(cases, target, year=first)
    for landmark in np.unique(cases.landmark[tested]):
        alike = known & (cases.landmark == landmark)
        training = training_of(cases.take(alike), target, now=float(first))
        at_onset = replace(training, reference=cases.opening[alike])
        rows = np.flatnonzero(cases.landmark[tested] == landmark)
        asked = tested[rows]
        made[0][rows] = climatology(training)
        made[1][rows] = fit_frequency(at_onset).predict(cases.opening[asked])
        made[2][rows] = fit_frequency(training).predict(cases.reference[asked])
    return made


def known_by(cases: Cases, target: Target, *, year: int) -> Flags:
    """Say of which cases the outcome was known before a year began."""
    start = day_of_year(year)
    known = (cases.began < start) & (cases.ended + target.embargo_days < start)
    return np.asarray(known & (cases.y >= 0))


def training_of(cases: Cases, target: Target, *, now: float) -> Training:
    """Make training cases with recency weights as of a year."""
    years = 1900 + cases.began / DAYS_PER_YEAR
    return Training(
        x=cases.x,
        y=cases.y,
        reference=cases.reference,
        weight=recency(years, now=now, half_life=target.recipe.half_life),
        crisis=cases.crisis,
        classes=len(target.outcomes),
        recipe=target.recipe,
    )


def day_of_year(year: int) -> float:
    """Give the first day of a year in days since 1900-01-01."""
    from datetime import date

    return float((date(year, 1, 1) - date(1900, 1, 1)).days)


def refuse_leak(found: Skill, *, what: str) -> None:
    """Stop if onset skill is too good to be true.

    Raises
    ------
    ModelError
        If the skill over climatology at the onset is above `LEAK`.
    """
    if found.value > LEAK:
        raise ModelError(
            f"{what}: a skill of {found.value:.2f} at the onset is above {LEAK:.2f}; something "
            "known only afterwards has leaked into the features: look at the tiers of each column"
        )
