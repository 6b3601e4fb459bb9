"""Counts how often a kind of evidence was seen under each outcome, and how far kinds overlap.

Relative rates are shrunk by a gamma prior (DuMouchel, 1999, "Bayesian data mining in large
frequency tables", American Statistician 53(3), 177-190); the power that discounts the dependence of
kinds is a tempered naive Bayes (Hand & Yu, 2001, "Idiot's Bayes: not so stupid after all?",
International Statistical Review 69(3), 385-398).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from standoff.forecast.hypotheses import ratios

__all__ = ["Counted", "Likelihoods", "count", "dependence_of", "shrinkage_of", "tempered"]

Array = NDArray[np.float64]
Whole = NDArray[np.int64]

POWERS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0)
"""Powers of the likelihoods that are tried."""
SHAPES = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
"""Shapes of the gamma prior that are tried; the greater, the nearer to 1 the rates are drawn."""
FOLDS = 5


@dataclass(frozen=True)
class Counted:
    """Past crises: what evidence each held (n, kinds), its outcome (n,), outcomes in all."""

    held: NDArray[np.bool_]
    y: Whole
    classes: int

    def take(self, at: Whole) -> Counted:
        """Keep some crises."""
        return replace(self, held=self.held[at], y=self.y[at])


@dataclass(frozen=True)
class Likelihoods:
    """P(seen | outcome) and likelihood ratios with their interval, each (kinds, outcomes)."""

    share: Array
    seen: Array
    ratios: Array
    low: Array
    high: Array


def _expected(hits: Array, sightings: Array) -> tuple[Array, Array]:
    """Give each kind's overall share (kinds,), and sightings expected per outcome were it alike."""
    overall = (sightings.sum(axis=1) + 0.5) / (hits.sum() + 1)
    return overall, overall[:, None] * hits


def shrinkage_of(sightings: Array, expected: Array) -> float:
    """Choose the shape of the gamma prior on relative rates, by marginal likelihood.

    Sightings are taken as Poisson about rate x expected, the rate as gamma with mean 1 and this
    shape: their marginal is negative binomial (DuMouchel, 1999, eq. 4, with one component).
    """
    from scipy.stats import nbinom

    losses = [
        -nbinom.logpmf(sightings, shape, shape / (shape + expected)).sum() for shape in SHAPES
    ]
    return SHAPES[int(np.argmin(losses))]


def _shrunk(hits: Array, sightings: Array, *, shape: float) -> Array:
    """Give P(kind seen | outcome), its rate shrunk toward that of all crises."""
    overall, expected = _expected(hits, sightings)
    rate = (sightings + shape) / (expected + shape)
    return np.clip(overall[:, None] * rate, 1e-4, 0.999)


def _sightings(counted: Counted) -> tuple[Array, Array]:
    """Count crises per outcome (outcomes,), and sightings per kind and outcome."""
    hits = np.eye(counted.classes)[counted.y]
    return hits.sum(axis=0), counted.held.astype(float).T @ hits


def _shape(counted: Counted) -> float:
    hits, sightings = _sightings(counted)
    return shrinkage_of(sightings, _expected(hits, sightings)[1])


def _seen(counted: Counted) -> Array:
    return _shrunk(*_sightings(counted), shape=_shape(counted))


def _share(counted: Counted) -> Array:
    counts = np.bincount(counted.y, minlength=counted.classes) + 0.5
    return np.asarray(counts / counts.sum())


def count(
    counted: Counted, *, rng: np.random.Generator, draws: int = 1000, level: float = 0.8
) -> Likelihoods:
    """Count the likelihoods, and resample crises for the interval of the ratios.

    Parameters
    ----------
    counted : Counted
    rng : numpy.random.Generator
    draws : int
        Bootstrap samples.
    level : float
        Coverage of the percentile interval.
    """
    share, seen = _share(counted), _seen(counted)
    n, hits = len(counted.y), np.eye(counted.classes)[counted.y]
    shape = _shape(counted)
    drawn = np.empty((draws, *seen.shape))
    for b, weight in enumerate(rng.multinomial(n, np.full(n, 1 / n), size=draws)):
        per = weight @ hits
        both = (counted.held * weight[:, None]).T @ hits
        own = _shrunk(per, both, shape=shape)
        drawn[b] = ratios(own, (per + 0.5) / (per + 0.5).sum())
    tail = (1 - level) / 2
    low, high = np.quantile(drawn, (tail, 1 - tail), axis=0)
    found = ratios(seen, share)
    return Likelihoods(share, seen, found, np.minimum(low, found), np.maximum(high, found))


def tempered(held: NDArray[np.bool_], seen: Array, *, share: Array, power: float) -> Array:
    """Give posterior chances (n, outcomes) of crises from the evidence they hold alone."""
    logs = np.log(share) + power * (held.astype(float) @ np.log(seen))
    raised = np.exp(logs - logs.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def dependence_of(counted: Counted) -> float:
    """Choose the power of the likelihoods on held-out crises, by the logarithmic score."""
    losses = np.zeros(len(POWERS))
    fold = np.arange(len(counted.y)) % FOLDS
    for k in range(FOLDS):
        kept, out = np.flatnonzero(fold != k), np.flatnonzero(fold == k)
        part = counted.take(kept)
        seen, share = _seen(part), _share(part)
        for i, power in enumerate(POWERS):
            p = tempered(counted.held[out], seen, share=share, power=power)
            losses[i] -= np.log(p[np.arange(len(out)), counted.y[out]]).sum()
    return POWERS[int(np.argmin(losses))]
