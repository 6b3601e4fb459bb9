from __future__ import annotations

from dataclasses import replace

from standoff.read.addressees import MARK, addressed, rivals
from standoff.vocabulary.claims import Claim, Posture, Signal, Stance
from tests.record.tools import document, posture, relation, signal, support

TEXT = document("One. Two. Three. Four. Five.")


def quarrel() -> list[Claim]:
    return [
        posture(TEXT, "One", actor="RUS", against="UKR"),
        signal(TEXT, "Two", actor="RUS", recipient="UKR"),
        signal(TEXT, "Three", actor="UKR", recipient="RUS"),
    ]


def alone(quote: str, actor: str, direction: str = "build-up") -> Posture:
    made = posture(TEXT, quote, actor=actor, against="UKR")
    return replace(made, against=(), direction=direction)


def test_a_move_of_one_adversary_is_against_the_other() -> None:
    *_, completed = addressed([*quarrel(), alone("Four", "RUS")])
    assert [a.code for a in completed.parties[1]] == ["UKR"]
    assert completed.rule == f"test{MARK}"


def word(quote: str, actor: str, event: str, stance: Stance = Stance.COERCIVE) -> Signal:
    made = signal(TEXT, quote, actor=actor, recipient="UKR")
    return replace(made, recipient=(), event=event, stance=stance)


def others(claim: Claim) -> list[str]:
    return [actor.code for actor in claim.parties[1]]


def test_an_adversary_speaks_to_the_other_in_any_tone() -> None:
    said = word("Four", "UKR", "REQUEST", Stance.CONCILIATORY)
    assert others(addressed([*quarrel(), said])[-1]) == ["RUS"]


def test_a_patron_stands_against_whom_its_client_is_set_against() -> None:
    arms = support(TEXT, "One", by="USA", to="UKR")
    moved = addressed([*quarrel(), arms, alone("Four", "USA")])[-1]
    soft = addressed([*quarrel(), arms, word("Four", "USA", "AGREE", Stance.AMBIGUOUS)])[-1]
    denied = addressed([*quarrel(), replace(arms, status="denied"), alone("Four", "USA")])[-1]
    assert (others(moved), others(soft), others(denied)) == (["RUS"], [], [])


def test_a_bystander_blames_the_one_who_does_such_deeds() -> None:
    deed = document("Japan condemned the missile tests. Japan condemned the decision.")
    blame = replace(
        signal(deed, "Japan condemned the missile tests", actor="JPN", recipient="UKR"),
        recipient=(),
        event="ACCUSE",
    )
    vague = replace(blame, span=signal(deed, "the decision", actor="JPN", recipient="UKR").span)
    found = addressed([*quarrel(), blame, vague])
    assert [others(claim) for claim in found[-2:]] == [["RUS"], []]


def test_each_of_three_has_its_own_rival() -> None:
    feud = [
        signal(TEXT, "Four", actor="UKR", recipient="USA"),
        signal(TEXT, "Five", actor="USA", recipient="UKR"),
    ]
    assert rivals([*quarrel()[:2], *feud]) == {"RUS": "UKR", "USA": "UKR"}


def test_third_states_draw_downs_and_stated_addressees_stay_as_they_are() -> None:
    given = [
        *quarrel(),
        alone("Four", "USA"),
        alone("Five", "RUS", "draw-down"),
        posture(TEXT, "Four", actor="RUS", against="POL"),
    ]
    assert addressed(given) == tuple(given)


def test_a_text_without_a_plain_quarrel_is_left_alone() -> None:
    one = quarrel()[:1]
    tie = [signal(TEXT, "Four", actor="RUS", recipient="POL") for _ in range(3)]
    friends = [relation(TEXT, q, kind="alliance", a="RUS", b="BLR") for q in ("One", "Two", "Four")]
    assert rivals(one) == rivals(friends) == {}
    assert "RUS" not in rivals([*quarrel(), *tie])
    assert addressed([*one, alone("Four", "RUS")])[-1].parties[1] == ()
