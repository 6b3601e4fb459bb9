"""Class frequencies with Dirichlet smoothing, its weight estimated inside the training window.

The leave-one-out choice of the weight follows Good (1965), The Estimation of Probabilities.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from standoff.forecast.training import Training

__all__ = ["ClassFrequency", "climatology", "fit_frequency"]

Array = NDArray[np.float64]
Whole = NDArray[np.int64]


@dataclass(frozen=True)
class ClassFrequency:
    """Outcome frequencies per reference class, shrunk toward the marginal.

    Attributes
    ----------
    marginal : array (outcomes,)
    table : array (reference classes, outcomes)
    smoothing : float
        Pseudo-cases of the marginal.
    """

    marginal: Array
    table: Array
    smoothing: float

    def predict(self, reference: Whole) -> Array:
        """Give the frequencies of each case's class; an unknown class gets the marginal."""
        known = reference < len(self.table)
        return np.where(known[:, None], self.table[np.where(known, reference, 0)], self.marginal)


def climatology(training: Training, *, weighted: bool = False) -> Array:
    """Give the smoothed frequencies of all training cases (half a case per outcome added)."""
    weight = training.weight if weighted else None
    counts = np.bincount(training.y, weight, minlength=training.classes) + 0.5
    return np.asarray(counts / counts.sum())


def fit_frequency(training: Training, *, weighted: bool = False) -> ClassFrequency:
    """Count outcomes per reference class and choose the smoothing by leaving one case out.

    Parameters
    ----------
    training : Training
    weighted : bool
        Whether recent cases count more.
    """
    tried = training.recipe.smoothings
    marginal = climatology(training, weighted=weighted)
    weight = training.weight if weighted else np.ones(len(training.y))
    counts = np.zeros((int(training.reference.max()) + 1, training.classes))
    np.add.at(counts, (training.reference, training.y), weight)
    own = counts[training.reference]
    without = own[np.arange(len(own)), training.y] - weight
    total = own.sum(axis=1) - weight
    losses = [
        -np.sum(weight * np.log((without + m * marginal[training.y]) / (total + m))) for m in tried
    ]
    m = tried[int(np.argmin(losses))]
    table = (counts + m * marginal) / (counts.sum(axis=1, keepdims=True) + m)
    return ClassFrequency(marginal, table, m)
