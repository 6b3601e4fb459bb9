from __future__ import annotations

import numpy as np
import pytest

from standoff.calculus.fit.variances import bootstrap_variance, clustered_meat, variance
from standoff.errors import UsageError

RNG = np.random.default_rng(2)
SCORES = RNG.standard_normal((12, 2))
GROUPS = np.repeat(["a", "b", "c"], 4)


def test_clusters_of_one_row_are_the_sandwich_with_the_small_sample_factor() -> None:
    meat = clustered_meat(SCORES, [np.arange(12)])
    assert np.allclose(meat, 12 / 11 * SCORES.T @ SCORES)


def test_two_ways_are_the_sum_less_the_intersection() -> None:
    other = np.tile([0, 1], 6)
    both = np.array([f"{a}{b}" for a, b in zip(GROUPS, other, strict=True)])
    one, two, inter = (clustered_meat(SCORES, [c]) for c in (GROUPS, other, both))
    assert np.allclose(clustered_meat(SCORES, [GROUPS, other]), one + two - inter)


def test_the_sandwich_has_its_bread_on_both_sides() -> None:
    bread = np.diag([2.0, 4.0])
    made = variance("sandwich", bread, scores=SCORES)
    assert made[0, 1] == pytest.approx((SCORES.T @ SCORES)[0, 1] / 8.0)
    assert variance("observed", bread, scores=SCORES)[0, 0] == 0.5
    assert np.allclose(np.linalg.inv(variance("opg", bread, scores=SCORES)), SCORES.T @ SCORES)


def test_the_bootstrap_of_a_mean_is_its_variance_over_n() -> None:
    x = RNG.standard_normal(200)

    def mean(weights):
        return np.array([np.average(x, weights=weights)])

    rng = np.random.default_rng(0)
    made, failed = bootstrap_variance(mean, 200, draws=2000, rng=rng)
    assert made[0, 0] == pytest.approx(x.var() / 200, rel=0.1)
    assert failed == 0


def test_what_is_missing_is_said() -> None:
    with pytest.raises(UsageError, match="clusters="):
        variance("cluster", np.eye(2), scores=SCORES)
    with pytest.raises(UsageError, match="rng="):
        bootstrap_variance(lambda w: w, 3, draws=2, rng=None)
