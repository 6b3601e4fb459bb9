from __future__ import annotations

from standoff.history.verbs.igos import igos
from tests.history.tools import dyads, rows_of, state_years, world


def test_shared_organisations_in_both_orders(tmp_path):
    shelf = world(tmp_path, cow_igo_ndy=[(2, 20, 1950, 17)])
    made = dyads(shelf, (1950, 1950), directed=True).add(igos())
    found = {(a, b): n for a, b, n in rows_of(made, "ccode_1", "ccode_2", "dyadigos")}
    assert (found[2, 20], found[20, 2], found[2, 40]) == (17, 17, None)


def test_no_record_is_no_zero(tmp_path):
    shelf = world(tmp_path, cow_igo_sy=[(2, 1950, 30, 1, 0, 31)])
    made = state_years(shelf, (1950, 1951)).add(igos())
    usa = [r[1:] for r in rows_of(made, "ccode", "sum_igo_full", "sum_igo_anytype") if r[0] == 2]
    assert usa == [(30, 31), (None, None)]


def test_carried_with_a_flag(tmp_path):
    shelf = world(tmp_path, cow_igo_ndy=[(2, 20, 2014, 60)])
    made = dyads(shelf, (2014, 2015)).add(igos(beyond="carry"))
    rows = rows_of(made, "ccode_1", "ccode_2", "year", "dyadigos", "igos_carried")
    assert (2, 20, 2015, 60, 1) in rows
