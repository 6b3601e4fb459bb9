from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.history.smoothing import posterior


def test_no_cases_give_the_prior_and_many_give_the_data():
    assert posterior([0, 0], [0.3, 0.7], weight=12)[0] == pytest.approx([0.3, 0.7])
    assert posterior([9000, 1000], [0.3, 0.7], weight=12)[0] == pytest.approx([0.9, 0.1], abs=1e-3)


def test_a_known_beta():
    """The 80 % interval of Beta(2, 8) (R: qbeta(c(.1, .9), 2, 8))."""
    means, low, high = posterior([1, 7], [0.5, 0.5], weight=2)
    assert means == pytest.approx([0.2, 0.8])
    assert (low[0], high[0]) == pytest.approx((0.0607, 0.3684), abs=1e-4)


@given(st.lists(st.integers(0, 40), min_size=2, max_size=5))
def test_means_sum_to_one_and_lie_inside(counts):
    even = [1 / len(counts)] * len(counts)
    means, low, high = posterior(counts, even, weight=4)
    assert sum(means) == pytest.approx(1)
    assert all(a <= b for a, b in zip(low, high, strict=True))
