from __future__ import annotations

from datetime import date

import pytest

from standoff.errors import UnknownName, UsageError
from standoff.history.verbs.armed_conflict import armed_conflict
from tests.history.tools import rows_of, state_years, world

COLUMNS = ("conflict_id", "year", "gwno_a", "intensity_level", "type_of_conflict")
ROWS = [
    (1, 1950, 2, 1, "intrastate"),
    (1, 1951, 2, 2, "intrastate"),
    (2, 1951, 2, 1, "II"),
]
USA = [(2, "USA", "USA", 0, date(1816, 1, 1), date(2020, 12, 31))]


def found(tmp_path, years=(1949, 1952), **options):
    shelf = world(tmp_path, gw_system=USA, ucdp_acd=(COLUMNS, ROWS))
    made = state_years(shelf, years, system="gw").add(armed_conflict(**options))
    name = options.get("prefix", "")
    return rows_of(made, f"{name}ucdpongoing", f"{name}ucdponset")


def test_an_onset_is_the_first_year_after_the_filters(tmp_path):
    """A18: with wars only, the first year of war."""
    assert found(tmp_path, types=["intrastate"]) == [(0, 0), (1, 1), (1, 0), (0, 0)]
    wars = found(tmp_path, types=["intrastate"], only_wars=True, prefix="war_")
    assert wars == [(0, 0), (0, 0), (1, 1), (0, 0)]
    assert found(tmp_path)[2] == (1, 1)


def test_null_before_1946(tmp_path):
    assert found(tmp_path, years=(1945, 1946)) == [(None, None), (0, 0)]


def test_unknown_types_and_the_other_system_are_refused(tmp_path):
    with pytest.raises(UnknownName, match="no type of armed conflict"):
        armed_conflict(["brawl"])
    with pytest.raises(UsageError, match="gw system"):
        state_years(world(tmp_path)).add(armed_conflict()).collect()
