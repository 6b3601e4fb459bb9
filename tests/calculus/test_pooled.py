from __future__ import annotations

import numpy as np
import pytest

from standoff.calculus.pooled import TERMS, pooled


def test_only_identified_coefficients_enter_the_game() -> None:
    estimate = pooled()
    assert {term.coefficient for term in TERMS.values()} <= set(estimate.spread)
    assert "P: e_1" not in estimate.spread
    assert "P: major" not in estimate.spread


def test_the_error_holds_the_spread_over_specifications() -> None:
    b, se = pooled().estimate("P: rivalry_P")
    assert b == pytest.approx(1.70, abs=0.01)
    assert se == pytest.approx(np.hypot(0.352, 0.555), abs=0.01)


def test_draws_have_the_estimate_s_mean_and_spread() -> None:
    made = pooled().draws(20_000, np.random.default_rng(0))
    for name, term in TERMS.items():
        b, se = pooled().estimate(term.coefficient)
        assert made[name].mean() == pytest.approx(b, abs=4 * se / 20_000**0.5)
        assert made[name].std() == pytest.approx(se, rel=0.03)


def test_the_covariance_is_one() -> None:
    estimate = pooled()
    assert np.linalg.eigvalsh(estimate.covariance)[0] > 0
    assert len(estimate.names) == len(estimate.coef)
