from __future__ import annotations

from datetime import date

import pytest

from standoff.errors import UsageError
from standoff.history.panel import panel
from standoff.history.verbs.crises import crises
from standoff.history.verbs.state_tables import democracy
from tests.history.tools import dyads, rows_of, state_years, world

ACTORS = (
    ("crisno", "cracno", "actor", "crisname", "triggr", "yrtrig", "cracid", "southv", "outcom"),
    [
        (196, 1, "CUB", "MISSILES", 7, 1962, 40, 2, 4),
        (196, 2, "USA", "MISSILES", 7, 1962, 2, 365, 1),
        (700, 3, "USA", "REBELS", 9, 1962, 2, 996, 1),
        (474, 4, "USA", "BLANK", None, 1962, 2, 20, None),
    ],
)
CODES = (("year", "gwcode", "ccode"), [(1962, c, c) for c in (2, 20, 40, 365)])


@pytest.fixture
def shelf(tmp_path):
    return world(
        tmp_path,
        icb2=ACTORS,
        gw_cw_panel=CODES,
        cw_democracy=(("ccode", "year", "polity2"), [(2, 1962, 10), (40, 1962, -7)]),
    )


def test_coercer_to_target_not_the_other_way(shelf):
    made = dyads(shelf, (1961, 1962), directed=True).add(crises())
    onset = {r[:2] for r in rows_of(made, "ccode_1", "ccode_2", "icbonset") if r[2] == 1}
    assert onset == {(2, 40), (365, 2)}
    either = dyads(shelf, (1961, 1962)).add(crises())
    assert {r[:2] for r in rows_of(either, "ccode_1", "ccode_2", "icbonset") if r[2] == 1} == {
        (2, 40),
        (2, 365),
    }


def test_state_years_of_crisis_actors(shelf):
    made = state_years(shelf, (1962, 1962)).add(crises())
    assert rows_of(made, "ccode", "icbonset") == [(2, 1), (20, 0), (40, 1), (365, 0)]


def test_crisis_actors_with_facts_and_outcomes(shelf):
    plan = panel(unit="crisis-actor", years=(1950, 2000), as_of=date(2024, 1, 1)).on(*shelf.places)
    made = plan.add(democracy(["polity2"]), crises(["triggr"], outcomes=["outcom"]))
    rows = rows_of(
        made,
        "crisno",
        "ccode_target",
        "ccode_coercer",
        "polity2_target",
        "polity2_coercer",
        "triggr",
        "outcom",
    )
    assert rows == [
        (196, 40, 2, -7, 10, 7, 4),
        (196, 2, 365, 10, None, 7, 1),
        (700, 2, None, 10, None, 9, 1),
    ]


@pytest.mark.parametrize("name", ["gravty", "powdis", "noactr", "outcom", "sevvio"])
def test_hindsight_and_outcomes_cannot_be_features(name):
    with pytest.raises(UsageError, match="may not enter as a feature"):
        crises([name])


def test_an_outcome_must_be_one():
    with pytest.raises(UsageError, match="no outcome of ICB"):
        crises(outcomes=["gravty"])
