"""Proper scores of probability forecasts, skill against a reference, and intervals by crisis.

Brier (1950); Good (1952) for the logarithmic score; Epstein (1969) and Murphy (1971) for the ranked
probability score; Hanley & McNeil (1982) for the area under the curve.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from standoff.vocabulary.results import Interval

__all__ = ["LOG_FLOOR", "Skill", "auc", "auc_interval", "brier", "log_score", "rps", "skill"]

Array = NDArray[np.float64]
Score = Callable[[ArrayLike, ArrayLike], Array]

LOG_FLOOR = 0.001
"""Probabilities below this are raised to it in the logarithmic score."""


def _hits(p: Array, observed: ArrayLike) -> Array:
    hits = np.zeros_like(p)
    hits[np.arange(len(p)), np.asarray(observed, dtype=int)] = 1.0
    return hits


def brier(p: ArrayLike, observed: ArrayLike) -> Array:
    """Brier score, sum over classes: :math:`\\sum_k (p_k - 1[k = y])^2` (Brier, 1950, eq. 2).

    Parameters
    ----------
    p : array, shape (n, k)
        Probabilities per case, rows summing to 1.
    observed : array of int, shape (n,)
        Class that came to pass, from 0.

    Returns
    -------
    ndarray, shape (n,)
        0 (best) to 2.
    """
    forecast = np.asarray(p, dtype=float)
    return np.asarray(np.sum((forecast - _hits(forecast, observed)) ** 2, axis=1))


def log_score(p: ArrayLike, observed: ArrayLike) -> Array:
    """Logarithmic score :math:`-\\ln p_y` (Good, 1952), p no lower than `LOG_FLOOR`.

    Parameters are those of `brier`; 0 is best, in nats.
    """
    forecast = np.asarray(p, dtype=float)
    chosen = forecast[np.arange(len(forecast)), np.asarray(observed, dtype=int)]
    return np.asarray(-np.log(np.maximum(chosen, LOG_FLOOR)))


def rps(p: ArrayLike, observed: ArrayLike) -> Array:
    """Ranked probability score over ordered classes, divided by k - 1 (Murphy, 1971).

    Parameters are those of `brier`; 0 (best) to 1.
    """
    forecast = np.asarray(p, dtype=float)
    steps = np.cumsum(forecast - _hits(forecast, observed), axis=1)[:, :-1]
    return np.asarray(np.mean(steps**2, axis=1))


def auc(p: ArrayLike, happened: ArrayLike) -> float:
    """Chance that an event had a higher forecast than a non-event, ties half (Hanley & McNeil).

    Parameters
    ----------
    p : array, shape (n,)
    happened : array of bool, shape (n,)

    Returns
    -------
    float
        NaN if all cases are alike.
    """
    forecast, event = np.asarray(p, dtype=float), np.asarray(happened, dtype=bool)
    if event.all() or not event.any():
        return float("nan")
    _, rank, count = np.unique(forecast, return_inverse=True, return_counts=True)
    mean_rank = (np.cumsum(count) - (count - 1) / 2)[rank]
    positives = event.sum()
    above = mean_rank[event].sum() - positives * (positives + 1) / 2
    return float(above / (positives * (~event).sum()))


def auc_interval(
    p: ArrayLike,
    happened: ArrayLike,
    *,
    clusters: ArrayLike,
    rng: np.random.Generator,
    level: float = 0.95,
) -> Interval:
    """Give a bootstrap interval of `auc` over clusters (whole crises, 400 times)."""
    forecast, event = np.asarray(p, dtype=float), np.asarray(happened, dtype=bool)
    _, member = np.unique(np.asarray(clusters), return_inverse=True)
    count = int(member.max()) + 1
    areas = []
    for weight in rng.multinomial(count, np.full(count, 1 / count), size=400):
        rows = np.repeat(np.arange(len(forecast)), weight[member])
        areas.append(auc(forecast[rows], event[rows]))
    tail = (1 - level) / 2
    low, high = np.nanquantile(areas, (tail, 1 - tail))
    return Interval(float(low), float(high), level)


@dataclass(frozen=True, slots=True)
class Skill:
    """1 - mean score / mean reference score, with a bootstrap interval over clusters."""

    value: float
    interval: Interval
    n: int


def skill(
    score: Sequence[float] | Array,
    reference: Sequence[float] | Array,
    *,
    clusters: ArrayLike,
    rng: np.random.Generator,
    level: float = 0.95,
) -> Skill:
    """Compare scores (lower is better) with a reference's on the same cases.

    Parameters
    ----------
    score, reference : arrays, shape (n,)
    clusters : array, shape (n,)
        The crisis each case belongs to; whole crises are resampled (2,000 times).
    rng : numpy.random.Generator
    level : float
        Coverage of the percentile interval.
    """
    own, other = np.asarray(score, dtype=float), np.asarray(reference, dtype=float)
    _, member = np.unique(np.asarray(clusters), return_inverse=True)
    sums = np.array([np.bincount(member, own), np.bincount(member, other)])
    draws = rng.multinomial(sums.shape[1], np.full(sums.shape[1], 1 / sums.shape[1]), size=2000)
    drawn_own, drawn_other = draws @ sums[0], draws @ sums[1]
    tail = (1 - level) / 2
    low, high = np.quantile(1 - drawn_own / drawn_other, (tail, 1 - tail))
    value = 1 - own.sum() / other.sum()
    return Skill(float(value), Interval(float(low), float(high), level), len(own))
