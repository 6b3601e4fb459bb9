"""Damped Newton ascent with exact gradient and Hessian (Levenberg 1944; Marquardt 1963)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.linalg.lapack import dposv

from standoff.calculus.fit.jets import Floats

__all__ = ["Ascent", "climb"]

TOLERANCE = 1e-8
"""Largest absolute entry of the gradient at which ascent stops."""
LARGE = 1e4
"""Root of the curvature beyond which a gradient is measured against it: rounding alone is then
larger than the tolerance."""
MOST = 200
Objective = Callable[[Floats], tuple[float, Floats, Floats]]


@dataclass(frozen=True, slots=True)
class Ascent:
    """Where an ascent ended: point (k,), value, gradient (k,), Hessian (k, k)."""

    theta: Floats
    value: float
    gradient: Floats
    hessian: Floats
    steps: int
    converged: bool


def climb(
    objective: Objective, start: Floats, *, tolerance: float = TOLERANCE, most: int = MOST
) -> Ascent:
    """Maximise; a step is damped until the value does not fall.

    Convergence asks for a small gradient and a small Newton decrement, so that a flat ridge, along
    which the value creeps up for ever (separation), does not pass.
    """
    theta, damping = start.copy(), 0.0
    with np.errstate(all="ignore"):
        value, gradient, hessian = objective(theta)
    for steps in range(1, most + 1):
        step = _step(gradient, hessian, damping)
        if step is None:
            damping = max(4.0 * damping, 1e-3)
            continue
        if _settled(gradient, step, hessian, tolerance=tolerance):
            return Ascent(theta, value, gradient, hessian, steps, True)
        with np.errstate(all="ignore"):
            new = objective(theta + step)
        if np.isfinite(new[0]) and new[0] >= value - 1e-12 * abs(value) and _finite(new):
            theta, (value, gradient, hessian) = theta + step, new
            damping = damping / 30.0 if damping > 1e-9 else 0.0
        else:
            damping = max(8.0 * damping, 1e-4)
        if damping > 1e14:
            break
    return Ascent(theta, value, gradient, hessian, most, False)


def _step(gradient: Floats, hessian: Floats, damping: float) -> Floats | None:
    if not len(gradient):
        return gradient
    curved = -hessian
    if damping:
        curved.flat[:: len(gradient) + 1] += damping * np.maximum(np.abs(np.diag(hessian)), 1e-10)
    _, step, failed = dposv(curved, gradient, overwrite_a=True)
    return None if failed else np.asarray(step)


def _settled(gradient: Floats, step: Floats, hessian: Floats, *, tolerance: float) -> bool:
    """Say whether the gradient is small, in its own units or in those of the curvature."""
    if not gradient @ step < tolerance * 1e-4:
        return False
    size = np.abs(gradient)
    if size.max(initial=0.0) < tolerance:
        return True
    unit = np.maximum(1.0, np.sqrt(np.abs(np.diag(hessian))) / LARGE)
    return bool((size / unit).max(initial=0.0) < tolerance)


def _finite(new: tuple[float, Floats, Floats]) -> bool:
    return bool(np.isfinite(new[1]).all() and np.isfinite(new[2]).all())
