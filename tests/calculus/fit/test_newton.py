from __future__ import annotations

import numpy as np
import pytest

from standoff.calculus.fit.newton import climb


def test_a_hill_that_is_not_concave_is_climbed() -> None:
    def hill(t):
        x = t[0]
        f = -np.log1p(x * x)
        return f, np.array([-2 * x / (1 + x * x)]), np.array([[(2 * x * x - 2) / (1 + x * x) ** 2]])

    ascent = climb(hill, np.array([6.0]))
    assert ascent.converged
    assert ascent.theta[0] == pytest.approx(0.0, abs=1e-8)


def test_a_slope_without_a_top_does_not_converge() -> None:
    def slope(t):
        e = np.exp(-t[0])
        return -e, np.array([e]), np.array([[-e]])

    ascent = climb(slope, np.array([0.0]), most=12)
    assert not ascent.converged
