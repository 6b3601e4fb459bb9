"""Adjectives, nouns, appearances and headline verbs that attribute."""

from __future__ import annotations

import pytest

from standoff.read.attribution_predicates import (
    by_adjective,
    by_headline_verb,
    by_noun,
    raised,
)
from standoff.read.cues import cues
from standoff.read.tree import Tree
from tests.read.tools import prepared


def test_an_adjective_with_its_copula() -> None:
    tree = Tree.of(prepared("The generals are certain that the bridge will hold."))
    at = tree.lower.index("certain")
    found = by_adjective(tree, at, entry=cues("adjective")["certain"])
    assert found is not None
    assert tree.lower[slice(*found.cue)] == ["are", "certain"]
    assert tree.lower[found.contents[0][0]] == "that"


@pytest.mark.parametrize("text", ["It is certain that rain falls.", "A certain man left."])
def test_an_adjective_of_nobody(text: str) -> None:
    tree = Tree.of(prepared(text))
    at = tree.lower.index("certain")
    assert by_adjective(tree, at, entry=cues("adjective")["certain"]) is None


def test_a_noun_with_its_owner() -> None:
    tree = Tree.of(prepared("The general's belief that the bridge would hold was wrong."))
    found = by_noun(tree, tree.lower.index("belief"))
    assert found is not None
    assert found.source is not None
    assert tree.lower[slice(*found.source)] == ["the", "general", "'s"]


@pytest.mark.parametrize("text", ["His belief was firm.", "The belief in peace that he held."])
def test_a_noun_without_a_clause(text: str) -> None:
    tree = Tree.of(prepared(text))
    assert by_noun(tree, tree.lower.index("belief")) is None


def test_an_appearance_has_no_source() -> None:
    tree = Tree.of(prepared("The bridge seems to hold."))
    found = raised(tree, tree.lower.index("seems"))
    assert found is not None
    assert found.source is None
    assert [tree.lower[slice(*part)] for part in found.contents] == [
        ["the", "bridge"],
        ["to", "hold"],
    ]


def test_an_appearance_needs_a_predicate() -> None:
    tree = Tree.of(prepared("So it seems."))
    assert raised(tree, tree.lower.index("seems")) is None


def test_a_headline_verb_taken_for_a_noun() -> None:
    ready = prepared("Army chief warns that bridge is weak")
    tree = Tree.of(ready)
    at = tree.lower.index("warns")
    for i in (at - 1, at):
        tree.tag[i] = "NNS"
    tree.tag[at + 1] = "IN"
    found = by_headline_verb(tree, at, entry=cues("verb")["warn"])
    assert found is not None
    assert tree.lower[slice(*found.contents[0])] == ["that", "bridge", "is", "weak"]


def test_a_plain_plural_is_no_headline_verb() -> None:
    tree = Tree.of(prepared("The army ignored the warnings and claims of the press."))
    at = tree.lower.index("claims")
    assert by_headline_verb(tree, at, entry=cues("verb")["claim"]) is None
