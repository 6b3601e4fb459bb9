from __future__ import annotations

from datetime import date

from standoff.history.verbs.leaders import leaders
from tests.history.tools import rows_of, state_years, world

YEARLY = [
    (345, 2005, 0, 0, 1, "YUG-2003", "YUG-2003"),
    (345, 2006, 0, 0, 1, "YUG-2003", "YUG-2003"),
    (340, 2006, 0, 0, 1, "SER-2006", "SER-2006"),
    (340, 2007, 1, 0, 2, "SER-2006", "SER-2007"),
]
CODES = (
    ("year", "gwcode", "ccode"),
    [(2005, 345, 345), (2006, 345, 345), (2006, 340, 345), (2007, 340, 345)],
)


def test_serbia_of_2006_is_one_state_year(tmp_path):
    """A15: the row of 340 goes, and the leader of 31 December is Serbia's."""
    serbia = [(345, "YUG", "Yugoslavia", date(1878, 7, 13), date(2016, 12, 31))]
    shelf = world(tmp_path, states=serbia, archigossums=YEARLY, gw_cw_panel=CODES)
    made = state_years(shelf, (2005, 2007)).add(leaders())
    assert rows_of(made, "year", "n_leaders", "jan1obsid", "dec31obsid") == [
        (2005, 1, "YUG-2003", "YUG-2003"),
        (2006, 1, "YUG-2003", "SER-2006"),
        (2007, 2, "SER-2006", "SER-2007"),
    ]


def test_on_gw_panels_the_rows_stay_as_they_are(tmp_path):
    serbia = [(340, "SER", "Serbia", 0, date(2006, 6, 5), date(2020, 12, 31))]
    shelf = world(tmp_path, gw_system=serbia, archigossums=YEARLY)
    made = state_years(shelf, (2006, 2007), system="gw").add(leaders())
    assert rows_of(made, "year", "leadertransition") == [(2006, 0), (2007, 1)]


def test_nothing_is_known_after_2015(tmp_path):
    usa = [(2, "USA", "USA", 0, date(1816, 1, 1), date(2020, 12, 31))]
    shelf = world(tmp_path, gw_system=usa, archigossums=[(2, 2015, 0, 0, 1, "A", "A")])
    made = state_years(shelf, (2015, 2016), system="gw").add(leaders())
    assert rows_of(made, "n_leaders") == [(1,), (None,)]
