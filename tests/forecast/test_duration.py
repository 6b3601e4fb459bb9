from __future__ import annotations

import numpy as np
import pytest

from standoff.forecast import duration as module
from standoff.forecast.duration import COVERAGE, HORIZONS, Durations, backtest_hazard

YEAR = 365.25


@pytest.fixture(autouse=True)
def two_decades(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "DECADES", (1950, 1960))


def crises(n: int = 900, *, scale: float = 100.0) -> Durations:
    """Draw crises of 1920-1969 that end at a constant rate: age tells nothing of the days left."""
    rng = np.random.default_rng(3)
    began = np.sort(rng.uniform(20, 70, n)) * YEAR
    days = np.ceil(rng.exponential(scale, n))
    days[::50] = np.nan
    ended = began + np.nan_to_num(days, nan=100.0)
    return Durations(days, began, ended, np.arange(n))


def test_the_interval_covers_what_it_says() -> None:
    tested = backtest_hazard(crises(), landmark=0)
    assert tested.coverage == pytest.approx(COVERAGE, abs=0.06)
    assert np.isfinite(tested.left).all()


def test_without_memory_age_is_no_news() -> None:
    tested = backtest_hazard(crises(), landmark=60)
    assert (tested.left > 0).all()
    assert tested.hazard == pytest.approx(tested.ageless, abs=0.08)
    assert tested.ended.shape[1] == len(HORIZONS)


def test_chances_are_those_of_crises_ended_before_by_hand() -> None:
    """Three ended in 10, 40 and 400 days before 1950; a fourth begins after."""
    days = np.array([10.0, 40.0, 400.0, 20.0])
    began = np.array([20.0, 25.0, 30.0, 51.0]) * YEAR
    tested = backtest_hazard(Durations(days, began, began + days, np.arange(4)), landmark=0)
    assert tested.hazard[0] == pytest.approx([1.5 / 4, 2.5 / 4, 2.5 / 4, 2.5 / 4])
    assert tested.ended[0].tolist() == [True] * 4


def test_what_ends_later_teaches_nothing() -> None:
    honest = crises()
    later = honest.ended >= 50 * YEAR
    changed = Durations(
        np.where(later, 1.0, honest.days), honest.began, honest.ended, honest.crisis
    )
    one, other = (backtest_hazard(d, landmark=0).hazard for d in (honest, changed))
    assert np.array_equal(one[0], other[0])
    assert not np.array_equal(one[-1], other[-1])
