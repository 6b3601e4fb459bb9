from __future__ import annotations

from datetime import date

import pytest

from standoff.errors import UnknownName, UsageError
from standoff.history.verbs.state_tables import democracy, gdp, nmc, trade, ucdp_onsets
from tests.history.tools import dyads, rows_of, state_years, world

CINC = (("ccode", "year", "milper", "cinc"), [(2, 1950, 1400, 0.3), (20, 1950, None, 0.01)])


def test_every_state_of_a_row_gets_its_value(tmp_path):
    made = dyads(world(tmp_path, cow_nmc=CINC), (1950, 1950)).add(nmc(["cinc"]))
    assert (2, 20, 0.3, 0.01) in rows_of(made, "ccode_1", "ccode_2", "cinc_1", "cinc_2")
    assert (2, 40, 0.3, None) in rows_of(made, "ccode_1", "ccode_2", "cinc_1", "cinc_2")


def test_all_variables_come_if_none_is_named(tmp_path):
    made = state_years(world(tmp_path, cow_nmc=CINC), (1950, 1950)).add(nmc())
    assert made.collect().columns == [
        "ccode",
        "year",
        "milex",
        "milper",
        "irst",
        "pec",
        "tpop",
        "upop",
        "cinc",
    ]


def test_a_value_is_carried_forward_only_when_asked(tmp_path):
    shelf = world(tmp_path, cow_nmc=(("ccode", "year", "cinc"), [(2, 2022, 0.15)]))
    plain = state_years(shelf, (2022, 2024)).add(nmc(["cinc"]))
    assert [v for c, v in rows_of(plain, "ccode", "cinc") if c == 2] == [0.15, None, None]
    carried = state_years(shelf, (2022, 2024)).add(nmc(["cinc"], beyond="carry"))
    rows = rows_of(carried, "ccode", "cinc", "cow_nmc_carried")
    assert [r[1:] for r in rows if r[0] == 2] == [(0.15, 0), (0.15, 1), (0.15, 1)]


def test_negative_regime_scores_are_values(tmp_path):
    """A12: only codes for missing become null."""
    shelf = world(tmp_path, cw_democracy=(("ccode", "year", "polity2"), [(2, 1950, -9)]))
    made = state_years(shelf, (1950, 1950)).add(democracy(["polity2"]))
    assert (2, -9) in rows_of(made, "ccode", "polity2")


def test_onsets_are_zero_inside_1946_to_2017_and_null_outside(tmp_path):
    """S8: the peer writes zeros for 1900 and for 2018-2025."""
    usa = [(2, "USA", "USA", 0, date(1816, 1, 1), date(2020, 12, 31))]
    shelf = world(
        tmp_path, gw_system=usa, ucdp_onsets=(("gwcode", "year", "sumonset1"), [(2, 1950, 1)])
    )
    for years, expected in (
        ((1945, 1946), [None, 0]),
        ((1950, 1951), [1, 0]),
        ((2017, 2018), [0, None]),
    ):
        made = state_years(shelf, years, system="gw").add(ucdp_onsets(["sumonset1"]))
        assert [v for (v,) in rows_of(made, "sumonset1")] == expected


def test_strangers_are_refused(tmp_path):
    shelf = world(tmp_path, cow_nmc=CINC)
    with pytest.raises(UnknownName, match="no variable 'gdp'"):
        state_years(shelf).add(nmc(["gdp"])).collect()
    with pytest.raises(UsageError, match="no codes of the cow system"):
        state_years(shelf).add(ucdp_onsets()).collect()


def test_the_steps_are_pure_data():
    assert trade().values == {"keep": (), "beyond": "null"}
    assert gdp(["pwtpop"]) == gdp(("pwtpop",))
