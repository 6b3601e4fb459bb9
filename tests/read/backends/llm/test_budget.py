from __future__ import annotations

import math
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.errors import UsageError
from standoff.read.backends.llm.budget import Meter, Pace, Prices, cost
from standoff.read.backends.llm.wire import Tokens

COUNTS = st.builds(Tokens, st.integers(0, 50_000), st.integers(0, 5_000))


def test_money_is_exact() -> None:
    assert cost(Tokens(1_000_000, 2_000_000), Prices(0.1, 0.2)) == Fraction(1, 2)
    assert cost(Tokens(3, 4), None) == 7


@given(st.lists(st.tuples(COUNTS, st.booleans(), st.floats(0, 1))), st.integers(1, 200_000))
def test_whatever_happens_the_limit_holds(
    calls: list[tuple[Tokens, bool, float]], limit: int
) -> None:
    meter = Meter(limit)
    for most, fails, share in calls:
        if meter.reserve(most):
            used = Tokens(int(most.sent * share), int(most.answered * share))
            meter.settle(most, Tokens() if fails else used)
    assert cost(meter.spent, None) <= limit


def test_calls_under_way_are_counted() -> None:
    meter = Meter(100)
    with ThreadPoolExecutor(8) as pool:
        granted = list(pool.map(lambda _: meter.reserve(Tokens(20, 10)), range(40)))
    assert sum(granted) == 3


@pytest.mark.parametrize("limit", [0, -1, math.nan, math.inf])
def test_a_budget_is_a_number_above_nothing(limit: float) -> None:
    with pytest.raises(UsageError, match="above 0"):
        Meter(limit)


@pytest.mark.parametrize("prices", [(-1, 1), (math.nan, 1), (1, math.inf), (0, 0)])
def test_prices_that_would_switch_the_budget_off_are_refused(prices: tuple[float, float]) -> None:
    with pytest.raises(UsageError):
        Prices(*prices)


def test_calls_keep_their_distance() -> None:
    now = [0.0]

    def sleep(seconds: float) -> None:
        now[0] += seconds

    pace = Pace(30, clock=lambda: now[0], sleep=sleep)
    turns = []
    for _ in range(4):
        pace.wait()
        turns.append(now[0])
    assert turns == [0, 2, 4, 6]


@pytest.mark.parametrize("rate", [0, -3, math.nan])
def test_a_pace_is_a_number_above_nothing(rate: float) -> None:
    with pytest.raises(UsageError):
        Pace(rate, clock=float, sleep=float)
