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
    """Regress a 0/1 outcome (n,) on X (n, k) by scoring; a start value, so lightly damped."""
    b = np.zeros(X.shape[1])
    side = 2.0 * success - 1.0
    for _ in range(rounds):
        _, first, second = link.log_cdf(side * (X @ b + offset))
        information = X.T @ (X * -second[:, None])
        information[np.diag_indices_from(information)] += RIDGE * len(X)
        step = np.linalg.solve(information, X.T @ (side * first))
        b = b + np.clip(step, -5.0, 5.0)
        if np.abs(step).max(initial=0.0) < 0.03 or np.abs(b).max(initial=0.0) > 50.0:
            break
    return b
