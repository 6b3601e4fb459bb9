from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from standoff.history.spells import spell

NAN = float("nan")


def count(event, years=None, starts=None, **options):
    n = len(event)
    years = np.array(years if years is not None else range(1950, 1950 + n))
    marks = np.zeros(n, bool)
    marks[[0, *(starts or [])]] = True
    values, known = spell(marks, np.array(event, float), years=years, **options)
    return [int(v) if k else None for v, k in zip(values, known, strict=True)]


def test_the_row_after_an_event_is_zero():
    assert count([0, 0, 1, 0, 0]) == [0, 1, 2, 0, 1]


def test_each_unit_starts_anew():
    assert count([0, 0, 0, 0], starts=[2]) == [0, 1, 0, 1]


def test_an_event_at_the_end_of_a_unit_does_not_reach_the_next():
    assert count([0, 1, 0, 0], starts=[2]) == [0, 1, 0, 1]


def test_a_continuing_event_counts_or_is_null():
    assert count([0, 1, 1, 1, 0, 0]) == [0, 1, 0, 0, 0, 1]
    assert count([0, 1, 1, 1, 0, 0], ongoing="null") == [0, 1, None, None, 0, 1]


def test_rows_ignore_a_gap_and_years_do_not():
    """A8: in Bremer's panel 440 rows follow a gap, the longest of 110 years."""
    years = [1950, 1951, 1960, 1961]
    assert count([0, 0, 0, 0], years) == [0, 1, 2, 3]
    assert count([0, 0, 0, 0], years, per="years") == [0, 1, 10, 11]
    assert count([1, 0, 0, 0], years, per="years") == [0, 0, 9, 10]


def test_unknown_events_make_the_spell_unknown_until_the_next_event():
    assert count([0, NAN, 0, 1, 0]) == [0, None, None, None, 0]
    assert count([0, 0, NAN, NAN]) == [0, 1, None, None]


@given(st.lists(st.booleans(), min_size=1, max_size=40))
def test_rows_and_years_agree_without_gaps(event):
    assert count(event) == count(event, per="years")


@given(st.lists(st.tuples(st.integers(0, 3), st.booleans()), min_size=1, max_size=60))
def test_a_plain_loop_gives_the_same(rows):
    rows = sorted(rows, key=lambda r: r[0])
    starts = [i for i in range(1, len(rows)) if rows[i][0] != rows[i - 1][0]]
    expected, since = [], 0
    for i, (unit, event) in enumerate(rows):
        since = 0 if i == 0 or unit != rows[i - 1][0] else since
        expected.append(since)
        since = 0 if event else since + 1
    assert count([e for _, e in rows], years=range(len(rows)), starts=starts) == expected
