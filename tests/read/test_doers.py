from __future__ import annotations

import pytest

from standoff.read.doers import doers, known
from standoff.vocabulary.actors import Actor
from tests.read.tools import prepared


@pytest.mark.parametrize(
    ("text", "verb", "codes"),
    [
        ("Russia has now moved its tanks.", "moved", ["RUS"]),
        ("Egypt and Sudan moved their tanks.", "moved", ["EGY", "SDN"]),
        ("Troops were moved by France.", "moved", ["FRA"]),
        ("The tanks were moved at night.", "moved", []),
        ("Farmers moved the sheep.", "moved", []),
    ],
)
def test_who_does_it(text: str, verb: str, codes: list[str]) -> None:
    [sentence] = prepared(text).sentences
    token = next(token for token in sentence.tokens if token.text == verb)
    assert [actor.code for actor in doers(sentence, token)] == codes


def test_each_known_actor_once() -> None:
    assert known((Actor("RUS"), Actor("---"), Actor("RUS", text="Moscow"))) == (Actor("RUS"),)
