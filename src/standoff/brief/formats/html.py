"""The brief as one self-contained HTML page: no network, no script, every claim an anchor."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

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
    made.filters.update(kind=_kind, anchor=anchor_of, runs=_runs, raised=start, spot=_spot)
    made.filters.update(same=_same, common=_common)
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
            keyed={r.key: f"D{place}" for place, r in enumerate(brief.references, start=1)},
            notes={note.id: note for note in brief.notes},
            uses=_uses(brief),
        )
    )
    return page


def _same(one: Sentence, other: Sentence) -> bool:
    """Say whether two cells cite the same, so that a row cites it once."""
    return (one.claims, one.references) == (other.claims, other.references)


def _common(table: Table) -> Sentence | None:
    """Find what all citing cells of a table cite alike, to be cited once in its caption."""
    citing = [c for row in table.rows for c in row.cells if c.claims or c.references]
    alike = len(citing) > 1 and all(_same(citing[0], cell) for cell in citing)
    return citing[0] if alike else None


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
    """List for each claim the sections that use it, each with its first sentence's id."""
    found: dict[str, dict[str, str]] = {}
    for section in brief.sections:
        for sentence in every_sentence(section):
            for claim in sentence.claims:
                found.setdefault(claim, {}).setdefault(section.title, sentence.id)
    return {claim: list(places.items()) for claim, places in found.items()}


def _runs(sentence: Sentence, numbers: dict[str, int]) -> list[tuple[str, str]]:
    """Give the citations of a sentence as (claim, joint), runs of three or more as "5–9"."""
    cited = sorted((numbers[claim], claim) for claim in sentence.claims)
    made: list[tuple[str, str]] = []
    for place, (number, claim) in enumerate(cited):
        before = place > 0 and cited[place - 1][0] == number - 1
        after = place + 1 < len(cited) and cited[place + 1][0] == number + 1
        if before and after:
            continue
        wide = before and len(made) > 0 and numbers[made[-1][0]] < number - 1
        made.append((claim, "–" if wide else ", " if made else ""))
    return made
