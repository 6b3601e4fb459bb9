from __future__ import annotations

from standoff.read.addressees import MARK, addressed, dyad_of
from standoff.vocabulary.claims import Claim, Posture
from tests.record.tools import document, posture, relation, signal

TEXT = document("One. Two. Three. Four. Five.")


def quarrel() -> list[Claim]:
    return [
        posture(TEXT, "One", actor="RUS", against="UKR"),
        signal(TEXT, "Two", actor="RUS", recipient="UKR"),
        signal(TEXT, "Three", actor="UKR", recipient="RUS"),
    ]


def alone(quote: str, actor: str, direction: str = "build-up") -> Posture:
    from dataclasses import replace

    made = posture(TEXT, quote, actor=actor, against="UKR")
    return replace(made, against=(), direction=direction)


def test_a_move_of_one_adversary_is_against_the_other() -> None:
    *_, completed = addressed([*quarrel(), alone("Four", "RUS")])
    assert [a.code for a in completed.parties[1]] == ["UKR"]
    assert completed.rule == f"test{MARK}"


def test_third_states_draw_downs_and_stated_addressees_stay_as_they_are() -> None:
    given = [
        *quarrel(),
        alone("Four", "USA"),
        alone("Five", "RUS", "draw-down"),
        posture(TEXT, "Four", actor="RUS", against="POL"),
    ]
    assert addressed(given) == tuple(given)


def test_a_text_without_a_plain_dyad_is_left_alone() -> None:
    two = quarrel()[:2]
    rival = [
        *quarrel(),
        signal(TEXT, "Four", actor="CHN", recipient="JPN"),
        signal(TEXT, "Five", actor="CHN", recipient="JPN"),
    ]
    friends = [relation(TEXT, q, kind="alliance", a="RUS", b="BLR") for q in ("One", "Two", "Four")]
    assert dyad_of(two) is dyad_of(rival) is dyad_of(friends) is None
    assert addressed([*two, alone("Four", "RUS")])[-1].parties[1] == ()
