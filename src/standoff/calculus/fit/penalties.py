"""Penalties for small or separated samples (Crisman-Cox, Gasparyan & Signorino 2023)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from scipy.special import expit

from standoff.calculus.fit.jets import Floats

__all__ = ["PENALTIES", "Penalty", "penalty_of"]

Penalty = Callable[[Floats], tuple[float, Floats, Floats]]
"""Coefficients (k,) -> value, gradient (k,), second derivatives (k,)."""


def _none(theta: Floats) -> tuple[float, Floats, Floats]:
    return 0.0, np.zeros_like(theta), np.zeros_like(theta)


def _log_f(theta: Floats) -> tuple[float, Floats, Floats]:
    """Give the log-F(1,1) prior (Greenland & Mansournia 2015): b/2 - log(1 + e^b)."""
    p = expit(theta)
    return float((0.5 * theta - np.logaddexp(0.0, theta)).sum()), 0.5 - p, -p * (1.0 - p)


def _cauchy(theta: Floats, scales: Floats) -> tuple[float, Floats, Floats]:
    """Give the Cauchy prior (Gelman et al. 2008), up to a constant."""
    t = theta / scales
    wide = 1.0 + t * t
    second = -2.0 * (1.0 - t * t) / (wide * wide * scales * scales)
    return float(-np.log(wide).sum()), -2.0 * t / (wide * scales), second


PENALTIES = ("none", "log-F", "cauchy")


def penalty_of(name: str, names: Sequence[str]) -> Penalty:
    """Make a penalty over the named coefficients; the scale of a constant is 10, else 2.5."""
    if name == "log-F":
        return _log_f
    if name == "cauchy":
        scales = np.array([10.0 if n.endswith(":Intercept") else 2.5 for n in names])
        return lambda theta: _cauchy(theta, scales)
    return _none
