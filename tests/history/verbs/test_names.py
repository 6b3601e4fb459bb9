from __future__ import annotations

from datetime import date

from standoff.history.verbs.names import names
from tests.history.tools import dyads, rows_of, state_years, world


def test_the_name_of_each_state_in_the_year(tmp_path):
    made = dyads(world(tmp_path), (1950, 1950)).add(names())
    assert (2, 20, "United States", "Canada") in rows_of(
        made, "ccode_1", "ccode_2", "cw_name_1", "cw_name_2"
    )


def test_microstates_of_the_gw_list(tmp_path):
    small = [
        (31, "BHM", "Bahamas", 0, date(1973, 7, 10), date(2020, 12, 31)),
        (54, "DMA", "Dominica", 1, date(1978, 11, 3), date(2020, 12, 31)),
    ]
    made = state_years(world(tmp_path, gw_system=small), (2024, 2024), system="gw").add(names())
    assert rows_of(made, "gw_name", "microstate") == [("Bahamas", 0), ("Dominica", 1)]
