from __future__ import annotations

import numpy as np
import pytest

from standoff.calculus.fit.penalties import penalty_of

NAMES = ("u:Intercept", "u:x")


@pytest.mark.parametrize("name", ["none", "log-F", "cauchy"])
def test_derivatives(name: str) -> None:
    penalty = penalty_of(name, NAMES)
    theta, step = np.array([1.3, -0.4]), 1e-6
    _, first, second = penalty(theta)
    for j in range(2):
        move = step * np.eye(2)[j]
        (up, up1, _), (down, down1, _) = penalty(theta + move), penalty(theta - move)
        assert (up - down) / (2 * step) == pytest.approx(first[j], abs=1e-8)
        assert (up1[j] - down1[j]) / (2 * step) == pytest.approx(second[j], abs=1e-8)


def test_a_constant_is_held_more_loosely() -> None:
    value = penalty_of("cauchy", NAMES)
    assert value(np.array([5.0, 0.0]))[0] > value(np.array([0.0, 5.0]))[0]
