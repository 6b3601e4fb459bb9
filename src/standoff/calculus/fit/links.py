"""Probit and logit links with derivatives that hold in both tails, and binary regression."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.special import expit, log_expit, log_ndtr, ndtr

from standoff.calculus.fit.jets import Floats, Jet, value

__all__ = ["LINKS", "Link", "binary_start"]

HALF_LOG_2PI = 0.5 * math.log(2.0 * math.pi)
RIDGE = 1e-9
FARTHEST = 4.0
"""Most that one step of a start value may move an index."""
NEAR = 0.1
"""Newton decrement below which a start value is near enough: .05 in log-likelihood before it."""
SURE = 12.0
"""Index beyond which an outcome is certain, so that the data are separated there."""


@dataclass(frozen=True, slots=True)
class Link:
    """A distribution of errors, by name: ``probit`` (normal) or ``logit`` (logistic)."""

    name: str

    def cdf(self, z: Any) -> Any:
        """Give F(z), as a jet if z is one."""
        x = value(z)
        if self.name == "probit":
            p = ndtr(x)
            if not isinstance(z, Jet):
                return p
            f = np.exp(-0.5 * x * x - HALF_LOG_2PI)
            return z.chain(p, f, f2=-x * f)
        p = expit(x)
        if not isinstance(z, Jet):
            return p
        f = p * (1.0 - p)
        return z.chain(p, f, f2=f * (1.0 - 2.0 * p))

    def log_cdf(self, x: Floats) -> tuple[Floats, Floats, Floats]:
        """Give log F(x) with its first and second derivative."""
        if self.name == "probit":
            log_p = log_ndtr(x)
            mills = np.exp(-0.5 * x * x - HALF_LOG_2PI - log_p)
            return log_p, mills, -mills * (x + mills)
        q = expit(-x)
        return log_expit(x), q, -q * (1.0 - q)


LINKS: dict[str, Link] = {name: Link(name) for name in ("probit", "logit")}


def binary_start(
    X: Floats, success: Floats, *, link: Link, offset: Floats | float = 0.0, rounds: int = 12
) -> Floats:
    """Regress a 0/1 outcome (n,) on X (n, k) by Newton's method, to a start value's precision.

    Steps and the end of the ascent depend on the fitted index alone, so that nearly collinear
    regressors, whose coefficients are large, are no obstacle.
    """
    b, index = np.zeros(X.shape[1]), np.zeros(len(X))
    side = 2.0 * success - 1.0
    ridge = RIDGE * len(X)
    for _ in range(rounds):
        _, first, second = link.log_cdf(side * (index + offset))
        information = X.T @ (X * -second[:, None])
        information.flat[:: len(b) + 1] += ridge
        slope = X.T @ (side * first)
        step = np.linalg.solve(information, slope)
        move = X @ step
        reach = min(1.0, FARTHEST / np.abs(move).max(initial=FARTHEST))
        b, index = b + reach * step, index + reach * move
        if slope @ step < NEAR or np.abs(index).max(initial=0.0) > SURE:
            break
    return b
