from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.read.days import month, part, season, shift, unit, year

DAYS = st.dates(date(1700, 1, 1), date(2200, 1, 1))
UNITS = st.sampled_from(["day", "week", "weekend", "month", "quarter", "year", "decade", "century"])
PARTS = ["early", "mid", "late", "first half", "second half", "first quarter", "fourth quarter"]


def test_months_and_years_end_where_they_end() -> None:
    assert month(2024, 2) == (date(2024, 2, 1), date(2024, 2, 29))
    assert year(1962) == (date(1962, 1, 1), date(1962, 12, 31))
    assert season(2021, "winter") == (date(2021, 12, 1), date(2022, 2, 28))


@given(DAYS, UNITS, st.integers(-16, 30))
def test_a_unit_follows_the_one_before_without_gap(day: date, of: str, n: int) -> None:
    first, last = unit(day, of, offset=n)
    assert first <= last
    if of != "weekend":
        assert unit(day, of, offset=n + 1)[0] == last + timedelta(days=1)


@given(DAYS, UNITS)
def test_a_unit_holds_its_day(day: date, of: str) -> None:
    first, last = unit(day, of)
    assert of == "weekend" or first <= day <= last


@given(DAYS, st.integers(0, 400), st.sampled_from(PARTS))
def test_a_part_lies_within_the_whole(first: date, length: int, which: str) -> None:
    whole = (first, first + timedelta(days=length))
    start, end = part(whole, which)
    assert whole[0] <= start <= end <= whole[1]


@given(DAYS, st.integers(-2000, 2000), st.sampled_from(["day", "week", "month", "year"]))
def test_shifting_goes_the_way_of_the_sign(day: date, n: int, of: str) -> None:
    moved = shift(day, n, of=of)
    assert (moved > day) == (n > 0)
    assert (moved < day) == (n < 0)


@pytest.mark.parametrize("of", ["day", "year", "century"])
def test_the_calendar_has_ends(of: str) -> None:
    assert shift(date(2000, 1, 31), 10**9, of=of) == date.max
    assert shift(date(2000, 1, 31), -(10**9), of=of) == date.min


def test_the_last_of_a_month_stays_in_the_month() -> None:
    assert shift(date(2021, 12, 31), 2, of="month") == date(2022, 2, 28)
