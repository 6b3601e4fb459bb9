"""The frames of reporting verbs, one by one."""

from __future__ import annotations

import pytest

from standoff.read.attribution_frames import by_verb
from standoff.read.cues import cues
from standoff.read.tree import Tree
from tests.read.tools import prepared


def read(text: str, verb: str) -> tuple[str, str, list[str]] | None:
    ready = prepared(text)
    tree = Tree.of(ready)
    at = tree.lower.index(verb)
    found = by_verb(tree, at, entry=cues("verb")[tree.lemma[at]])
    if found is None:
        return None
    parts = [ready.quote(*part).quote for part in found.contents]
    return found.frame, ready.quote(*found.cue).quote, parts


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("“Go,” he said.", "said", ("speech", "said", ["“Go,”"])),
        ("He said that it rained.", "said", ("clause", "said", ["that it rained"])),
        ("It rained, he said.", "said", ("parenthesis", "said", ["It rained"])),
        ("They vowed to fight on.", "vowed", ("infinitive", "vowed", ["to fight on"])),
        (
            "They called the raid a crime.",
            "called",
            ("naming", "called", ["the raid a crime"]),
        ),
        ("They called for a truce.", "called", ("topic", "called for", ["a truce"])),
        (
            "He told the council that it rained.",
            "told",
            ("told", "told", ["that it rained"]),
        ),
        ("They announced a truce.", "announced", ("object", "announced", ["a truce"])),
        (
            "He went on to warn that it rained.",
            "warn",
            ("clause", "went on to warn", ["that it rained"]),
        ),
    ],
)
def test_frame(text: str, verb: str, expected: tuple[str, str, list[str]]) -> None:
    assert read(text, verb) == expected


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("They called up the reserves.", "called"),
        ("Say when.", "say"),
        ("He spoke.", "spoke"),
        ("The plan was criticised.", "criticised"),
        ("Think again!", "think"),
    ],
)
def test_no_frame(text: str, verb: str) -> None:
    assert read(text, verb) is None
