from __future__ import annotations

from datetime import date

from standoff.history.verbs.other_codes import other_codes
from tests.history.tools import rows_of, state_years, world

GERMANY = [
    (255, "GMY", "Germany", date(1990, 10, 3), date(2016, 12, 31)),
    (260, "GFR", "West Germany", date(1955, 5, 5), date(1990, 10, 2)),
]
PANEL = (
    ("year", "gwcode", "ccode"),
    [(1989, 260, 260), (1990, 260, 260), (1990, 260, 255), (1991, 260, 255), (1992, None, 255)],
)


def test_germany_is_255_here_and_260_there(tmp_path):
    """A15: in 1990 two cow states go with one gw code."""
    made = state_years(world(tmp_path, states=GERMANY, cw_gw_panel=PANEL), (1989, 1992)).add(
        other_codes()
    )
    assert rows_of(made, "ccode", "year", "gwcode") == [
        (255, 1990, 260),
        (255, 1991, 260),
        (255, 1992, None),
        (260, 1989, 260),
        (260, 1990, 260),
    ]


def test_a_null_code_matches_nothing(tmp_path):
    """A16: dplyr would join a missing key with a missing key."""
    states = [(2, "USA", "USA", date(1816, 1, 1), date(2016, 12, 31))]
    panel = (("year", "gwcode", "ccode"), [(1950, 999, None), (1950, None, None)])
    made = state_years(world(tmp_path, states=states, cw_gw_panel=panel), (1950, 1950)).add(
        other_codes()
    )
    assert rows_of(made, "gwcode") == [(None,)]
