from __future__ import annotations

from datetime import date

import pytest

from standoff.read.heads.parties import dyads, parties, phrase
from standoff.read.reader import prepare
from standoff.read.sentences import Sentence
from standoff.vocabulary.sources import Document


def sentence(text: str) -> Sentence:
    return prepare(Document("d", text), as_of=date(2022, 1, 1)).sentences[0]


def words(one: Sentence, side: str) -> list[str]:
    heads = getattr(parties(one), side)
    return [one.text.quote(*phrase(head)).quote for head in heads]


def test_conjuncts_stand_apart() -> None:
    one = sentence("Soldiers and policemen attacked the miners.")
    assert words(one, "source") == ["Soldiers", "policemen"]
    assert words(one, "target") == ["the miners"]


def test_relative_clauses_are_left_out() -> None:
    one = sentence("The rebels attacked the soldiers who had burned the village.")
    assert words(one, "target") == ["the soldiers"]


def test_dyads_are_of_the_gazetteer() -> None:
    one = sentence("Kenyan officers quarrelled bitterly with Ethiopia over the lake.")
    assert [(a.code, b.code) for a, b in dyads(one)] == [("KEN", "ETH")]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Kenya and Uganda agreed upon a new pact.", {("KEN", "UGA"), ("UGA", "KEN")}),
        ("Two Kenyan soldiers died in Somalia.", {("SOM", "KEN")}),
        ("There were two Kenyan soldiers killed in Somalia.", {("SOM", "KEN")}),
        ("Teachers in Kenya went on strike.", {("KEN", "KEN")}),
    ],
)
def test_dyads_are_filled_up(text: str, pairs: set[tuple[str, str]]) -> None:
    assert {(a.code, b.code) for a, b in dyads(sentence(text))} == pairs


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Kenya condemned the latest plan of the rebels.", ["the latest plan of the rebels"]),
        ("Kenya lifted a ban on Somali traders.", ["Somali traders"]),
        ("Soldiers killed more than 20 villagers on Friday.", ["more than 20 villagers"]),
        ("Kenya lifted a ban.", []),
    ],
)
def test_what_a_verb_acts_on_is_the_target_whoever_it_is(text: str, target: list[str]) -> None:
    assert words(sentence(text), "target") == target
