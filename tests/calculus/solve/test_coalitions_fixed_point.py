"""The simultaneous equilibrium: residuals, uniqueness proved, equilibria counted."""

from __future__ import annotations

import numpy as np
import pytest

from standoff.calculus.solve.coalitions_fixed_point import contraction, fixed_point


def coordination(gain: float, n: int = 2) -> np.ndarray:
    """Each ally gains by supporting if and only if all others do; shape (n, 2, ..., 2, 1)."""
    utilities = np.zeros((n, *(2,) * n, 1))
    utilities[:, *(1,) * n] = gain
    for i in range(n):
        at = [slice(None)] * n
        at[n - 1 - i] = 1
        utilities[i][tuple(at)] -= gain / 2
    return utilities


def test_weak_incentives_have_one_equilibrium_by_theorem() -> None:
    found = fixed_point(coordination(1.0), np.array([2.0]))
    assert contraction(coordination(1.0), np.array([2.0]))[0] == pytest.approx(0.5)
    assert (found.unique[0], found.equilibria[0]) == (True, 1)
    assert found.support[:, 1, 0] == pytest.approx([0.5, 0.5])


def test_strong_coordination_has_three() -> None:
    found = fixed_point(coordination(1.0), np.array([12.0]))
    assert not found.unique[0]
    assert found.equilibria[0] == 3
    assert found.residual[0] < 1e-12


def test_the_principal_branch_follows_the_tilt() -> None:
    tilted = coordination(1.0)
    for i in range(2):
        at = [slice(None)] * 2
        at[1 - i] = 1
        tilted[i][tuple(at)] += 0.05
    found = fixed_point(tilted, np.array([12.0]))
    assert (found.support[:, 1, 0] > 0.9).all()


@pytest.mark.parametrize(("n", "levels"), [(2, 2), (4, 2), (3, 3), (2, 4)])
def test_support_answers_the_others(n: int, levels: int) -> None:
    rng = np.random.default_rng(n * levels)
    utilities = rng.normal(size=(n, *(levels,) * n, 30))
    lam = np.linspace(0.1, 3.0, 30)
    found = fixed_point(utilities, lam)
    assert found.residual.max() < 1e-12
    assert found.support.sum(axis=1) == pytest.approx(1.0)
    d = 17
    mixed = found.support[..., d]
    for i in range(n):
        value = np.moveaxis(utilities[i, ..., d], n - 1 - i, 0)
        for j in [j for j in reversed(range(n)) if j != i]:
            value = np.tensordot(value, mixed[j], axes=([1], [0]))
        weight = np.exp(lam[d] * value)
        assert mixed[i] == pytest.approx(weight / weight.sum(), abs=1e-11)


def test_damping_solves_what_full_steps_miss() -> None:
    rng = np.random.default_rng(5)
    utilities = rng.normal(size=(4, 2, 2, 2, 2, 200))
    found = fixed_point(utilities, np.full(200, 25.0))
    assert (found.residual < 1e-10).all()
    assert (found.equilibria >= 1).all()
