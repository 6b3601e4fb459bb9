"""CORP reliability: isotonic recalibration and the decomposition of the Brier score that it gives.

Dimitriadis, Gneiting & Jordan (2021), "Stable reliability diagrams for probabilistic classifiers",
Proceedings of the National Academy of Sciences 118(8), eq. 2.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["Reliability", "reliability"]


@dataclass(frozen=True, slots=True)
class Reliability:
    """A reliability curve and its decomposition.

    Attributes
    ----------
    p, recalibrated : ndarray, shape (m,)
        Distinct forecasts, ascending, and the isotonic frequency of the event at each.
    count : ndarray, shape (m,)
        Cases per distinct forecast.
    miscalibration, discrimination, uncertainty : float
        Mean Brier score = miscalibration - discrimination + uncertainty.
    """

    p: NDArray[np.float64]
    recalibrated: NDArray[np.float64]
    count: NDArray[np.int64]
    miscalibration: float
    discrimination: float
    uncertainty: float

    @property
    def expected_error(self) -> float:
        """Mean distance between forecast and recalibrated frequency, by case."""
        gaps = np.abs(self.p - self.recalibrated)
        return float(np.average(gaps, weights=self.count))


def reliability(p: ArrayLike, happened: ArrayLike) -> Reliability:
    """Recalibrate forecasts of an event by isotonic regression (pool adjacent violators).

    Parameters
    ----------
    p : array, shape (n,)
    happened : array of bool, shape (n,)
    """
    from scipy.optimize import isotonic_regression

    forecast, event = np.asarray(p, dtype=float), np.asarray(happened, dtype=float)
    distinct, member, count = np.unique(forecast, return_inverse=True, return_counts=True)
    share = np.bincount(member, event) / count
    fitted = isotonic_regression(share, weights=count).x
    score = float(np.mean((forecast - event) ** 2))
    recalibrated = float(np.mean((fitted[member] - event) ** 2))
    uncertainty = float(np.mean((event.mean() - event) ** 2))
    return Reliability(
        p=distinct,
        recalibrated=fitted,
        count=count,
        miscalibration=score - recalibrated,
        discrimination=uncertainty - recalibrated,
        uncertainty=uncertainty,
    )
