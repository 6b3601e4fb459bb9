from __future__ import annotations

from standoff.read.predicates import nouns, verbs
from tests.read.tools import prepared


def test_verbs_without_their_auxiliaries() -> None:
    [sentence] = prepared("Russia has moved tanks and will send planes.").sentences
    assert [word for word, _ in verbs(sentence)] == ["move", "send"]


def test_nouns_with_their_hyphens() -> None:
    [sentence] = prepared("The military build-up worried two capitals.").sentences
    assert [word for word, _ in nouns(sentence)] == ["build-up", "capital"]
    assert all(token.doc is sentence.tokens.doc for _, token in nouns(sentence))


def test_they_are_looked_up_once() -> None:
    [sentence] = prepared("Ships sailed.").sentences
    assert verbs(sentence) is verbs(sentence)
