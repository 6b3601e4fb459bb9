"""From a document to a parsed text with its actors: layout, parse, names, coreference."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from standoff.read import coreference, mentions, repairs
from standoff.read.asides import parse_without_asides
from standoff.read.quotations import quotations
from standoff.read.segments import blank_lines, segments
from standoff.read.sentences import Segment, Text
from standoff.read.syntax import lemma, noun_lemma
from standoff.vocabulary.sources import Document

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["parse"]

_CHUNK = 20_000
"""Characters parsed at a time, so that memory does not grow with the document."""


def parse(document: Document, nlp: Language, *, as_of: date) -> Text:
    """Parse a document and name its actors.

    Parameters
    ----------
    document : Document
    nlp : spacy.language.Language
        A pipeline with Universal Dependencies labels and Penn Treebank tags.
    as_of : date
        Who holds which office is taken as of the document's day, or this one if it has none.
    """
    layout = segments(document.text)
    doc = _parsed(blank_lines(document.text), layout, nlp)
    day = min(document.published or as_of, as_of)
    text = Text(document, doc, day, layout, quotations(document.text, layout))
    named = mentions.mentions(text)
    repairs.coordinate(doc, named)
    repairs.set_right(doc, named)
    text = replace(text, mentions=named, heads=mentions.heads(text, named))
    return coreference.resolve(text)


def _parsed(text: str, layout: tuple[Segment, ...], nlp: Language) -> Doc:
    from spacy.tokens import Doc

    docs = []
    for low, high in _chunks(len(text), layout):
        doc = nlp.make_doc(text[low:high])
        inside = tuple(
            replace(segment, start=segment.start - low, end=segment.end - low, lead=None)
            for segment in layout
            if low <= segment.start < high
        )
        starts = repairs.sentence_starts(doc, inside)
        docs.append(parse_without_asides(doc, nlp, starts=starts))
    whole = docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)
    assert whole is not None
    for token in whole:
        if not token.lemma_ or token.tag_ == "NNS":
            token.lemma_ = noun_lemma(token.lower_) if token.tag_ == "NNS" else lemma(token)
    return whole


def _chunks(length: int, layout: tuple[Segment, ...]) -> Iterator[tuple[int, int]]:
    """Cut at starts of segments; a segment is never cut."""
    low = 0
    for segment in layout:
        if segment.end - low > _CHUNK and segment.start > low:
            yield low, segment.start
            low = segment.start
    yield low, length
