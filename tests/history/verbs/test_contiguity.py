from __future__ import annotations

from datetime import date

import pytest

from standoff.errors import UsageError
from standoff.history.verbs.contiguity import contiguity, types_by_year
from standoff.vocabulary.panels import System
from tests.history.tools import dyads, rows_of, state_years, world

D = date
RECORDS = [
    (2, 20, 1, D(1920, 1, 1), D(2016, 12, 1)),
    (20, 2, 1, D(1920, 1, 1), D(2016, 12, 1)),
    (2, 40, 4, D(1902, 5, 1), D(1950, 6, 1)),
    (40, 2, 4, D(1902, 5, 1), D(1950, 6, 1)),
    (2, 40, 3, D(1950, 7, 1), D(2016, 12, 1)),
    (40, 2, 3, D(1950, 7, 1), D(2016, 12, 1)),
]


def test_a_year_with_two_types_has_the_first(tmp_path):
    """A4: 1,496 dyad-years hold more than one type."""
    shelf = world(tmp_path, cow_contdir=RECORDS)
    of_cuba = {
        (y, which): t
        for which in ("first", "last")
        for a, b, y, t in types_by_year(shelf, which=which).rows()
        if (a, b) == (2, 40)
    }
    assert [of_cuba[y, "first"] for y in (1949, 1950, 1951)] == [4, 4, 3]
    assert [of_cuba[y, "last"] for y in (1949, 1950, 1951)] == [4, 3, 3]


def test_row_order_of_the_source_does_not_matter(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one = world(tmp_path / "a", cow_contdir=RECORDS)
    other = world(tmp_path / "b", cow_contdir=RECORDS[::-1])
    assert types_by_year(one).equals(types_by_year(other))


def test_zero_is_not_contiguous_and_null_is_unknown(tmp_path):
    """S1's root: the peer writes no value after 2016 and takes that for 'not relevant'."""
    shelf = world(tmp_path, cow_contdir=RECORDS)
    made = dyads(shelf, (2016, 2017)).add(contiguity())
    found = {(a, b, y): t for a, b, y, t in rows_of(made, "ccode_1", "ccode_2", "year", "conttype")}
    assert (found[2, 20, 2016], found[2, 365, 2016]) == (1, 0)
    assert (found[2, 20, 2017], found[2, 365, 2017]) == (None, None)


def test_carried_forward_with_a_flag(tmp_path):
    shelf = world(tmp_path, cow_contdir=RECORDS)
    made = dyads(shelf, (2016, 2018)).add(contiguity(beyond="carry"))
    rows = rows_of(made, "ccode_1", "ccode_2", "year", "conttype", "conttype_carried")
    assert (2, 40, 2018, 3, 1) in rows
    assert (2, 40, 2016, 3, 0) in rows


def test_neighbours_by_land_and_sea(tmp_path):
    shelf = world(tmp_path, cow_contdir=RECORDS)
    made = state_years(shelf, (1950, 1950)).add(contiguity())
    assert rows_of(made, "ccode", "land", "sea") == [(2, 1, 1), (20, 1, 0), (40, 0, 1), (365, 0, 0)]


def test_silent_on_the_other_system(tmp_path):
    shelf = world(
        tmp_path,
        cow_contdir=RECORDS,
        gw_system=[(2, "USA", "USA", 0, D(1816, 1, 1), D(2020, 12, 31))],
    )
    with pytest.raises(UsageError, match="needs a panel of the cow system"):
        dyads(shelf, system=System.GW).add(contiguity()).collect()
