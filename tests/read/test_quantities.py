from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.read.quantities import amounts


def read(text: str) -> list[tuple[float | None, float | None, str, str]]:
    found = amounts(text)
    assert all(text[a.start : a.end] == a.quantity.text for a in found)
    return [(a.quantity.low, a.quantity.high, a.quantity.unit, a.quantity.qualifier) for a in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("approximately 15,000 troops", (15000, 15000, "persons", "approximately")),
        ("two destroyers", (2, 2, "", "")),
        ("up to 100,000 soldiers", (None, 100000, "persons", "up to")),
        ("as many as 40 jets", (None, 40, "", "up to")),
        ("at least a dozen ships", (12, None, "", "at least")),
        ("30 jets or so, no fewer", (30, 30, "", "")),
        ("some 40 aircraft", (40, 40, "", "approximately")),
        ("60-plus sorties", (60, None, "", "at least")),
        ("100-odd tanks", (100, 100, "", "approximately")),
        ("fewer than 200 men", (None, 200, "persons", "less than")),
        ("a 2,000-strong brigade", (2000, 2000, "persons", "")),
        ("tens of thousands of refugees", (20000, None, "persons", "")),
        ("2000 troops", (2000, 2000, "persons", "")),
    ],
)
def test_counts(text: str, expected: tuple[object, ...]) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("between 90,000 and 120,000 men", (90000, 120000, "persons", "between")),
        ("30-40 vessels", (30, 40, "", "between")),
        ("six or seven hours", (6, 7, "hours", "between")),
        ("1 to 2 million barrels", (1e6, 2e6, "barrels", "between")),
        ("ten to fifteen thousand mines", (10000, 15000, "", "between")),
        ("an estimated 90,000 to 120,000 men", (90000, 120000, "persons", "approximately")),
        ("15 to 20 per cent", (15, 20, "percent", "between")),
    ],
)
def test_ranges(text: str, expected: tuple[object, ...]) -> None:
    assert read(text) == [expected]


def test_a_change_is_two_amounts() -> None:
    assert [low for low, *_ in read("The garrison grew from 9,000 to 12,000 men")] == [9000, 12000]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$1.2 billion", (1.2e9, 1.2e9, "USD", "")),
        ("€500m", (5e8, 5e8, "EUR", "")),
        ("£3bn", (3e9, 3e9, "GBP", "")),
        ("$3-5bn", (3e9, 5e9, "USD", "between")),
        ("from $500m to $1bn", (5e8, 1e9, "USD", "between")),
        ("up to US$5 million", (None, 5e6, "USD", "up to")),
        ("9 billion euros", (9e9, 9e9, "EUR", "")),
        ("billions of dollars", (2e9, None, "USD", "")),
        ("a multibillion-dollar loan", (2e9, None, "USD", "")),
        ("a 3-billion-dollar loan", (3e9, 3e9, "USD", "")),
        ("40 million roubles", (4e7, 4e7, "RUB", "")),
        ("EUR 50 million", (5e7, 5e7, "EUR", "")),
    ],
)
def test_money(text: str, expected: tuple[object, ...]) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a third of its army", (33.33, 33.33, "percent", "")),
        ("nearly two-thirds of the fleet", (66.66, 66.66, "percent", "approximately")),
        ("2.4% a year", (2.4, 2.4, "percent", "")),
        ("300m from the wire", (300, 300, "metres", "")),
        ("5m people", (5e6, 5e6, "persons", "")),
        ("a 12-nautical-mile zone", (12, 12, "nautical miles", "")),
    ],
)
def test_shares_and_measures(text: str, expected: tuple[object, ...]) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "In 2014 it annexed the peninsula.",
        "on 22 October 1962",
        "11-13 Dec.",
        "2021-12-03",
        "Oct. 17",
        "at 9 a.m. and 10:30",
        "F-16s, T-72s and an S-400 battery",
        "Resolution 2254 and Article 5",
        "DDG 70",
        "the 1990s",
        "one of them said no one would",
        "the 6th Fleet",
        "since 9/11",
        "a 3-1 win",
    ],
)
def test_names_and_dates_are_no_amounts(text: str) -> None:
    assert read(text) == []


@given(
    st.integers(2, 10**7),
    st.sampled_from(
        [
            ("", "", lambda n: (n, n)),
            ("about ", "approximately", lambda n: (n, n)),
            ("at least ", "at least", lambda n: (n, None)),
            ("up to ", "up to", lambda n: (None, n)),
            ("more than ", "more than", lambda n: (n, None)),
            ("fewer than ", "less than", lambda n: (None, n)),
        ]
    ),
    st.sampled_from([("$", "", "USD"), ("", " soldiers", "persons"), ("", " per cent", "percent")]),
)
def test_any_amount_is_read_back(n: int, qualifier: tuple, unit: tuple[str, str, str]) -> None:
    words, name, bounds = qualifier
    before, after, of = unit
    assert read(f"He counted {words}{before}{n:,}{after}.") == [(*bounds(n), of, name)]


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_the_ends_of_a_range_are_in_order(a: int, b: int) -> None:
    for low, high, *_ in read(f"between {a:,} and {b:,} shells"):
        assert low is None or high is None or low <= high


def test_a_word_serves_one_amount_only() -> None:
    found = amounts("some 30 or more than 40 guns")
    assert all(a.end <= b.start for a, b in pairwise(found))


PIECES = (
    "3 1,500 12.5 $ € £ % - – / . , m km bn US$ a an one two dozen half third hundred thousand "
    "million dozens tens scores of and to or between from at least up some more than per cent "
    "dollars euros nautical mile km² people troops 2014 May resolution F-16 plus -odd strong"
)


@given(st.lists(st.sampled_from(PIECES.split()), max_size=12), st.sampled_from(" \u00a0\n-"))
def test_any_words_give_ordered_verbatim_amounts(words: list[str], gap: str) -> None:
    text = gap.join(words)
    found = amounts(text)
    assert all(text[a.start : a.end] == a.quantity.text != "" for a in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    ends = [(a.quantity.low, a.quantity.high) for a in found]
    assert all(low is None or high is None or low <= high for low, high in ends)
