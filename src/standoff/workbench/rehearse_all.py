"""Every crisis of ICB rehearsed with the pools that ship: the backtest from the other end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from standoff.errors import UsageError
from standoff.forecast.backtest import DECADES, Cases, Target
from standoff.forecast.scores import brier, skill
from standoff.forecast.shipped import LANDMARK, SHIPPED, shipped
from standoff.history.shelf import Shelf
from standoff.workbench.cases import ORIGINS, cases_of, features_for, table_at
from standoff.workbench.outlooks import ASKED

__all__ = ["Total", "rehearse_all"]

SEED = 20251123
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Total:
    """Scores of one target over all crises.

    Attributes
    ----------
    target : str
    n : int
        Crises.
    brier, reference : float
        Mean Brier score of the pool and of the class frequency.
    skill, low, high : float
        Of the pool over the class frequency, 95 % interval by crisis.
    """

    target: str
    n: int
    brier: float
    reference: float
    skill: float
    low: float
    high: float


def rehearse_all(shelf: Shelf, *, day: int = 0) -> tuple[Total, ...]:
    """Forecast every crisis of 1950-2021 with the vintage before its decade, and score it.

    Parameters
    ----------
    shelf : Shelf
        With ICB.
    day : int
        Days after each onset: one of those of `standoff.workbench.cases.ORIGINS`.

    Raises
    ------
    UsageError
        If nothing was measured for such a day.
    """
    names = {days: name for name, days in ORIGINS.items()}
    if day not in names:
        raise UsageError(f"--day {day}: choose one of {', '.join(map(str, names))}")
    plain, free = table_at(shelf, origin=names[day], licensed=False)
    targets = [t for t in ASKED if day == 0 or LANDMARK in SHIPPED[t.name]]
    made = []
    for target in targets:
        features, table = features_for(target.name, free), plain
        if not set(features) <= set(table.columns):
            table, _ = table_at(shelf, origin=names[day], licensed=True)
        cases = cases_of(table, features, target=target.name)
        asked = cases.take((cases.y >= 0) & (cases.landmark == day))
        made.append(_total(target, asked, features=features, day=day))
    return tuple(made)


def _total(target: Target, cases: Cases, *, features: Sequence[str], day: int) -> Total:
    start = date(1900, 1, 1)
    own, usual, crises = [], [], []
    for first in DECADES:
        edges = [(date(year, 1, 1) - start).days for year in (first, first + 10)]
        kept = cases.take((cases.began >= edges[0]) & (cases.began < edges[1]))
        pool = shipped(target.name, as_of=date(first, 1, 1), landmark=day or None)
        if pool is None or not len(kept.y):
            continue
        told = [features.index(name) for name in pool.features]
        frequency = pool.reference.predict(kept.reference)
        p = pool.pool.predict(kept.x[:, told], kept.reference) if pool.pool else frequency
        own.append(brier(p, kept.y))
        usual.append(brier(frequency, kept.y))
        crises.append(kept.crisis)
    scores, others = np.concatenate(own), np.concatenate(usual)
    rng = np.random.default_rng(SEED)
    gained = skill(scores, others, clusters=np.concatenate(crises), rng=rng)
    return Total(
        target=target.name,
        n=len(scores),
        brier=float(scores.mean()),
        reference=float(others.mean()),
        skill=gained.value,
        low=gained.interval.low,
        high=gained.interval.high,
    )
