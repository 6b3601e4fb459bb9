from __future__ import annotations

import pytest

from standoff.read.rules.question import RULES
from standoff.vocabulary.claims import Question
from tests.read.tools import check_silent, claims


def only(text: str) -> Question:
    [claim] = claims(RULES, text)
    assert isinstance(claim, Question)
    return claim


def test_whether_with_two_outcomes() -> None:
    claim = only(
        "It is unclear whether the dispute will end in a naval clash or settle into a cold peace."
    )
    assert claim.outcomes == (
        "the dispute will end in a naval clash",
        "settle into a cold peace",
    )


def test_whether_with_three_outcomes() -> None:
    claim = only(
        "Officials do not know whether Serbia will withdraw its police, hold its line, "
        "or send more."
    )
    assert claim.outcomes == ("Serbia will withdraw its police", "hold its line", "send more")
    assert [actor.code for actor in claim.about] == ["SRB"]


def test_whether_that_something_leaves_open() -> None:
    claim = only("Doubts remain about whether Turkey will close the straits.")
    assert claim.outcomes == ("Turkey will close the straits",)


def test_a_question_put_directly() -> None:
    claim = only("Can Taiwan hold out alone, or will it need the American fleet?")
    assert claim.outcomes == ("Can Taiwan hold out alone", "will it need the American fleet")
    assert claim.span.quote.endswith("?")


def test_a_question_behind_a_colon() -> None:
    claim = only("One thing is asked in every capital: Will Iran close the strait?")
    assert claim.span.quote == "Will Iran close the strait?"


def test_a_question_keeps_its_or_within_a_noun_phrase() -> None:
    claim = only("Will Egypt send troops or ships?")
    assert claim.outcomes == ("Will Egypt send troops", "ships")


@pytest.mark.parametrize(
    "text",
    [
        "Who scored the second goal?",
        "If it rains, the match will be cancelled.",
        "He asked whether the shop was open.",
        "Where did the president of France sleep?",
        "Iran said it would close the strait.",
    ],
)
def test_silent(text: str) -> None:
    check_silent(RULES, text)
