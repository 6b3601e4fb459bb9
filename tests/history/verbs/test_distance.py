from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from standoff.errors import UnknownName
from standoff.history.verbs.distance import distance, great_circle_km
from tests.history.tools import dyads, rows_of, state_years, world

D = date
CAPITALS = [
    (2, "USA", "Washington", D(1816, 1, 1), D(2024, 12, 31), 38.895, -77.0366),
    (20, "Canada", "Ottawa", D(1867, 1, 1), D(2024, 12, 31), 45.4209, -75.6901),
    (40, "Cuba", "Old", D(1902, 1, 1), D(1950, 6, 30), 0.0, 0.0),
    (40, "Cuba", "Havana", D(1950, 7, 1), D(2024, 12, 31), 23.1353, -82.3590),
    (365, "Russia", "Moscow", D(1918, 1, 1), D(2024, 12, 31), 55.7504, 37.6175),
]


def test_a_quarter_of_the_globe():
    assert great_circle_km(np.array([0.0, 0.0]), np.array([0.0, 90.0])) == pytest.approx(
        6378.137 * np.pi / 2
    )
    assert great_circle_km(np.array([10.0, 20.0]), np.array([10.0, 20.0])) == 0


def test_washington_to_ottawa(tmp_path):
    made = dyads(world(tmp_path, cow_capitals=CAPITALS), (1951, 1951)).add(distance())
    found = {(a, b): km for a, b, km in rows_of(made, "ccode_1", "ccode_2", "capdist")}
    assert found[2, 20] == pytest.approx(734, abs=2)
    assert found[2, 40] == pytest.approx(1820, abs=10)


def test_a_year_has_the_first_capital_that_stood_in_it(tmp_path):
    made = dyads(world(tmp_path, cow_capitals=CAPITALS), (1950, 1951)).add(distance())
    by_year = {
        y: km
        for a, b, y, km in rows_of(made, "ccode_1", "ccode_2", "year", "capdist")
        if (a, b) == (2, 40)
    }
    assert by_year[1950] > 8000 > by_year[1951]


def test_states_never_members_on_one_day_are_not_near(tmp_path):
    old = (817, "RVN", "South Vietnam", D(1954, 6, 4), D(1975, 4, 30))
    new = (115, "SUR", "Suriname", D(1975, 11, 25), D(2016, 12, 31))
    far = (365, "RUS", "Russia", D(1816, 1, 1), D(2016, 12, 31))
    places = [
        (817, "", "", D(1900, 1, 1), D(2024, 1, 1), 0.0, 0.0),
        (115, "", "", D(1900, 1, 1), D(2024, 1, 1), 0.0, 1.0),
        (365, "", "", D(1900, 1, 1), D(2024, 1, 1), 0.0, 50.0),
    ]
    shelf = world(tmp_path, states=[old, new, far], cow_capitals=places)
    near = dict(rows_of(state_years(shelf, (1975, 1975)).add(distance()), "ccode", "mincapdist"))
    assert near[115] == pytest.approx(6378.137 * np.radians(49))
    assert near[365] == pytest.approx(6378.137 * np.radians(49))


def test_minimum_distance_in_both_orders_and_of_a_state(tmp_path):
    shelf = world(tmp_path, cow_mindist=[(2, 20, 1950, 0.0), (2, 40, 1950, 150.0)])
    both = dyads(shelf, (1950, 1950), directed=True).add(distance("minimum"))
    found = {(a, b): km for a, b, km in rows_of(both, "ccode_1", "ccode_2", "mindist")}
    assert (found[2, 40], found[40, 2], found[20, 40]) == (150.0, 150.0, None)
    alone = state_years(shelf, (1950, 1950)).add(distance("minimum"))
    assert rows_of(alone, "ccode", "minmindist") == [(2, 0.0), (20, 0.0), (40, 150.0), (365, None)]


def test_silent_before_1886(tmp_path):
    shelf = world(tmp_path, cow_mindist=[(2, 365, 1886, 80.0)])
    made = dyads(shelf, (1885, 1886)).add(distance("minimum"))
    assert rows_of(made, "year", "mindist") == [(1885, None), (1886, 80.0)]


def test_an_unknown_kind_is_refused():
    with pytest.raises(UnknownName, match="'capital' and 'minimum'"):
        distance("by train")
