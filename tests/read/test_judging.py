from __future__ import annotations

from standoff.read import judging
from tests.read.tools import prepared


def test_words_have_a_dimension_and_a_sign() -> None:
    assert judging.dimension("reluctance") == ("will", "-")
    assert judging.dimension("readiness") == ("readiness", "+")
    assert judging.dimension("table") is None


def test_denial_turns_a_sign_over() -> None:
    assert judging.flipped("+", True) == "-"
    assert judging.flipped("0", True) == "0"
    assert judging.flipped("-", False) == "-"


def test_not_only_denies_nothing() -> None:
    [sentence] = prepared("Peru did not only wait.").sentences
    assert not judging.is_negated(sentence.root)
    [sentence] = prepared("Peru did not wait.").sentences
    assert judging.is_negated(sentence.root)


def test_questions_and_conditions_ask() -> None:
    [sentence] = prepared("Can Peru win?").sentences
    assert judging.asks(sentence, sentence.root)
    [sentence] = prepared("Peru can win.").sentences
    assert not judging.asks(sentence, sentence.root)


def test_owners() -> None:
    [sentence] = prepared("The reluctance of Peru surprised Chile’s envoy.").sentences
    noun = sentence.tokens[1]
    assert [actor.code for actor in judging.owner(sentence, noun)] == ["PER"]


def test_levels_of_support() -> None:
    [sentence] = prepared("Peru’s support has been limited to words.").sentences
    assert judging.support_level(sentence.root) == "-"
