from __future__ import annotations

import numpy as np
import pytest

from standoff.forecast import backtest as module
from standoff.forecast import learners
from standoff.forecast.backtest import Cases, Target, backtest
from standoff.forecast.experts import Earned, earn

YEAR = 365.25
TWO = Target("a test", ("quiet", "violent"))


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "DECADES", (1960,))
    monkeypatch.setattr(learners, "ROUNDS", 2)
    monkeypatch.setattr(learners, "PENALTIES", (0.3,))


def earned(*, told: float) -> Earned:
    """Give an expert that knows the outcome more or less; the pool's own features are noise."""
    rng = np.random.default_rng(4)
    n = 120
    began = np.sort(rng.uniform(20, 70, n)) * YEAR
    y = rng.integers(0, 2, n)
    nothing = np.zeros(n, dtype=int)
    cases = Cases(
        rng.normal(size=(n, 2)),
        y,
        nothing,
        nothing,
        began,
        began + 60,
        np.arange(n),
        nothing == 0,
        nothing,
    )
    signals = (told * (2 * y - 1) + rng.normal(size=n))[:, None]
    signals[::9] = np.nan
    return earn(backtest(cases, TWO), cases, signals=signals)


def test_an_expert_that_knows_earns_the_most_and_the_pool_gains() -> None:
    found = earned(told=1.5)
    assert [year for year, _ in found.weights] == [1960]
    assert all(weight == 0.5 for _, weight in found.weights)
    rng = np.random.default_rng(1)
    with_expert = found.with_expert.skill("pool", "climatology", rng=rng)
    without = found.without.skill("pool", "climatology", rng=rng)
    assert with_expert.value > without.value + 0.1


def test_an_expert_that_knows_nothing_changes_little() -> None:
    found = earned(told=0.0)
    gap = np.abs(found.with_expert.pool - found.without.pool).max()
    assert gap < 0.15
    assert found.with_expert.pool.sum(axis=1) == pytest.approx(1)
