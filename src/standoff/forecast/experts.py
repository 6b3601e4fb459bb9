"""One more expert beside the pool, with a weight that each training window earns it.

Linear pooling with learnt weights: Genest & Zidek (1986), "Combining probability distributions",
Statistical Science 1(1), 114-135.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from standoff.forecast.backtest import Backtest, Cases, Target, day_of_year, known_by, training_of
from standoff.forecast.learners import Logit, fit_logit
from standoff.forecast.pool import Pool, fit_sharpened, held_out_parts, sharpened, weighted_loss
from standoff.forecast.training import Scale, Training

__all__ = ["WEIGHTS", "Earned", "earn"]

Array = NDArray[np.float64]

WEIGHTS = (0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5)
"""Weights of the expert that are tried."""


@dataclass(frozen=True)
class Earned:
    """What an expert earned.

    Attributes
    ----------
    without, with_expert, alone : Backtest
        The same cases forecast by the pool, by the pool with the expert, by the expert.
    weights : tuple of (int, float)
        The weight chosen for each decade, inside its training window.
    """

    without: Backtest
    with_expert: Backtest
    alone: Backtest
    weights: tuple[tuple[int, float], ...]


@dataclass(frozen=True)
class _Window:
    """What one training window made: pool, expert with its scale, the expert's weight."""

    pool: Pool
    scale: Scale
    logit: Logit
    weight: float


def _window(training: Training, signals: Array) -> _Window:
    """Fit pool and expert, and choose the weight on held-out folds."""
    parts = held_out_parts(training)
    pool = fit_sharpened(training, parts=parts)
    own = replace(training, x=signals)
    said = np.empty_like(parts[0])
    for kept, held in training.folds(5):
        scale, logit = _expert(own.take(kept))
        said[held] = logit.predict(scale(signals[held]))
    pooled = sharpened(*parts, exponent=pool.exponent)
    losses = [weighted_loss((1 - w) * pooled + w * said, training) for w in WEIGHTS]
    scale, logit = _expert(own)
    return _Window(pool, scale, logit, WEIGHTS[int(np.argmin(losses))])


def _expert(training: Training) -> tuple[Scale, Logit]:
    scale = Scale.of(training.x)
    return scale, fit_logit(replace(training, x=scale(training.x)))


def earn(
    tested: Backtest,
    cases: Cases,
    *,
    signals: Array,
    tell: Callable[[str], None] = lambda _: None,
) -> Earned:
    """Give an expert the weight that each training window of a backtest earns it.

    Parameters
    ----------
    tested : Backtest
        Of the cases without the expert: target and frequencies are taken from it.
    cases : Cases
        All of them, as `backtest` was given.
    signals : array (n, k)
        What the expert knows of each case, NaN where nothing; it speaks by an L2 multinomial logit.
    tell : callable
        Told of each decade as it is done.
    """
    target: Target = tested.target
    said, mixed, weights = [], [], []
    known_y = cases.y >= 0
    cases, signals = cases.take(known_y), signals[known_y]
    for first in (year for year, _ in tested.pools):
        known = known_by(cases, target, year=first)
        start, end = (day_of_year(year) for year in (first, first + 10))
        asked = np.flatnonzero((cases.began >= start) & (cases.began < end))
        training = training_of(cases.take(known), target, now=float(first))
        window = _window(training, signals[known])
        pooled = window.pool.predict(cases.x[asked], cases.reference[asked])
        own = window.logit.predict(window.scale(signals[asked]))
        said.append(own)
        mixed.append((1 - window.weight) * pooled + window.weight * own)
        weights.append((first, window.weight))
        tell(f"{target.name} {first}s: the expert's weight is {window.weight}")
    return Earned(
        without=tested,
        with_expert=replace(tested, pool=np.vstack(mixed)),
        alone=replace(tested, pool=np.vstack(said)),
        weights=tuple(weights),
    )
