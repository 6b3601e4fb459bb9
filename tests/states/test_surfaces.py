from __future__ import annotations

from datetime import date

from standoff.states import STATES, name_of
from standoff.states.surfaces import ABROAD, surfaces
from standoff.states.tabular import split, table

TODAY = date(2025, 11, 15)


def test_regions_lie_in_a_state_or_in_none() -> None:
    regions = {s: e for s, e, _ in surfaces(TODAY) if e.kind == "region"}
    assert regions["Taiwan Strait"].within == ""
    assert regions["Donbas"].within == "UKR"
    assert regions["Greenland"].within == "DNK"
    assert {e.actor.code for e in regions.values()} == {ABROAD}
    assert {e.within for e in regions.values()} <= {*STATES, ""}


def test_every_actor_has_a_name() -> None:
    codes = {e.actor.code for _, e, _ in surfaces(TODAY)} - {ABROAD}
    assert [c for c in codes if c not in STATES and name_of(c) == c and len(c) > 5] == []
    assert {"NATO", "UNO", "EUR", "OAS", "IAE", "OPEC", "ICC"} <= codes


def test_a_name_that_came_later_is_left_out() -> None:
    early = {s for s, _, _ in surfaces(date(1918, 6, 1))}
    assert "Soviet Union" not in early
    assert "Soviet Union" in {s for s, _, _ in surfaces(TODAY)}


def test_no_surface_stands_twice_in_one_table() -> None:
    for name in ("organisations", "services", "bodies", "armed_groups", "regions"):
        forms = [s for row in table(name) for s in split(row["surfaces"])]
        assert sorted({s for s in forms if forms.count(s) > 1}) == [], name
