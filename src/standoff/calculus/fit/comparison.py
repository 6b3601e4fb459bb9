"""Tests between non-nested models of the same outcomes: Vuong (1989) and Clarke (2006)."""

from __future__ import annotations

from dataclasses import dataclass, replace

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
    the first model does better. `preferred` is 1, 2, or 0 at the five per cent level; `correction`
    says what was taken off for the number of coefficients.
    """

    test: str
    statistic: float
    p: float
    preferred: int
    n: int
    correction: str

    def __str__(self) -> str:
        said = {0: "neither model is preferred", 1: "the first model is preferred"}
        verdict = said.get(self.preferred, "the second model is preferred")
        return (
            f"{self.test} test ({self.correction} correction, n = {self.n}): "
            f"{self.statistic:.4g}, p = {self.p:.3g}; {verdict} at the 5 % level"
        )


def vuong(first: Estimate, second: Estimate, *, correction: str = "bic") -> Comparison:
    """Compare by the mean difference of log-likelihoods over its standard error (Vuong 1989).

    Parameters
    ----------
    correction : {"bic", "aic", "none"}
        What is taken off the difference for the difference in coefficients d: d log(n) / 2
        (Vuong 1989, eq. 5.9), d, or nothing.

    Raises
    ------
    UsageError
        If the two are not estimates of the same outcomes on the same rows, are weighted, or fit
        every row alike.
    """
    gap = _gaps(first, second)
    n = len(gap)
    shift = _correction(first, second, name=correction)
    z = float((gap.sum() - shift) / (np.sqrt(n) * gap.std()))
    made = Comparison("Vuong", z, float(2.0 * ndtr(-abs(z))), 0, n, correction)
    return _judged(made, first=z > 0.0)


def clarke(first: Estimate, second: Estimate, *, correction: str = "bic") -> Comparison:
    """Compare by the number of rows the first model fits better, a paired sign test (Clarke 2006).

    Parameters
    ----------
    correction : {"bic", "aic", "none"}
        As in `vuong`; each row bears the n-th part of it.

    Raises
    ------
    UsageError
        As `vuong`.
    """
    gap = _gaps(first, second)
    n = len(gap)
    shift = _correction(first, second, name=correction) / n
    better = int((gap - shift > 0.0).sum())
    tail = float(betainc(max(better, n - better), n - max(better, n - better) + 1, 0.5))
    made = Comparison("Clarke", float(better), min(1.0, 2.0 * tail), 0, n, correction)
    return _judged(made, first=better > n / 2)


def _gaps(first: Estimate, second: Estimate) -> Floats:
    one, other = first.design, second.design
    if not np.array_equal(one.rows, other.rows):
        raise UsageError("compare models on the same rows: drop those with missing values first")
    if not np.array_equal(one.y, other.y):
        raise UsageError("compare models of the same outcomes, coded alike: these two differ")
    if one.weights is not None or other.weights is not None:
        raise UsageError("these tests are for samples without weights")
    gap = first.loglik_rows - second.loglik_rows
    if np.ptp(gap) <= 1e-12:
        raise UsageError("the two models fit every row alike: there is nothing to compare")
    return gap


def _correction(first: Estimate, second: Estimate, *, name: str) -> float:
    more = first.k - second.k
    sizes = {"bic": 0.5 * more * float(np.log(first.n)), "aic": float(more), "none": 0.0}
    if name not in sizes:
        raise UsageError(f"correction is one of {', '.join(sizes)}, not {name!r}")
    return sizes[name]


def _judged(made: Comparison, *, first: bool) -> Comparison:
    return replace(made, preferred=(1 if first else 2) if made.p < 0.05 else 0)
