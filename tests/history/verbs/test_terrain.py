from __future__ import annotations

from standoff.history.verbs.terrain import terrain
from tests.history.tools import dyads, rows_of, world


def test_one_value_per_state_in_every_year(tmp_path):
    shelf = world(tmp_path, rugged=[(2, 2, 1.1, 3.2), (40, None, 0.5, None)])
    made = dyads(shelf, (1950, 1951)).add(terrain())
    rows = rows_of(made, "ccode_1", "ccode_2", "year", "rugged_1", "rugged_2", "newlmtnest_2")
    assert (2, 40, 1950, 1.1, 0.5, None) in rows
    assert (2, 40, 1951, 1.1, 0.5, None) in rows
    assert (2, 20, 1951, 1.1, None, None) in rows
