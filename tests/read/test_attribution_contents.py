"""Contents: after a cue, around it, quoted near it, and carried on."""

from __future__ import annotations

import pytest

from standoff.read.attribution_contents import after, around, quoted, rest_of_sentence, resumed
from standoff.read.sentences import Text
from standoff.read.tree import Range, Tree
from tests.read.tools import prepared


def words(text: Text, parts: tuple[Range, ...]) -> list[str]:
    return [text.quote(*part).quote for part in parts]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("He said that the road was shut.", "that the road was shut"),
        ("He said the road was shut, adding that it would rain.", "the road was shut"),
        ("He said the road was shut, according to a clerk.", "the road was shut"),
        ("He said the road was “shut for good”.", "the road was “shut for good”"),
    ],
)
def test_after_a_cue(text: str, content: str) -> None:
    ready = prepared(text)
    tree = Tree.of(ready)
    found = after(tree, tree.lower.index("said"), first=tree.lower.index("said") + 1)
    assert found is not None
    assert ready.quote(*found).quote == content


def test_nothing_is_after_the_last_word() -> None:
    tree = Tree.of(prepared("So he said"))
    assert after(tree, 2, first=3) is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The road, he said, was shut.", ["The road", "was shut"]),
        ("The road was shut, he said.", ["The road was shut"]),
        ("But the road was shut, he said.", ["the road was shut"]),
        ("As he said, the road was shut.", ["the road was shut"]),
        ("In May he said nothing.", []),
        ("Rain, he said.", []),
    ],
)
def test_around_a_clause(text: str, parts: list[str]) -> None:
    ready = prepared(text)
    tree = Tree.of(ready)
    verb = tree.lower.index("said")
    assert words(ready, around(tree, verb, clause=(verb - 1, verb + 1))) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("“It is shut,” he said.", ["“It is shut,”"]),
        ("“It is shut,” he said. “For good.”", ["“It is shut,”", "“For good.”"]),
        ("The road “is shut,” he said.", ["The road “is shut,”"]),
        ("He said: “It is shut.”", ["“It is shut.”"]),
        ("Then he said:\n\n“It is shut.”", ["“It is shut.”"]),
        ("He said the man who asked “why” left.", []),
        ("He said nothing. “It is shut,” read the sign.", []),
    ],
)
def test_quoted_near_a_clause(text: str, parts: list[str]) -> None:
    ready = prepared(text)
    tree = Tree.of(ready)
    verb = tree.lower.index("said")
    assert words(ready, quoted(tree, verb, clause=(verb - 1, verb + 1))) == parts


def test_a_speech_is_resumed_by_whole_paragraphs_only() -> None:
    ready = prepared("“One,” he said.\n\n“Two.”\n\n“Three” is a number.\n\n“Four.”")
    tree = Tree.of(ready)
    found = resumed(tree, [(tree.quotes[0],)])
    assert [ready.quote(*part).quote for part in found[0]] == ["“Two.”"]


def test_the_rest_of_a_sentence_stops_at_a_further_source() -> None:
    ready = prepared("Premier warns that rain will fall, saying it is late.")
    tree = Tree.of(ready)
    found = rest_of_sentence(tree, 2)
    assert found is not None
    assert ready.quote(*found).quote == "that rain will fall"
