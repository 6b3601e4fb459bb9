"""Expectations over support sets, and their derivatives against finite differences."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import numpy as np
import pytest

from standoff.calculus.models.patrons_outlook import (
    Outlook,
    Theta,
    equilibrium,
    jacobians,
    logistic,
    marginals,
    patron_index,
    reply,
    sensitivity,
    target_index,
)
from tests.calculus.models.panels import TRUTH, made

DATA = made(7, most=3, seed=4, escalation=2)
THETA = Theta(np.append(TRUTH.C, [-0.7, 0.4]), TRUTH.P, TRUTH.T)
Q = np.random.default_rng(1).uniform(0.1, 0.9, (7, 3)) * DATA.present
STEP = 1e-6


def differences(at: Callable[[np.ndarray], np.ndarray], x: np.ndarray) -> np.ndarray:
    """Differentiate centrally along a last axis for every entry of x."""
    columns = []
    for i in range(x.size):
        up, down = x.copy(), x.copy()
        up.flat[i] += STEP
        down.flat[i] -= STEP
        columns.append((at(up) - at(down)) / (2 * STEP))
    return np.stack(columns, axis=-1)


def test_marginals_are_sums_over_sets() -> None:
    values = np.random.default_rng(0).normal(size=(2, 8, 7))
    found = marginals(values, Q)
    for d, i in itertools.product(range(7), range(3)):
        expected = np.zeros((2, 2))
        for subset in range(8):
            inside = [subset >> j & 1 for j in range(3)]
            chance = np.prod([Q[d, j] if inside[j] else 1 - Q[d, j] for j in range(3) if j != i])
            expected[0 if inside[i] else 1] += chance * values[:, subset, d]
        assert found[d, i] == pytest.approx(expected)


@pytest.mark.parametrize("index", [patron_index, target_index])
def test_index_derivatives_in_the_coefficients(index: Callable[..., tuple]) -> None:
    def at(flat: np.ndarray) -> np.ndarray:
        theta = THETA.like(flat)
        return index(DATA, theta, seen=Outlook.at(DATA, theta.C, q=Q))[0]

    _, exact = index(DATA, THETA, seen=Outlook.at(DATA, THETA.C, q=Q))
    numeric = differences(at, THETA.flat)
    assert exact == pytest.approx(numeric, abs=1e-7)


def test_index_derivatives_in_the_others_support() -> None:
    on_P, on_T = jacobians(DATA, THETA, q=Q)
    for j in range(3):
        shift = np.zeros((7, 3))
        shift[:, j] = STEP
        for index, exact in ((patron_index, on_P[:, :, j]), (target_index, on_T[:, j])):
            high, low = (
                index(DATA, THETA, seen=Outlook.at(DATA, THETA.C, q=q))[0]
                for q in (Q + shift, Q - shift)
            )
            assert exact == pytest.approx((high - low) / (2 * STEP), abs=1e-7)


def test_the_equilibrium_is_a_fixed_point() -> None:
    q, resist, force = equilibrium(DATA, THETA)
    assert reply(DATA, THETA, q=q) == pytest.approx(q, abs=1e-11)
    assert (q[~DATA.present] == 0).all()
    assert force.shape == (8, 7)
    assert ((resist > 0) & (resist < 1)).all()


def test_the_equilibrium_moves_with_the_coefficients_as_the_implicit_theorem_says() -> None:
    q, _, _ = equilibrium(DATA, THETA)
    exact = sensitivity(DATA, THETA, q=q)
    numeric = differences(lambda flat: equilibrium(DATA, THETA.like(flat))[0], THETA.flat)
    assert exact[DATA.present] == pytest.approx(numeric[DATA.present], abs=2e-6)


def test_logistic_does_not_overflow() -> None:
    assert logistic(np.array([-1e6, 0.0, 1e6])) == pytest.approx([0.0, 0.5, 1.0])
