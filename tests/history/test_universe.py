from __future__ import annotations

from datetime import date

import pytest

from standoff.errors import UnknownName, UsageError
from standoff.history.panel import panel
from standoff.history.verbs.alliances import alliances
from standoff.history.verbs.shares import shares
from standoff.history.verbs.state_tables import nmc
from tests.history.tools import rows_of, world
from tests.history.verbs.test_contiguity import RECORDS
from tests.history.verbs.test_mids import BOTH, COLUMNS

MAJORS = [(365, 1922, 1, 1, 2016, 12, 31, 2016)]
PACTS = [
    (365, 40, 1950, 1, 0, 0, 0, 0),
    (20, 40, 1950, 1, 0, 0, 0, 0),
    (2, 40, 1950, 1, 0, 0, 0, 0),
]


def k_ads(shelf, **options):
    planned = panel(unit="k-ad-year", years=(1950, 1950), as_of="2000-01-01").on(*shelf.places)
    return planned.of(**options)


@pytest.fixture
def shelf(tmp_path):
    return world(
        tmp_path,
        cow_contdir=RECORDS,
        cow_majors=MAJORS,
        atop_alliance=PACTS,
        cow_nmc=(
            ("ccode", "year", "cinc"),
            [(2, 1950, 0.3), (40, 1950, 0.01), (365, 1950, 0.19), (20, 1950, 0.1)],
        ),
    )


def test_k_ads_by_role(shelf):
    made = k_ads(shelf, dyads="all")
    found = rows_of(made, "ccode_coercer", "ccode_target", "ccode_patron1")
    assert set(found) == {
        (2, 40, 20),
        (2, 40, 365),
        (20, 40, 2),
        (20, 40, 365),
        (365, 40, 2),
        (365, 40, 20),
    }
    four = rows_of(
        k_ads(shelf, dyads="all", k=4),
        "ccode_coercer",
        "ccode_target",
        "ccode_patron1",
        "ccode_patron2",
    )
    assert set(four) == {(2, 40, 20, 365), (20, 40, 2, 365), (365, 40, 2, 20)}


def test_k_ads_of_relevant_dyads_carry_columns_per_role_and_pair(shelf):
    made = k_ads(shelf).add(nmc(["cinc"]), shares(), alliances())
    rows = rows_of(made, "ccode_coercer", "ccode_target", "ccode_patron1")
    assert set(rows) == {(2, 40, 20), (2, 40, 365), (365, 40, 2), (365, 40, 20)}
    frame = made.collect()
    assert {
        "cinc_coercer",
        "cincshare_patron1",
        "atop_defense_patron1_target",
        "atop_defense_coercer_target",
        "atop_defense_patron1_coercer",
    } <= set(frame.columns)
    one = frame.row(rows.index((2, 40, 365)), named=True)
    assert one["cincshare_coercer"] == pytest.approx(0.3 / 0.5)
    assert one["atop_defense_patron1_target"] == 1


@pytest.mark.parametrize(
    ("rule", "patrons"),
    [("any pact", {2, 20, 365}), ("neighbour", set()), ("major power", {365})],
)
def test_who_counts_as_a_patron(shelf, rule, patrons):
    rows = rows_of(k_ads(shelf, dyads="all", patrons=rule), "ccode_target", "ccode_patron1")
    assert {p for t, p in rows if t == 40} == patrons


def test_initiators_of_disputes_as_coercers(tmp_path):
    pacts = [(365, 20, 1951, 1, 0, 0, 0, 0)]
    shelf = world(tmp_path, gml_dirdisp=(COLUMNS, BOTH), atop_alliance=pacts)
    planned = panel(unit="k-ad-year", years=(1950, 1952), as_of="2000-01-01").on(tmp_path)
    made = planned.of(dyads="dispute onset")
    assert rows_of(made, "ccode_coercer", "ccode_target", "ccode_patron1", "year") == [
        (2, 20, 365, 1951)
    ]
    assert shelf.places == (tmp_path,)


def test_k_ads_refuse_what_makes_no_sense(shelf):
    for options, complaint in (
        ({"k": 2}, "3 to 6"),
        ({"patrons": "friends"}, "patrons is one of"),
        ({"dyads": "some"}, "dyads is one of"),
    ):
        with pytest.raises((UsageError, UnknownName), match=complaint):
            k_ads(shelf, **options).collect()
    late = panel(unit="k-ad-year", years=(2010, 2019), as_of="2024-01-01").on(*shelf.places)
    with pytest.raises(UsageError, match="speaks about"):
        late.collect()


def test_dispute_years_keep_every_dispute(tmp_path):
    rows = [*BOTH, (8, 2, 20, 1951, 1, 1, 1, 0, 1, 1, 0, 4, 1, 1, 0, 5)]
    shelf = world(tmp_path, gml_dirdisp=(COLUMNS, rows))
    planned = panel(unit="dispute-year", directed=True, years=(1950, 1952), as_of="2000-01-01")
    made = planned.on(*shelf.places)
    assert rows_of(made, "dispnum", "ccode_1", "ccode_2", "year") == [
        (7, 2, 20, 1951),
        (7, 20, 2, 1951),
        (8, 2, 20, 1951),
    ]
    once = panel(unit="dispute-year", years=(1950, 1952), as_of="2000-01-01").on(tmp_path)
    assert rows_of(once, "dispnum", "ccode_1", "ccode_2") == [(7, 2, 20), (8, 2, 20)]


def test_dispute_years_past_the_data_are_refused(tmp_path):
    shelf = world(tmp_path, gml_dirdisp=(COLUMNS, BOTH))
    late = panel(unit="dispute-year", years=(2000, 2012), as_of="2020-01-01").on(*shelf.places)
    with pytest.raises(UsageError, match="gml-mids, which speaks about 1816-2010 only"):
        late.collect()


SPELL = ("obsid", "gwcode", "leader", "startdate", "enddate")
LEADERS = [
    ("USA-1949", 2, "Truman", date(1945, 4, 12), date(1953, 1, 20)),
    ("USA-1953", 2, "Eisenhower", date(1953, 1, 20), date(1961, 1, 20)),
]


def test_leader_years_and_time_in_office(tmp_path):
    usa = [(2, "USA", "USA", 0, date(1816, 1, 1), date(2020, 12, 31))]
    shelf = world(tmp_path, gw_system=usa, archigos=(SPELL, LEADERS))
    made = panel(unit="leader-year", system="gw", years=(1952, 1954), as_of="2000-01-01").on(
        *shelf.places
    )
    assert rows_of(made, "leader", "gwcode", "year", "yrinoffice") == [
        ("Truman", 2, 1952, 8),
        ("Truman", 2, 1953, 9),
        ("Eisenhower", 2, 1953, 1),
        ("Eisenhower", 2, 1954, 2),
    ]


def test_leaders_of_cow_states_are_bridged(tmp_path):
    """S9: the peer fails here: its bridge table is gone."""
    codes = (("year", "gwcode", "ccode"), [(y, 2, 2) for y in range(1945, 1962)])
    shelf = world(tmp_path, archigos=(SPELL, LEADERS), gw_cw_panel=codes)
    made = panel(unit="leader-year", years=(1952, 1953), as_of="2000-01-01").on(*shelf.places)
    assert [r[0] for r in rows_of(made, "leader")] == ["Truman", "Truman", "Eisenhower"]
