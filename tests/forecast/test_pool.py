from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.forecast import learners
from standoff.forecast.pool import fit_pool, sharpened
from standoff.forecast.scores import log_score
from tests.forecast.test_training import training

P = np.array([[0.7, 0.2, 0.1]])
Q = np.array([[0.3, 0.3, 0.4]])


def test_mixing_and_sharpening_by_hand() -> None:
    assert sharpened(P, Q, exponent=1.0) == pytest.approx(np.array([[0.5, 0.25, 0.25]]))
    assert sharpened(P, P, exponent=2.0) == pytest.approx(np.array([[49, 4, 1]]) / 54)


@given(st.floats(0.5, 2))
def test_sharpening_keeps_a_distribution(exponent: float) -> None:
    p = sharpened(P, Q, exponent=exponent)
    assert p.sum() == pytest.approx(1)
    assert (p > 0).all()


def test_a_pool_beats_the_frequencies_where_features_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learners, "ROUNDS", 20)
    past, future = training(90), training(60, seed=2)
    pool = fit_pool(past)
    p = pool.predict(future.x, future.reference)
    frequency, _ = pool.parts(future.x, future.reference)
    assert log_score(p, future.y).mean() < log_score(frequency, future.y).mean()
