from __future__ import annotations

from standoff.history.verbs.wars import wars
from tests.history.tools import dyads, rows_of, state_years, world

INTER = (
    "warnum",
    "ccode1",
    "ccode2",
    "year",
    "cowinterongoing",
    "cowinteronset",
    "batdeath1",
    "batdeath2",
)
INTRA = (
    "warnum",
    "year",
    "cowintraonset",
    "cowintraongoing",
    "ccodea",
    "sideadeaths",
    "sidebdeaths",
)


def test_the_deadliest_war_stands_for_the_year(tmp_path):
    rows = [
        (1, 2, 40, 1950, 1, 0, 10, -9),
        (2, 2, 40, 1950, 1, 0, 500, 900),
        (3, 2, 40, 1951, 1, 1, 5, 5),
    ]
    made = dyads(world(tmp_path, cow_war_inter=(INTER, rows)), (1950, 1952)).add(wars())
    cuba = [
        r[2:]
        for r in rows_of(made, "ccode_1", "ccode_2", "cowinteronset", "cowinterongoing")
        if r[:2] == (2, 40)
    ]
    assert cuba == [(0, 1), (1, 1), (0, 0)]


def test_a_side_that_is_no_state_is_left_out(tmp_path):
    """A11: -8 marks a side that is no state."""
    rows = [(9, 1950, 1, 1, 2, 100, 200), (10, 1950, 1, 1, -8, 100, 200)]
    made = state_years(world(tmp_path, cow_war_intra=(INTRA, rows)), (1950, 1951)).add(wars())
    assert [r for r in rows_of(made, "ccode", "year", "cowintraonset") if r[2] == 1] == [
        (2, 1950, 1)
    ]


def test_null_after_2007(tmp_path):
    made = dyads(world(tmp_path, cow_war_inter=(INTER, [])), (2007, 2008)).add(wars())
    assert set(rows_of(made, "year", "cowinterongoing")) == {(2007, 0), (2008, None)}
