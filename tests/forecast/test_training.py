from __future__ import annotations

import numpy as np
import pytest

from standoff.forecast.training import Scale, Training, recency


def training(n: int = 40, classes: int = 3, seed: int = 1) -> Training:
    """Draw cases whose first feature tells the outcome, two to a crisis."""
    rng = np.random.default_rng(seed)
    y = rng.integers(0, classes, n)
    x = np.column_stack([y + rng.normal(0, 0.4, n), rng.normal(0, 1, n), np.ones(n)])
    x[::7, 1] = np.nan
    return Training(x, y, y % 2, np.ones(n), np.arange(n) // 2, classes)


def test_a_half_life_ago_counts_half() -> None:
    weight = recency(np.array([1990.0, 1965.0]), now=1990.0, half_life=25.0)
    assert weight[1] / weight[0] == pytest.approx(0.5)
    assert weight.mean() == pytest.approx(1)


def test_folds_hold_out_every_case_once_and_never_split_a_crisis() -> None:
    cases = training()
    held = []
    for kept, out in cases.folds(5):
        assert not set(cases.crisis[kept]) & set(cases.crisis[out])
        held += out.tolist()
    assert sorted(held) == list(range(40))


def test_scaling_is_learnt_from_the_training_cases_alone() -> None:
    scale = Scale.of(np.array([[0.0, np.nan], [2.0, 5.0], [4.0, 5.0]]))
    z = scale(np.array([[2.0, np.nan], [100.0, 7.0]]))
    assert z[0].tolist() == [0.0, 0.0]
    assert z[1].tolist() == [4.0, 0.0]
