from __future__ import annotations

import pytest

from tests.read.tools import prepared


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Peru on Friday lifted its ban on Chile.", "lifted"),
        ("Peru late on Tuesday night recalled its envoy from Chile.", "recalled"),
        ("The Forum of Small States (FSS) today condemned Peru.", "condemned"),
        ("Chile released at least nineteen sailors.", "released"),
    ],
)
def test_the_verb_is_found_behind_an_aside(text: str, verb: str) -> None:
    doc = prepared(text).doc
    root = next(token for token in doc if token.head.i == token.i and token.text == verb)
    assert any(kid.dep_ == "nsubj" for kid in root.children)


def test_every_token_keeps_its_place_and_has_a_head() -> None:
    text = "Peru (PER) on Friday freed more than 20 sailors, Chile said late Monday."
    doc = prepared(text).doc
    assert doc.text == text
    day = next(token for token in doc if token.text == "Friday")
    assert (day.dep_, day.head.text) == ("obl", "freed")
    assert [kid.text for kid in day.children] == ["on"]


def test_a_day_that_is_somebodys_stays() -> None:
    doc = prepared("Peru regretted Friday's attack on Chile.").doc
    day = next(token for token in doc if token.text == "Friday")
    assert day.dep_ == "nmod:poss"


def test_a_day_at_the_start_stays() -> None:
    doc = prepared("On Friday Peru freed the sailors.").doc
    assert next(token for token in doc if token.dep_ == "ROOT").text == "freed"
