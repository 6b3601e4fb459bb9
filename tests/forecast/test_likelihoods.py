from __future__ import annotations

import numpy as np
import pytest

from standoff.forecast.likelihoods import (
    SHAPES,
    Counted,
    count,
    dependence_of,
    shrinkage_of,
    tempered,
)


def crises(n: int = 400, *, told: float) -> Counted:
    """Draw crises in which one kind of evidence is told by the outcome, one is not, one is rare."""
    rng = np.random.default_rng(2)
    y = rng.integers(0, 2, n)
    held = np.column_stack(
        [
            rng.random(n) < np.where(y == 1, 0.3 + told, 0.3 - told),
            rng.random(n) < 0.4,
            np.arange(n) == 7,
        ]
    )
    return Counted(held, y, 2)


def test_evidence_that_tells_has_a_ratio_and_other_evidence_has_none() -> None:
    made = count(crises(told=0.2), rng=np.random.default_rng(1), draws=200)
    assert made.ratios[0, 1] > 2.5
    assert made.ratios[1, 1] == pytest.approx(1, abs=0.25)
    assert (made.low <= made.ratios).all()
    assert (made.ratios <= made.high).all()


def test_a_single_sighting_is_no_certainty() -> None:
    """Unshrunk, evidence seen once has a ratio of 0 or of infinity."""
    made = count(crises(told=0.2), rng=np.random.default_rng(1), draws=50)
    assert ((made.ratios[2] > 0.3) & (made.ratios[2] < 3)).all()


def test_shrinkage_follows_the_spread_of_the_rates() -> None:
    expected = np.full((6, 2), 30.0)
    alike = np.full((6, 2), 30.0)
    apart = np.tile([5.0, 55.0], (6, 1))
    assert shrinkage_of(alike, expected) == SHAPES[-1]
    assert shrinkage_of(apart, expected) < 8


def test_doubled_evidence_is_discounted() -> None:
    """The same evidence under five names must not count five times."""
    one = crises(told=0.2)
    fivefold = Counted(np.repeat(one.held[:, :1], 5, axis=1), one.y, 2)
    assert dependence_of(fivefold) <= 0.4
    assert dependence_of(Counted(one.held[:, :1], one.y, 2)) >= 0.6


def test_power_zero_leaves_the_shares() -> None:
    share = np.array([0.7, 0.3])
    p = tempered(np.ones((2, 1), dtype=bool), np.array([[0.1, 0.9]]), share=share, power=0.0)
    assert p == pytest.approx(np.tile(share, (2, 1)))
