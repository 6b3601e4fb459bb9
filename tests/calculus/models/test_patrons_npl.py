"""Nested pseudo-likelihood: known parameters come back, what cannot be known is refused."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from standoff.calculus.models.patrons_npl import Npl, estimate, simulate
from standoff.calculus.models.patrons_outlook import Outlook, logistic, patron_index, target_index
from standoff.errors import NotIdentified, UsageError
from tests.calculus.models.panels import TRUTH, made


@pytest.fixture(scope="module")
def fitted() -> Npl:
    return estimate(simulate(made(1500, seed=2), theta=TRUTH, rng=np.random.default_rng(2)))


def test_known_parameters_are_recovered(fitted: Npl) -> None:
    z = (fitted.theta.flat - TRUTH.flat) / fitted.se
    assert np.abs(z).max() < 3.5
    assert np.abs(z).mean() < 1.5
    assert fitted.residual < 1e-8
    assert fitted.stability < 1
    assert fitted.names[:3] == ("C: const", "C: x", "C: p(S)")
    assert [row[0] for row in fitted.rows()] == list(fitted.names)


def test_the_pseudo_likelihood_is_at_its_maximum(fitted: Npl) -> None:
    data = simulate(made(1500, seed=2), theta=TRUTH, rng=np.random.default_rng(2))

    def loglik(flat: np.ndarray) -> float:
        theta = fitted.theta.like(flat)
        seen = Outlook.at(data, theta.C, q=fitted.q)
        met = data.resist > 0
        sets = (data.support > 0) @ (1 << np.arange(4))
        F = seen.force[sets, np.arange(data.cases)][met]
        P = logistic(patron_index(data, theta, seen=seen)[0])[data.present & met[:, None]]
        T = logistic(target_index(data, theta, seen=seen)[0])
        y = np.concatenate(
            (data.force[met], data.support[data.present & met[:, None]], data.resist)
        )
        p = np.concatenate((F, P, T))
        return float(np.log(np.where(y > 0, p, 1 - p)).sum())

    best = loglik(fitted.theta.flat)
    assert best == pytest.approx(fitted.loglik, abs=1e-8)
    for i in range(len(TRUTH.flat)):
        step = np.zeros(len(TRUTH.flat))
        step[i] = 1e-4
        up, down = loglik(fitted.theta.flat + step), loglik(fitted.theta.flat - step)
        assert abs(up - down) / 2e-4 < 1e-3


def test_a_fixed_coefficient_stays() -> None:
    data = simulate(made(800, seed=3), theta=TRUTH, rng=np.random.default_rng(3))
    held = estimate(data, fixed={"P: e_0 - e_1": 3.0})
    row = dict(zip(held.names, zip(held.theta.flat, held.se, strict=True), strict=True))
    assert row["P: e_0 - e_1"] == (3.0, 0.0)
    assert row["P: x1"][1] > 0
    with pytest.raises(UsageError, match="no coefficient P: wish"):
        estimate(data, fixed={"P: wish": 0.0})


def test_escalation_columns_are_estimated() -> None:
    theta = replace(TRUTH, C=np.append(TRUTH.C, -1.5))
    data = simulate(made(1500, seed=5, escalation=1), theta=theta, rng=np.random.default_rng(5))
    found = estimate(data)
    place = found.names.index("C: s0")
    assert abs(found.theta.flat[place] + 1.5) < 3 * found.se[place]


def test_patrons_that_change_nothing_leave_deterrence_unidentified() -> None:
    weak = made(1500, seed=6)
    weak = replace(weak, k=weak.k * 1e-4)
    data = simulate(weak, theta=TRUTH, rng=np.random.default_rng(6))
    with pytest.raises(NotIdentified, match="e_0 - e_1 hardly varies"):
        estimate(data)
    held = estimate(data, fixed={"P: e_0 - e_1": 0.0})
    assert held.leverage["e_0 - e_1"] < 1e-3
    assert held.weak == ("e_0 - e_1",)


def test_a_regressor_that_repeats_another_is_refused() -> None:
    data = simulate(made(400, seed=7), theta=TRUTH, rng=np.random.default_rng(7))
    doubled = replace(
        data,
        x_T=np.column_stack((data.x_T, data.x_T[:, 1])),
        names={**data.names, "T": ("const", "x", "again")},
    )
    with pytest.raises(NotIdentified, match="singular"):
        estimate(doubled)


def test_clusters_of_one_are_the_sandwich_and_copies_widen_it(fitted: Npl) -> None:
    data = simulate(made(1500, seed=2), theta=TRUTH, rng=np.random.default_rng(2))
    twice = data.take(np.tile(np.arange(data.cases), 2))
    found = estimate(twice)
    assert found.clusters == fitted.clusters
    assert found.theta.flat == pytest.approx(fitted.theta.flat, abs=1e-6)
    assert found.se == pytest.approx(fitted.se, rel=1e-5)
    assert found.naive_se == pytest.approx(fitted.naive_se / np.sqrt(2), rel=1e-5)


@pytest.mark.long
def test_intervals_cover_over_two_hundred_panels() -> None:
    panel, rng = made(1000, seed=7), np.random.default_rng(7)
    z = np.array(
        [
            (fit.theta.flat - TRUTH.flat) / fit.se
            for fit in (estimate(simulate(panel, theta=TRUTH, rng=rng)) for _ in range(200))
        ]
    )
    covered = (np.abs(z) < 1.96).mean(axis=0)
    assert covered.min() >= 0.92
    assert covered.max() <= 0.98
    assert np.abs(z.mean(axis=0)).max() < 0.25
