"""The words of a source: whole noun phrases, through control and coordination, inverted."""

from __future__ import annotations

import pytest

from standoff.read.attribution_sources import noun_phrase, source_range, subject
from standoff.read.cues import cue_range, cues
from standoff.read.tree import Tree
from tests.read.tools import prepared


def source(text: str, verb: str) -> str:
    ready = prepared(text)
    tree = Tree.of(ready)
    at = tree.lower.index(verb)
    found = source_range(tree, at, cue=cue_range(tree, at), entry=cues("verb")[tree.lemma[at]])
    return ready.quote(*found).quote if found else ""


@pytest.mark.parametrize(
    ("text", "verb", "words"),
    [
        ("The head of the navy said it was over.", "said", "The head of the navy"),
        ("Ana Ruiz, the envoy, said it was over.", "said", "Ana Ruiz, the envoy,"),
        ("The envoy left and said it was over.", "said", "The envoy"),
        ("The envoy left, saying it was over.", "saying", "The envoy"),
        ("The envoy wants to say it is over.", "say", "The envoy"),
        ("“It is over,” said the envoy of the union.", "said", "the envoy of the union"),
        ("In a speech on Monday, the envoy said it was over.", "said", "the envoy"),
        ("The plan was criticised by the allies.", "criticised", "the allies"),
        ("The envoy, however, said it was over.", "said", "The envoy"),
    ],
)
def test_source(text: str, verb: str, words: str) -> None:
    assert source(text, verb) == words


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The plan was criticised.", "criticised"),
        ("It was said that the war was over.", "said"),
        ("There say the maps a river runs.", "say"),
        ("Say it is over!", "say"),
    ],
)
def test_nobody(text: str, verb: str) -> None:
    assert source(text, verb) in ("", "It")


def test_the_subject_and_its_phrase() -> None:
    ready = prepared("Three former ministers of the republic denied it.")
    tree = Tree.of(ready)
    verb = tree.lower.index("denied")
    head = subject(tree, verb)
    assert head is not None
    phrase = noun_phrase(tree, head, verb=verb)
    assert phrase is not None
    assert ready.quote(*phrase).quote == "Three former ministers of the republic"
