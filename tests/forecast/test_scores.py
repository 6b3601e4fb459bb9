from __future__ import annotations

import math

import numpy as np
import pytest
import scoringrules
from hypothesis import given
from hypothesis import strategies as st

from standoff.forecast.scores import auc, brier, log_score, rps, skill

ODDS = st.lists(st.floats(0.01, 1), min_size=4, max_size=4)


def share(weights: list[float]) -> np.ndarray:
    return np.array([weights]) / sum(weights)


def test_scores_by_hand() -> None:
    p = [[0.5, 0.2, 0.2, 0.1]]
    assert brier(p, [2]) == pytest.approx(0.25 + 0.04 + 0.64 + 0.01)
    assert log_score(p, [1]) == pytest.approx(-math.log(0.2))
    assert rps(p, [2]) == pytest.approx((0.25 + 0.49 + 0.01) / 3)
    assert log_score([[1.0, 0.0]], [1]) == pytest.approx(-math.log(0.001))


@given(ODDS, st.integers(0, 3))
def test_scores_agree_with_a_published_library(weights: list[float], observed: int) -> None:
    """scoringrules counts categories from 1 and does not divide by k - 1."""
    p = share(weights)
    theirs = scoringrules.rps_score(np.array([observed + 1]), p)
    assert rps(p, [observed]) * 3 == pytest.approx(np.atleast_1d(theirs))


@given(ODDS, ODDS)
def test_brier_and_rps_are_proper(truth: list[float], other: list[float]) -> None:
    """No forecast has a lower expected score than the truth."""
    p, q = share(truth), share(other)
    for score in (brier, rps):
        expected = [sum(p[0, k] * score(f, [k])[0] for k in range(4)) for f in (p, q)]
        assert expected[0] <= expected[1] + 1e-12


def test_auc_by_hand() -> None:
    assert auc([0.1, 0.4, 0.35, 0.8], [False, False, True, True]) == 0.75
    assert auc([0.5, 0.5], [False, True]) == 0.5
    assert math.isnan(auc([0.5, 0.6], [True, True]))


def test_skill_is_one_less_the_ratio_and_resamples_whole_crises() -> None:
    rng = np.random.default_rng(1)
    own, other = [0.1, 0.3, 0.2, 0.2], [0.4, 0.4, 0.4, 0.4]
    by_case = skill(own, other, clusters=[1, 2, 3, 4], rng=rng)
    assert by_case.value == pytest.approx(0.5)
    assert by_case.interval.low < 0.5 < by_case.interval.high
    one_crisis = skill(own, other, clusters=[7, 7, 7, 7], rng=rng)
    assert one_crisis.interval.low == one_crisis.interval.high == pytest.approx(0.5)
