"""Tests between non-nested models of the same outcomes: Vuong (1989) and Clarke (2006)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import betainc, ndtr

from standoff.calculus.fit.estimate import Estimate
from standoff.calculus.fit.jets import Floats
from standoff.errors import UsageError

__all__ = ["Comparison", "clarke", "vuong"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A test of two models: its name, statistic, two-sided p-value and the one preferred.

    The statistic of Vuong's test is standard normal, that of Clarke's the number of rows on which
    the first model does better; both with the correction for the number of coefficients that the
    Bayesian criterion makes. `preferred` is 1, 2, or 0 at the five per cent level.
    """

    test: str
    statistic: float
    p: float
    preferred: int


def vuong(first: Estimate, second: Estimate) -> Comparison:
    """Compare by the mean difference of log-likelihoods over its standard error (Vuong 1989).

    Raises
    ------
    UsageError
        If the two are not estimates on the same rows.
    """
    gap = _gaps(first, second)
    n = len(gap)
    shift = 0.5 * (first.k - second.k) * np.log(n)
    spread = np.sqrt(n * (np.mean(gap * gap) - gap.mean() ** 2))
    z = float((gap.sum() - shift) / spread)
    return _judged("Vuong", z, p=float(2.0 * ndtr(-abs(z))), first=z > 0.0)


def clarke(first: Estimate, second: Estimate) -> Comparison:
    """Compare by the number of rows the first model fits better, a paired sign test (Clarke 2006).

    Raises
    ------
    UsageError
        If the two are not estimates on the same rows.
    """
    gap = _gaps(first, second)
    n = len(gap)
    shift = 0.5 * (first.k - second.k) * np.log(n) / n
    better = int((gap - shift > 0.0).sum())
    tail = float(betainc(max(better, n - better), n - max(better, n - better) + 1, 0.5))
    p = min(1.0, 2.0 * tail)
    return _judged("Clarke", float(better), p=p, first=better > n / 2)


def _gaps(first: Estimate, second: Estimate) -> Floats:
    if not np.array_equal(first.design.rows, second.design.rows):
        raise UsageError("compare models on the same rows: drop those with missing values first")
    return first.loglik_rows - second.loglik_rows


def _judged(test: str, statistic: float, *, p: float, first: bool) -> Comparison:
    return Comparison(test, statistic, p, (1 if first else 2) if p < 0.05 else 0)
