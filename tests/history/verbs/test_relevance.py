from __future__ import annotations

import pytest

from standoff.errors import UsageError
from standoff.history.verbs.contiguity import contiguity
from standoff.history.verbs.majors import majors
from standoff.history.verbs.relevance import politically_relevant
from tests.history.tools import dyads, rows_of, world
from tests.history.verbs.test_contiguity import RECORDS

MAJORS = [(365, 1922, 1, 1, 2016, 12, 31, 2016)]


@pytest.fixture
def shelf(tmp_path):
    return world(tmp_path, cow_contdir=RECORDS, cow_majors=MAJORS)


def kept(made):
    return [r[:2] for r in rows_of(made, "ccode_1", "ccode_2")]


def test_neighbours_and_dyads_with_a_major_power(shelf):
    made = dyads(shelf, (1951, 1951)).where(politically_relevant())
    assert kept(made) == [(2, 20), (2, 40), (2, 365), (20, 365), (40, 365)]
    assert set(rows_of(made, "prd")) == {(1,)}


def test_the_rule_is_the_users(shelf):
    land = politically_relevant((1,), majors="none")
    assert kept(dyads(shelf, (1951, 1951)).where(land)) == [(2, 20)]
    assert kept(dyads(shelf, (1951, 1951)).where(politically_relevant((1,), majors="both"))) == [
        (2, 20)
    ]


def test_after_2016_it_refuses_instead_of_dropping_everything(shelf):
    """S1: the peer's filter gives no row for any year after 2016."""
    with pytest.raises(UsageError, match="2017-2018"):
        dyads(shelf, (2015, 2018)).where(politically_relevant()).collect()
    carried = dyads(shelf, (2015, 2018)).where(politically_relevant(beyond="carry"))
    years = [y for a, b, y in rows_of(carried, "ccode_1", "ccode_2", "year") if (a, b) == (2, 20)]
    assert years == [2015, 2016, 2017, 2018]
    assert set(rows_of(carried, "year", "prd_carried")) == {
        (2015, 0),
        (2016, 0),
        (2017, 1),
        (2018, 1),
    }


def test_columns_added_before_are_used_and_stay(shelf):
    made = dyads(shelf, (1951, 1951)).add(contiguity(), majors()).where(politically_relevant())
    assert made.collect().columns == [
        "ccode_1",
        "ccode_2",
        "year",
        "conttype",
        "cowmaj_1",
        "cowmaj_2",
        "prd",
    ]


def test_options_are_checked():
    with pytest.raises(UsageError, match="either, both or none"):
        politically_relevant(majors="some")
