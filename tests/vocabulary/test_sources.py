from __future__ import annotations

from standoff.vocabulary.sources import Document, document_id


def test_the_same_text_is_the_same_document() -> None:
    assert document_id("a") == document_id("a") != document_id("b")


def test_a_span_quotes_code_points() -> None:
    document = Document(document_id("Olá, mundo 🚢!"), "Olá, mundo 🚢!")
    assert document.span(11, 12).quote == "🚢"
    assert document.holds(document.span(11, 12))
    assert not document.holds(document.span(3, 3))
