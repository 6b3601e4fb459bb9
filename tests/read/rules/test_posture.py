from __future__ import annotations

import pytest

from standoff.read.rules.posture import RULES
from standoff.vocabulary.claims import Posture
from tests.read.tools import check_claims, check_silent


def only(text: str, actor: str, against: str, words: str) -> Posture:
    [claim] = check_claims(RULES, text, (actor, against, words))
    assert isinstance(claim, Posture)
    return claim


def forces(claim: Posture) -> list[tuple[str, str, float | None]]:
    return [(f.kind, f.item, f.quantity.low if f.quantity else None) for f in claim.forces]


def test_a_build_up_with_its_forces_place_and_target() -> None:
    claim = only(
        "Russia has massed more than 100,000 troops and 1,200 tanks near Ukraine's borders.",
        "RUS",
        "UKR",
        "Russia has massed",
    )
    assert forces(claim) == [("personnel", "troops", 100000), ("land", "tanks", 1200)]
    assert (claim.direction, claim.location) == ("build-up", "near Ukraine's borders")
    assert claim.mode == ("troops", "weapons")
    assert claim.rule == "posture.moves"


def test_whom_a_move_is_meant_to_deter() -> None:
    claim = only(
        "Washington sent the carrier USS Abraham Lincoln and four B-52 bombers to the Gulf to "
        "deter Tehran.",
        "USA",
        "IRN",
        "Washington sent",
    )
    assert forces(claim) == [
        ("naval", "carrier USS Abraham Lincoln", None),
        ("air", "B-52 bombers", 4),
    ]
    assert claim.location == "Gulf"


def test_a_presence() -> None:
    claim = only(
        "About 28,500 American troops are stationed in South Korea.", "USA", "", "American troops"
    )
    assert (claim.direction, claim.location) == ("presence", "South Korea")
    assert forces(claim) == [("personnel", "troops", 28500)]


def test_a_draw_down() -> None:
    claim = only(
        "The Pentagon withdrew a Patriot battery from Saudi Arabia last month.",
        "USA",
        "",
        "withdrew a Patriot battery",
    )
    assert claim.direction == "draw-down"
    assert claim.when.start is not None
    assert claim.when.start.isoformat() == "2021-11-01"


def test_an_exercise() -> None:
    claim = only(
        "Iran's navy held three days of live-fire drills in the Strait of Hormuz.",
        "IRN",
        "",
        "live-fire drills",
    )
    assert claim.direction == "exercise"
    assert claim.rule == "posture.exercise"


def test_missiles_fired_into_the_sea_show_force() -> None:
    claim = only(
        "China has fired four ballistic missiles into waters near Taiwan.",
        "CHN",
        "TWN",
        "ballistic missiles",
    )
    assert (claim.direction, claim.rule) == ("exercise", "posture.fires")
    assert forces(claim) == [("missile", "ballistic missiles", 4)]


def test_ships_that_sail() -> None:
    claim = only(
        "Two American destroyers sailed into the Black Sea.", "USA", "", "destroyers sailed"
    )
    assert forces(claim) == [("naval", "destroyers", 2)]
    assert claim.location == "Black Sea"


def test_a_participle_says_what_the_main_clause_leaves_out() -> None:
    found = check_claims(
        RULES,
        "The United States has raised its military presence off Libya, deploying some 4,000 "
        "marines alongside modern naval assets in the Mediterranean.",
        ("USA", "LBY", "military presence"),
        ("USA", "LBY", "deploying some 4,000 marines"),
    )
    assert isinstance(found[1], Posture)
    assert forces(found[1]) == [
        ("personnel", "marines", 4000),
        ("naval", "modern naval assets", None),
    ]


def test_an_act_noun() -> None:
    claim = only(
        "Turkey's troop deployment in Libya worries Cairo.", "TUR", "", "Turkey's troop deployment"
    )
    assert claim.rule == "posture.noun"


@pytest.mark.parametrize(
    "text",
    [
        "The museum sent 40 paintings to Paris.",
        "Analysts at the think tank said that market forces would decide.",
        "The Kremlin demanded that NATO withdraw its troops from Eastern Europe.",
        "Officials do not know whether Russia will move tanks to the border.",
        "Russia delivered 40 tanks to Syria.",
        "The missile crisis of 1962 frightened Washington.",
        "Germany moved its embassy to Berlin.",
        "The company deployed new software in Japan.",
        "The team from Brazil held training exercises before the match.",
    ],
)
def test_what_is_no_posture(text: str) -> None:
    check_silent(RULES, text)


@pytest.mark.parametrize(
    ("text", "actor", "direction"),
    [
        ("Greek marines practised a landing on a rocky coast.", "GRC", "exercise"),
        ("Two British frigates patrol the strait throughout the year.", "GBR", "presence"),
        ("Japan set up missile batteries on its southernmost island.", "JPN", "build-up"),
        ("Turkey took its drones out of Libya.", "TUR", "draw-down"),
    ],
)
def test_drilling_patrolling_setting_up_and_taking_home(
    text: str, actor: str, direction: str
) -> None:
    assert only(text, actor, "", "").direction == direction


@pytest.mark.parametrize(
    "text",
    [
        "Greek marines trained the recruits of Cyprus.",
        "Nobody saw the Greek marines practise.",
        "The choir of the Greek navy rehearsed a song.",
        "Japan set its clocks back.",
        "Turkey took its complaint to Geneva.",
    ],
)
def test_no_drill_and_no_move(text: str) -> None:
    check_silent(RULES, text)
