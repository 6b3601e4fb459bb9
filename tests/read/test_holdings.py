from __future__ import annotations

import pytest

from standoff.read.holdings import Holding, holdings, listed_after, listed_before, reach
from tests.read.tools import prepared


def held(text: str) -> list[Holding]:
    return [h for sentence in prepared(text).sentences for h in holdings(sentence)]


def counted(text: str) -> list[tuple[str, float | None, float | None, str]]:
    found = []
    for holding in held(text):
        q = holding.quantity
        found.append((holding.item, q and q.low, q and q.high, q.unit if q else ""))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They sent about 15,000 Russian troops.", ("troops", 15000, 15000, "persons")),
        ("They sent up to 40 modern fighter jets.", ("modern fighter jets", None, 40, "items")),
        ("They sent dozens of Iskander missile launchers.",
         ("Iskander missile launchers", 24, None, "items")),
        ("They sent a squadron of F-35s.", ("squadron of F-35s", 1, 1, "items")),
        ("They sent two battalions of S-400 air-defence systems.",
         ("battalions of S-400 air-defence systems", 2, 2, "items")),
        ("They sent a 2,000-strong brigade.", ("brigade", 2000, 2000, "persons")),
        ("They gave $500 million in military aid.", ("military aid", 5e8, 5e8, "USD")),
        ("They sent advanced naval assets.", ("advanced naval assets", None, None, "")),
        ("They sent three more American destroyers.", ("destroyers", 3, 3, "items")),
    ],
)  # fmt: skip
def test_how_many_of_what(text: str, expected: tuple[object, ...]) -> None:
    assert counted(text) == [expected]


def test_each_of_a_list_has_its_own_number() -> None:
    text = "They sent 42 missiles, 40,000 Soviet troops and bombers to Cuba."
    assert counted(text) == [
        ("missiles", 42, 42, "items"),
        ("troops", 40000, 40000, "persons"),
        ("bombers", None, None, ""),
    ]


def test_the_arm_of_an_unspecific_asset() -> None:
    assert [h.force.kind for h in held("They sent naval forces and air assets.")] == [
        "naval",
        "air",
    ]
    assert [h.support.form for h in held("They gave financial aid.")] == ["funding"]


def test_a_length_of_time_counts_nothing() -> None:
    assert counted("They held a two-week military exercise.") == [
        ("military exercise", None, None, "")
    ]


def test_words_that_only_qualify_another_noun() -> None:
    found = held("A troop surge followed.")
    assert [h.qualified.text for h in found if h.qualified is not None] == ["surge"]


def test_lists_around_a_verb() -> None:
    [sentence] = prepared(
        "Ships and jets moved 40 tanks, some artillery and 900 troops to the coast near bombers."
    ).sentences
    verb = next(token for token in sentence.tokens if token.text == "moved")
    found = holdings(sentence)
    assert [h.item for h in listed_before(verb, found)] == ["Ships", "jets"]
    after = listed_after(verb, found)
    assert [h.item for h in after] == ["tanks", "artillery", "troops"]
    low, high = reach(verb, after)
    assert "40 tanks, some artillery and 900 troops to the coast" in verb.doc[low:high].text
