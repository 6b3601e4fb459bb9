from __future__ import annotations

from datetime import date

import pytest

from standoff.read import parsing
from standoff.read.backends.spacy.pipeline import load
from standoff.read.parsing import parse
from standoff.vocabulary.sources import Document, document_id


@pytest.fixture
def short_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "_CHUNK", 1_000)


@pytest.mark.usefixtures("short_chunks")
def test_a_long_text_is_parsed_in_pieces_with_its_offsets() -> None:
    paragraph = "Peru sent ships to Chile, and Chile sent them back to Peru on the same day.\n\n"
    text = paragraph * 40
    parsed = parse(Document(document_id(text), text), load(), as_of=date(2021, 1, 1))
    assert len(parsed.doc.text) == len(text)
    assert all(
        text[m.actors[0].text and parsed.doc[m.start].idx :].startswith(m.actors[0].text)
        for m in parsed.mentions
        if m.how == "name"
    )
    assert len(parsed.sentences) == 40


def test_who_holds_office_is_taken_as_of_the_document() -> None:
    text = "President Kennedy spoke to Premier Khrushchev."
    document = Document(document_id(text), text, published=date(1962, 10, 22))
    parsed = parse(document, load(), as_of=date(2021, 1, 1))
    assert parsed.as_of == date(1962, 10, 22)
    assert [m.actors[0].code for m in parsed.mentions] == ["USA", "RUS"]


def test_plural_nouns_have_a_singular_lemma() -> None:
    text = "Troops left their bases."
    parsed = parse(Document(document_id(text), text), load(), as_of=date(2021, 1, 1))
    assert [t.lemma_ for t in parsed.doc if t.tag_ == "NNS"] == ["troop", "base"]


@pytest.mark.usefixtures("short_chunks")
def test_a_line_without_end_is_parsed_in_pieces_cut_between_sentences() -> None:
    sentence = "Peru sent ships to Chile, and Chile sent them back to Peru on the same day. "
    for text, count in ((sentence * 50, 50), ("x" * 9_000, None)):
        document = Document(document_id(text), text)
        parsed = parse(document, load(), as_of=date(2021, 1, 1))
        assert parsed.doc.text == text
        assert count in (None, len(parsed.sentences))
