from __future__ import annotations

from datetime import date

import pytest

from standoff.states import lexicon
from standoff.states.ships import is_ship, ship_at

NOW = date(2025, 11, 15)


@pytest.mark.parametrize(
    ("text", "surface", "code"),
    [
        ("the USS Gerald R. Ford left", "USS Gerald R. Ford", "USA"),
        ("the USS Nimitz.", "USS Nimitz", "USA"),
        ("HMS Queen Elizabeth sailed", "HMS Queen Elizabeth", "GBR"),
        ("the BRP Sierra Madre ran aground", "BRP Sierra Madre", "PHL"),
    ],
)
def test_a_ship_is_a_force_of_its_state(text: str, surface: str, code: str) -> None:
    (mention,) = lexicon(as_of=NOW).scan(text)
    assert mention.surface == surface
    assert (mention.entity.actor.code, mention.entity.actor.sector) == (code, "MIL")


@pytest.mark.parametrize(
    "text", ["the aircraft carrier Gerald R. Ford", "the Ronald Reagan Carrier Strike Group"]
)
def test_a_ship_is_no_president(text: str) -> None:
    assert lexicon(as_of=NOW).scan(text) == ()


def test_silence_without_a_name() -> None:
    assert ship_at(["USS", "and"], 0) is None
    assert ship_at(["Nimitz"], 0) is None
    assert not is_ship(["President", "Ford", "spoke"], 1, width=1)
