"""The pool: class frequency and lean learners, half and half, sharpened inside the window.

Sharpening of pooled forecasts follows Ranjan & Gneiting (2010), Journal of the Royal Statistical
Society B 72(1), 71-91, who show that a linear pool of calibrated forecasts is under-confident.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from standoff.forecast.classes import ClassFrequency, fit_frequency
from standoff.forecast.learners import Boosting, Logit, fit_boosting, fit_logit
from standoff.forecast.training import Scale, Training

__all__ = [
    "Pool",
    "fit_pool",
    "fit_sharpened",
    "held_out_parts",
    "sharpened",
    "weighted_loss",
]

Array = NDArray[np.float64]
Whole = NDArray[np.int64]

SHARE = 0.5
"""Weight of the class frequency; the rest is the learners', half each."""
SEEDS = (0, 1)


@dataclass(frozen=True)
class Pool:
    """A fitted pool.

    Attributes
    ----------
    frequency : ClassFrequency
    scale : Scale
    logit : Logit
    boostings : tuple of Boosting
    exponent : float
        Probabilities are raised to it and normalised.
    """

    frequency: ClassFrequency
    scale: Scale
    logit: Logit
    boostings: tuple[Boosting, ...]
    exponent: float = 1.0

    def parts(self, x: Array, reference: Whole) -> tuple[Array, Array]:
        """Give the class frequency's and the learners' probabilities, each (n, classes)."""
        z = self.scale(x)
        boosted = np.mean([b.predict(z) for b in self.boostings], axis=0)
        learnt = 0.5 * self.logit.predict(z) + 0.5 * boosted
        return self.frequency.predict(reference), learnt

    def predict(self, x: Array, reference: Whole) -> Array:
        """Give pooled, sharpened probabilities (n, classes)."""
        return sharpened(*self.parts(x, reference), exponent=self.exponent)


def sharpened(frequency: Array, learnt: Array, *, exponent: float) -> Array:
    """Mix two forecasts half and half and raise the mixture to a power."""
    raised = (SHARE * frequency + (1 - SHARE) * learnt) ** exponent
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def _fit_parts(training: Training, seeds: tuple[int, ...]) -> Pool:
    scale = Scale.of(training.x)
    scaled = replace(training, x=scale(training.x))
    return Pool(
        frequency=fit_frequency(training, weighted=True),
        scale=scale,
        logit=fit_logit(scaled),
        boostings=tuple(fit_boosting(scaled, seed=seed) for seed in seeds),
    )


def held_out_parts(training: Training) -> tuple[Array, Array]:
    """Give class frequency and learners' probabilities of each case, from folds without it."""
    frequency = np.empty((len(training.y), training.classes))
    learnt = np.empty_like(frequency)
    for kept, held in training.folds(5):
        part = _fit_parts(training.take(kept), SEEDS[:1])
        frequency[held], learnt[held] = part.parts(training.x[held], training.reference[held])
    return frequency, learnt


def fit_pool(training: Training) -> Pool:
    """Fit all parts, and choose the exponent on held-out folds of the training cases."""
    tried = training.recipe.exponents
    if len(tried) == 1:
        return replace(_fit_parts(training, SEEDS), exponent=tried[0])
    return fit_sharpened(training, parts=held_out_parts(training))


def fit_sharpened(training: Training, *, parts: tuple[Array, Array]) -> Pool:
    """Fit all parts, with the exponent that does best on held-out parts that are given."""
    tried = training.recipe.exponents
    losses = [weighted_loss(sharpened(*parts, exponent=e), training) for e in tried]
    return replace(_fit_parts(training, SEEDS), exponent=tried[int(np.argmin(losses))])


def weighted_loss(p: Array, training: Training) -> float:
    """Sum the logarithmic score of training cases by their weight."""
    hit = np.maximum(p[np.arange(len(p)), training.y], 1e-3)
    return -float(np.sum(training.weight * np.log(hit)))
