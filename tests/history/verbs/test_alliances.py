from __future__ import annotations

import pytest

from standoff.errors import UsageError
from standoff.history.verbs.alliances import alliances
from tests.history.tools import dyads, rows_of, world

PLEDGES = [(2, 20, 1950, 1, 0, 0, 1, 0), (20, 2, 1950, 0, 0, 0, 1, 0), (40, 2, 1950, 0, 0, 0, 0, 0)]


def defence(made):
    return {(a, b): v for a, b, v in rows_of(made, "ccode_1", "ccode_2", "atop_defense")}


def test_direction_is_named(tmp_path):
    """A10: 984 directed rows hold a defence promise that is not returned."""
    shelf = world(tmp_path, atop_alliance=PLEDGES)
    given = defence(dyads(shelf, (1950, 1950), directed=True).add(alliances()))
    assert (given[2, 20], given[20, 2]) == (1, 0)
    for direction, expected in (("either", 1), ("both", 0)):
        made = dyads(shelf, (1950, 1950), directed=True).add(alliances(direction=direction))
        assert {defence(made)[2, 20], defence(made)[20, 2]} == {expected}
    assert defence(dyads(shelf, (1950, 1950)).add(alliances()))[2, 20] == 1


def test_a_pact_without_a_named_pledge_is_an_alliance(tmp_path):
    shelf = world(tmp_path, atop_alliance=PLEDGES)
    rows = rows_of(
        dyads(shelf, (1950, 1950)).add(alliances()),
        "ccode_1",
        "ccode_2",
        "atop_alliance",
        "atop_defense",
    )
    assert (2, 40, 1, 0) in rows
    assert (20, 40, 0, 0) in rows


def test_after_2018_nothing_is_known(tmp_path):
    """The peer's issue 9: zeros for 2019 and 2020."""
    shelf = world(tmp_path, atop_alliance=[(2, 20, 2018, 1, 0, 0, 0, 0)])
    made = dyads(shelf, (2018, 2019)).add(alliances())
    rows = rows_of(made, "ccode_1", "ccode_2", "year", "atop_defense")
    assert {r[3] for r in rows if r[2] == 2019} == {None}
    carried = dyads(shelf, (2018, 2019)).add(alliances(beyond="carry"))
    assert (2, 20, 2019, 1, 1) in rows_of(
        carried, "ccode_1", "ccode_2", "year", "atop_defense", "atop_carried"
    )


def test_only_atop_and_only_named_directions():
    with pytest.raises(UsageError, match="'atop' only"):
        alliances("cow")
    with pytest.raises(UsageError, match="direction is one of"):
        alliances(direction="sideways")
