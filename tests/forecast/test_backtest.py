from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from standoff.errors import ModelError
from standoff.forecast import backtest as module
from standoff.forecast import learners
from standoff.forecast.backtest import Cases, Target, backtest, refuse_leak
from standoff.forecast.scores import Skill
from standoff.vocabulary.results import Interval

YEAR = 365.25
TWO = Target("a test", ("quiet", "violent"))


def cases(n: int = 150, *, leak: bool) -> Cases:
    """Draw crises from 1920 to 1969; with `leak` the first feature gives the outcome away."""
    rng = np.random.default_rng(4)
    began = np.sort(rng.uniform(20, 70, n)) * YEAR
    reference = rng.integers(0, 2, n)
    y = (rng.random(n) < 0.3 + 0.2 * reference).astype(int)
    x = rng.normal(size=(n, 2))
    if leak:
        x[:, 0] = y + rng.normal(0, 0.1, n)
    return Cases(
        x,
        y,
        reference,
        reference,
        began,
        began + 60,
        np.arange(n),
        reference == 0,
        np.zeros(n, dtype=int),
    )


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two decades and a few rounds of boosting are enough to show what the split does."""
    monkeypatch.setattr(module, "DECADES", (1950, 1960))
    monkeypatch.setattr(learners, "ROUNDS", 8)
    monkeypatch.setattr(learners, "PENALTIES", (0.03,))


def test_a_planted_leak_is_caught() -> None:
    tested = backtest(cases(leak=True), TWO)
    found = tested.skill("pool", "climatology", rng=np.random.default_rng(1))
    with pytest.raises(ModelError, match="something known only afterwards has leaked"):
        refuse_leak(found, what="severity")


def test_honest_features_pass_and_every_forecast_is_a_distribution() -> None:
    tested = backtest(cases(leak=False), TWO)
    refuse_leak(tested.skill("pool", "climatology", rng=np.random.default_rng(1)), what="it")
    for p in (tested.climatology, tested.opening, tested.frequency, tested.pool):
        assert p.sum(axis=1) == pytest.approx(1)
    assert (tested.cases.began >= 50 * YEAR).all()


def test_only_crises_ended_before_the_decade_are_learnt_from() -> None:
    """Were later crises used, turning their outcomes round would change the first decade."""
    honest = cases(leak=False)
    later = honest.began >= 50 * YEAR + 1
    turned = replace(honest, y=np.where(later, 1 - honest.y, honest.y))
    one, other = (backtest(c, TWO) for c in (honest, turned))
    first = one.cases.began < 60 * YEAR - 5
    assert np.array_equal(one.pool[first], other.pool[first])


def test_an_embargo_holds_back_what_is_not_known_yet() -> None:
    told: list[str] = []
    backtest(cases(leak=False), TWO, tell=told.append)
    backtest(cases(leak=False), replace(TWO, embargo_days=1826), tell=told.append)
    known = [int(line.split(":")[1].split()[0]) for line in told]
    assert known[2] < known[0]


def test_skill_up_to_the_limit_is_no_leak() -> None:
    refuse_leak(Skill(0.199, Interval(0.1, 0.3), 100), what="severity")
