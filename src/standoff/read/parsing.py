"""From a document to a parsed text with its actors: layout, parse, names, coreference."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from standoff.read import coreference, mentions, repairs
from standoff.read.asides import Range, hang_back, set_aside
from standoff.read.quotations import quotations
from standoff.read.segments import blank_lines, segments
from standoff.read.sentences import Segment, Text
from standoff.read.syntax import lemma, noun_lemma
from standoff.vocabulary.sources import Document

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["parse", "parse_all"]

_CHUNK = 20_000
"""Characters parsed at a time, so that memory does not grow with the document."""
_SOON = 4_000
_STOP = re.compile(r"[.!?][\"”’)]* +(?=[A-Z“\"])")
_AT_ONCE, _WORDS_AT_ONCE, _MOST_AT_ONCE = 30_000, 2_500, 64


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a document, tokenized, and what of it the pipeline is to parse."""

    doc: Doc
    small: Doc
    runs: list[Range]


@dataclass(frozen=True, slots=True)
class _Page:
    """A document that waits for the pipeline."""

    document: Document
    layout: tuple[Segment, ...]
    parts: tuple[_Part, ...]


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
    return next(parse_all([document], nlp, as_of=as_of))


def parse_all(documents: Iterable[Document], nlp: Language, *, as_of: date) -> Iterator[Text]:
    """Parse documents, many at a time: the parser is faster when it has several before it.

    Parameters
    ----------
    documents : iterable of Document
        Taken as they come, some ahead of what is yielded.
    nlp : spacy.language.Language
        As for `parse`.
    as_of : date
        As for `parse`.

    Yields
    ------
    Text
        For each document in order, what `parse` gives for it.
    """
    waiting: list[_Page] = []
    size = 0
    for document in documents:
        waiting.append(_page(document, nlp))
        size += len(document.text)
        if size > _AT_ONCE or len(waiting) == _MOST_AT_ONCE:
            yield from _parsed(waiting, nlp, as_of=as_of)
            waiting, size = [], 0
    yield from _parsed(waiting, nlp, as_of=as_of)


def _page(document: Document, nlp: Language) -> _Page:
    """Lay a document out, cut it into words, and set aside what stands in the parser's way."""
    layout = segments(document.text)
    text = blank_lines(document.text)
    parts = []
    for low, high in _chunks(text, layout):
        doc = nlp.make_doc(text[low:high])
        starts = repairs.sentence_starts(doc, tuple(_inside(layout, (low, high))))
        small, runs = set_aside(doc, starts=starts)
        parts.append(_Part(doc, small, runs))
    return _Page(document, layout, tuple(parts))


def _parsed(pages: list[_Page], nlp: Language, *, as_of: date) -> Iterator[Text]:
    """Run the pipeline over what waits for it, and the passes that name actors."""
    parsed = _run(nlp, [part.small for page in pages for part in page.parts])
    for page in pages:
        docs = [hang_back(part.doc, next(parsed), runs=part.runs) for part in page.parts]
        yield _named(page, _joined(docs), as_of=as_of)


def _run(nlp: Language, docs: list[Doc]) -> Iterator[Doc]:
    """Run a pipeline's components over documents whose sentence starts are already marked."""
    components = [component for name, component in nlp.pipeline if name != "boundaries"]
    for group in _groups(docs):
        for component in components:
            if len(group) > 1 and hasattr(component, "pipe"):
                group = list(component.pipe(group, batch_size=4 * len(group)))
            else:
                group = [component(doc) for doc in group]
        yield from group


def _groups(docs: list[Doc]) -> Iterator[list[Doc]]:
    """Put documents together whose parse needs no more memory than the processor keeps at hand."""
    group: list[Doc] = []
    for doc in docs:
        if group and sum(map(len, group)) + len(doc) > _WORDS_AT_ONCE:
            yield group
            group = []
        group.append(doc)
    yield group


def _joined(docs: list[Doc]) -> Doc:
    """Join the parsed stretches of a document, and see to it that every word has a lemma."""
    from spacy.attrs import LEMMA, TAG
    from spacy.tokens import Doc

    whole = docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)
    assert whole is not None
    plural = whole.vocab.strings["NNS"]
    known, tags = whole.to_array([LEMMA, TAG]).T
    for i in np.flatnonzero((known == 0) | (tags == plural)).tolist():
        token = whole[i]
        token.lemma_ = noun_lemma(token.lower_) if tags[i] == plural else lemma(token)
    return whole


def _named(page: _Page, doc: Doc, *, as_of: date) -> Text:
    """Name the actors of a parsed document."""
    document = page.document
    day = min(document.published or as_of, as_of)
    text = Text(document, doc, day, page.layout, quotations(document.text, page.layout))
    named = mentions.mentions(text)
    repairs.coordinate(doc, named)
    repairs.set_right(doc, named)
    text = replace(text, mentions=named, heads=mentions.heads(text, named))
    return coreference.resolve(text)


def _inside(layout: tuple[Segment, ...], stretch: tuple[int, int]) -> Iterator[Segment]:
    """Give what lies of the segments in a stretch, counted from its beginning."""
    low, high = stretch
    first = max(0, bisect_right(layout, low, key=lambda segment: segment.start) - 1)
    for segment in layout[first:]:
        if segment.start >= high:
            return
        start, end = max(segment.start, low), min(segment.end, high)
        if start < end:
            yield replace(segment, start=start - low, end=end - low, lead=None)


def _chunks(text: str, layout: tuple[Segment, ...]) -> Iterator[tuple[int, int]]:
    """Cut at starts of segments; only a segment longer than a chunk is cut itself."""
    low = 0
    for segment in layout:
        if segment.end - low > _CHUNK and segment.start > low:
            yield low, segment.start
            low = segment.start
        while segment.end - low > 2 * _CHUNK:
            cut = _sentence_end(text, low + _CHUNK)
            yield low, cut
            low = cut
    yield low, len(text)


def _sentence_end(text: str, start: int) -> int:
    """Find where a sentence ends soon after a place, else a word; else cut right there."""
    stop = _STOP.search(text, start, start + _SOON)
    if stop is not None:
        return stop.end()
    blank = text.find(" ", start, start + _SOON)
    return blank + 1 if blank >= 0 else start
