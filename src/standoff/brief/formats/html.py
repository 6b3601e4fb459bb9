"""The brief as one self-contained HTML page: no network, no script, every claim an anchor."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from standoff.brief.citations import cited_at, cited_in, common, ranges
from standoff.brief.document import (
    Brief,
    Figure,
    Link,
    Paragraph,
    Plot,
    Points,
    Quote,
    Sentence,
    SideBySide,
    Table,
    anchor_of,
    every_sentence,
)
from standoff.brief.drawing.scene import Circle, Label
from standoff.brief.drawing.scene import Path as Line
from standoff.brief.marks import Mark, Passage, Stretch, passages
from standoff.brief.wording import start
from standoff.vocabulary.sources import Document

__all__ = ["render"]

_TEMPLATES = Path(__file__).parents[1] / "templates"

_KINDS = {
    Paragraph: "paragraph",
    Points: "points",
    SideBySide: "columns",
    Table: "table",
    Plot: "plot",
    Figure: "figure",
    Quote: "quote",
    Link: "link",
    Mark: "mark",
    Circle: "circle",
    Line: "path",
    Label: "label",
}


@cache
def _environment() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(kind=_kind, anchor=anchor_of, cites=_cites, raised=start, spot=_spot)
    made.filters.update(common=common, cited=cited_at, told=cited_in)
    return made


def _spot(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _kind(value: object) -> str:
    return _KINDS.get(type(value), "words")


def render(brief: Brief) -> str:
    """Render a brief as a page that opens anywhere, prints, and needs nothing else.

    Everything that comes from a document is escaped; the page's policy forbids scripts and every
    address but its own.
    """
    from markupsafe import Markup

    texts = tuple(_Text(document, brief) for document in _marked(brief))
    style = (_TEMPLATES / "style.css").read_text() + _cut_marks(texts)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    page: str = (
        _environment()
        .get_template("brief.html.j2")
        .render(
            brief=brief,
            style=Markup(style),
            policy=f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
            "base-uri 'none'; form-action 'none'",
            texts=texts,
            numbers={note.id: note.number for note in brief.notes},
            rows={r.key: place for place, r in enumerate(brief.references, start=1)},
            notes={note.id: note for note in brief.notes},
            uses=_uses(brief),
        )
    )
    return page


class _Text:
    """One source text as the page shows it: its document and its marked passages."""

    def __init__(self, document: Document, brief: Brief) -> None:
        self.document = document
        self.passages: tuple[Passage, ...] = passages(
            document.text,
            [
                Stretch(note.claim.span.start, note.claim.span.end, note.id)
                for note in brief.notes
                if note.claim.span.document == document.id
            ],
        )
        first = self.passages[0] if self.passages else None
        headline = first is not None and first.pieces == (document.title,)
        self.shown = self.passages[1:] if headline else self.passages
        self.claims = tuple(claim for part in self.passages for claim in part.claims)


def _marked(brief: Brief) -> list[Document]:
    cited = {note.claim.span.document for note in brief.notes}
    return [document for document in brief.documents if document.id in cited]


def _marks(pieces: tuple[Any, ...]) -> Iterator[Mark]:
    for piece in pieces:
        if isinstance(piece, Mark):
            yield piece
            yield from _marks(piece.inside)


def _cut_marks(texts: tuple[_Text, ...]) -> str:
    """Let the later pieces of a mark that had to be cut light up with its first."""
    found = (m for text in texts for p in text.passages for m in _marks(p.pieces))
    cut = dict.fromkeys(mark.claim for mark in found if not mark.first)
    rules = (
        f":root:has(#{claim}:target) .{claim}{{background:var(--lit);color:var(--lit-ink)}}"
        for claim in cut
    )
    return "\n".join(rules)


def _uses(brief: Brief) -> dict[str, list[tuple[str, str]]]:
    """List for each claim the sections that use it, each with its first sentence's id.

    The table of sources counts claims but says nothing by them, so it is left out.
    """
    found: dict[str, dict[str, str]] = {}
    for section in (s for s in brief.sections if s.id != "sources"):
        for sentence in every_sentence(section):
            for claim in sentence.claims:
                found.setdefault(claim, {}).setdefault(section.title, sentence.id)
    return {claim: list(places.items()) for claim, places in found.items()}


def _cites(sentence: Sentence, claims: dict[str, int], rows: dict[str, int]) -> list[_Cite]:
    """Give the citations of a sentence in the order they are printed."""
    notes = {claims[key]: key for key in sentence.claims}
    keyed = {rows[key]: anchor_of(key) for key in sentence.references if key in rows}
    made = [_Cite("source", "", span, notes) for span in ranges(notes)]
    return made + [_Cite("data row", "D", span, keyed) for span in ranges(keyed)]


class _Cite:
    """One citation: a number or a range of numbers, each end with its name and goal."""

    def __init__(
        self, noun: str, letter: str, span: tuple[int, int], goals: dict[int, str]
    ) -> None:
        ends = dict.fromkeys(span)
        self.ends = [(f"{letter}{n}", f"{noun} {letter}{n}", goals[n]) for n in ends]
