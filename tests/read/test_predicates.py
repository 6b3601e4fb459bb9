from __future__ import annotations

from standoff.read.holdings import holdings
from standoff.read.predicates import LONGEST, nouns, verbs
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


def test_a_table_taken_for_a_sentence_is_not_looked_at() -> None:
    text = prepared("Russia sent " + "tanks and 5 ships and " * 120 + "jets.")
    longest = max(text.sentences, key=lambda sentence: len(sentence.tokens))
    assert len(longest.tokens) > LONGEST
    assert verbs(longest) == nouns(longest) == holdings(longest) == ()
