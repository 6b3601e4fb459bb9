"""The table of cues and the words that belong to one cue."""

from __future__ import annotations

import pytest

from standoff.read.cues import cue_range, cues
from standoff.read.tree import Tree
from tests.read.tools import prepared

FRAMES = {"clause", "quote", "infinitive", "object", "naming", "addressee", "raising"}
SENSES = {"says", "asks", "thinks", "vows", "shows", "judges", "names", "talks", "seems"}


@pytest.mark.parametrize("part", ["verb", "adjective", "noun"])
def test_the_table_is_sound(part: str) -> None:
    table = cues(part)
    assert table
    for word, cue in table.items():
        assert word == word.lower()
        assert cue.sense in SENSES
        assert cue.frames <= FRAMES
        assert cue.frames or cue.prepositions, word


@pytest.mark.parametrize(
    ("text", "verb", "words"),
    [
        ("Officials have not confirmed it.", "confirmed", "have not confirmed"),
        ("The envoy also said so.", "said", "also said"),
        ("The report pointed out a flaw.", "pointed", "pointed out"),
        ("Yesterday the envoy said so.", "said", "said"),
        ("When did he say so?", "say", "say"),
    ],
)
def test_a_cue_takes_its_auxiliaries_and_particle(text: str, verb: str, words: str) -> None:
    tree = Tree.of(prepared(text))
    low, high = cue_range(tree, tree.lower.index(verb))
    assert " ".join(tree.lower[low:high]) == words
