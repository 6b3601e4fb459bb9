from __future__ import annotations

import pytest
from spacy.tokens import Token

from standoff.read.frames import complements, fillers, frames, object_of
from standoff.read.rules import RULES
from standoff.read.sentences import Sentence
from standoff.read.tables import rows, words
from standoff.vocabulary.claims import PLOVER_CLASSES
from tests.read.tools import claims, prepared


def verb(text: str, word: str) -> tuple[Sentence, Token]:
    [sentence] = prepared(text).sentences
    return sentence, next(token for token in sentence.tokens if token.text == word)


@pytest.mark.parametrize(
    ("text", "word", "event"),
    [
        ("Peru provided Chile with medicine.", "provided", "AID"),
        ("Peru imposed sanctions on Chile.", "imposed", "COERCE"),
        ("Peru imposed a curfew in Lima.", "imposed", "COERCE"),
        ("Peru held talks with Chile.", "held", "CONSULT"),
        ("Workers held a rally in Lima.", "held", "PROTEST"),
        ("Peru withdrew its troops from Chile.", "withdrew", "YIELD"),
        ("Peru suspended talks with Chile.", "suspended", "SANCTION"),
        ("Peru sent troops to the border.", "sent", "MOBILIZE"),
        ("Peru announced a cease-fire with rebels.", "announced", "YIELD"),
        ("Peru called off the visit.", "called", "REJECT"),
        ("Peru set a deadline for Chile.", "set", "THREATEN"),
    ],
)
def test_the_most_exacting_frame_that_fits(text: str, word: str, event: str) -> None:
    sentence, token = verb(text, word)
    fitting = [f for f in frames(token.lemma_) if f.fits(sentence, token)]
    assert fitting[0].event == event


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Peru held its breath.", "held"),
        ("The choir sang.", "sang"),
        ("Peru put ink on it.", "put"),
    ],
)
def test_no_frame_fits(text: str, word: str) -> None:
    sentence, token = verb(text, word)
    assert not any(frame.fits(sentence, token) for frame in frames(token.lemma_))


def test_slots() -> None:
    sentence, token = verb("Peru launched a series of attacks against Chile.", "launched")
    assert object_of(token) is not None
    assert [t.text for t in fillers(sentence, token, slot="obj")] == ["attacks"]
    assert [t.text for t in fillers(sentence, token, slot="against")] == ["Chile"]
    assert [t.text for t in fillers(sentence, token, slot="subj")] == ["Peru"]
    assert list(fillers(sentence, token, slot="many")) == []


def test_governed_verbs() -> None:
    _, token = verb("Peru agreed to lift the ban and to free the men.", "agreed")
    assert [t.text for t in complements(token)] == ["lift", "free"]


def test_the_table_speaks_of_known_classes_only() -> None:
    classes = {row["event"] for row in rows("events")} - {"HINT", "WORD"}
    assert classes <= set(PLOVER_CLASSES)
    for row in rows("events"):
        for cell in row["frame"].replace(";", "|").split("|"):
            slot, _, name = cell.lstrip("!").partition(":")
            assert not name or slot == "prt" or words(name)


def test_a_frame_says_which_slot_takes_words_of_a_class() -> None:
    [frame] = [frame for frame in frames("host") if frame.mode == "host"]
    assert not frame.asks_for("obj")
    assert all(frame.asks_for("obj") for frame in frames("clinch"))


def test_a_hyphen_at_the_very_end_joins_nothing() -> None:
    for text in ("has Peru -", "Peru sent troops -", "Peru has no will but"):
        assert all(claim.span.quote in text for claim in claims(RULES, text))
