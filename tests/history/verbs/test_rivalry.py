from __future__ import annotations

from datetime import date

from standoff.history.verbs.rivalry import rivalries_by_year, rivalry
from tests.history.tools import dyads, rows_of, state_years, world

COLUMNS = ("tssr_id", "ccode1", "ccode2", "start", "end", "positional", "spatial")
ROWS = [(11, 2, 40, 1949, 1950, 1, None), (3, 220, 300, 1816, 1920, 1, 1)]


def test_years_are_inclusive_and_both_directions_count(tmp_path):
    made = dyads(world(tmp_path, tss_rivalries=(COLUMNS, ROWS)), (1950, 1951), directed=True).add(
        rivalry()
    )
    rows = rows_of(
        made, "ccode_1", "ccode_2", "year", "ongoingrivalry", "tssr_id", "positional", "spatial"
    )
    assert (2, 40, 1950, 1, 11, 1, 0) in rows
    assert (40, 2, 1950, 1, 11, 1, 0) in rows
    assert (2, 40, 1951, 0, None, 0, 0) in rows


def test_after_2020_nothing_is_known(tmp_path):
    """S7: the peer has every dyad a rival in each year from 2021."""
    made = dyads(world(tmp_path, tss_rivalries=(COLUMNS, ROWS)), (2020, 2021)).add(rivalry())
    assert set(rows_of(made, "year", "ongoingrivalry")) == {(2020, 0), (2021, None)}


def test_austria_is_followed_past_1919(tmp_path):
    years = rivalries_by_year(world(tmp_path, tss_rivalries=(COLUMNS, ROWS)))
    pairs = {y: (a, b) for a, b, y, n, *_ in years.rows() if n == 3 and a == 220}
    assert (pairs[1918], pairs[1919]) == ((220, 300), (220, 305))


def test_states_count_rivalries_by_type(tmp_path):
    states = [(c, "", "", date(1816, 1, 1), date(2016, 12, 31)) for c in (2, 40)]
    made = state_years(
        world(tmp_path, states=states, tss_rivalries=(COLUMNS, ROWS)), (1950, 1951)
    ).add(rivalry())
    assert rows_of(made, "ccode", "year", "n_positional", "n_spatial") == [
        (2, 1950, 1, 0),
        (2, 1951, 0, 0),
        (40, 1950, 1, 0),
        (40, 1951, 0, 0),
    ]
