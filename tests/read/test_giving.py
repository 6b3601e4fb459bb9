from __future__ import annotations

import pytest

from standoff.read.giving import Gift, claims, given_by, money_given, receivers, status_of
from standoff.read.sentences import Sentence
from standoff.vocabulary.actors import Actor
from standoff.vocabulary.claims import Item
from tests.read.tools import prepared

TANKS = (Item("weapons", "tanks"),)


def sentence(text: str) -> Sentence:
    [found] = prepared(text).sentences
    return found


@pytest.mark.parametrize(
    ("text", "verb", "status"),
    [
        ("France delivered tanks to Niger.", "delivered", "delivered"),
        ("France has delivered tanks to Niger.", "delivered", "delivered"),
        ("France is delivering tanks to Niger.", "delivering", "ongoing"),
        ("France will deliver tanks to Niger.", "deliver", "promised"),
        ("France promised to deliver tanks to Niger.", "deliver", "promised"),
        ("France refused to deliver tanks to Niger.", "deliver", "denied"),
        ("France did not deliver tanks to Niger.", "deliver", "denied"),
    ],
)
def test_how_far_it_has_come(text: str, verb: str, status: str) -> None:
    one = sentence(text)
    token = next(t for t in one.tokens if t.text == verb)
    assert status_of(one, token, items=TANKS) == status


def test_symbolic_things_are_limited_support() -> None:
    one = sentence("France gives Niger symbolic help.")
    token = next(t for t in one.tokens if t.text == "gives")
    assert status_of(one, token, items=(Item("other", "symbolic help"),)) == "limited"


@pytest.mark.parametrize(
    "text",
    [
        "France sold 40 tanks to Niger.",
        "France sold Niger 40 tanks.",
        "The 40 tanks were sold to Niger.",
    ],
)
def test_who_gets_what(text: str) -> None:
    one = sentence(text)
    verb = next(t for t in one.tokens if t.text == "sold")
    given = given_by(one, verb)
    assert [h.item for h in given] == ["tanks"]
    assert [a.code for a in receivers(one, verb, given=given)] == ["NER"]


def test_a_bare_sum_is_funding() -> None:
    one = sentence("China lent the country more than $60 billion.")
    verb = next(t for t in one.tokens if t.text == "lent")
    [item] = money_given(one, verb)
    assert item.form == "funding"
    assert item.quantity is not None
    assert item.quantity.low == 6e10


def test_no_claim_without_two_known_sides() -> None:
    one = sentence("France sold tanks.")
    verb = next(t for t in one.tokens if t.text == "sold")
    for recipient in ((), (Actor("---"),), (Actor("FRA"),)):
        gift = Gift(verb, (Actor("FRA"),), recipient, TANKS, (0, 3))
        assert list(claims(one, gift)) == []
    [claim] = claims(one, Gift(verb, (Actor("FRA"),), (Actor("NER"),), TANKS, (0, 3)))
    assert claim.context == ("military",)
