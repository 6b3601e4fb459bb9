"""The brief as Markdown with footnotes, for a mail, a wiki or a repository."""

from __future__ import annotations

import re
from collections.abc import Iterator

from standoff.brief.citations import cited_at, cited_in, common, ranges
from standoff.brief.document import (
    Block,
    Brief,
    Figure,
    Link,
    Note,
    Paragraph,
    Plot,
    Points,
    Quote,
    Run,
    Sentence,
    SideBySide,
    Table,
)

__all__ = ["render"]

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#])")


def render(brief: Brief) -> str:
    """Render a brief as Markdown: plots as their tables, claims as footnotes with their words."""
    return "\n".join((*_head(brief), *_body(brief), *_footnotes(brief)))


def _safe(text: str) -> str:
    """Escape what Markdown or HTML would take as markup, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split())).replace("&", "&amp;")


def _head(brief: Brief) -> Iterator[str]:
    yield f"# {_safe(brief.title)}"
    yield ""
    yield f"*Crisis brief as of {brief.as_of.isoformat()}. {_safe(brief.dek)}*"
    yield ""


def _body(brief: Brief) -> Iterator[str]:
    marks = {note.id: note.number for note in brief.notes}
    marks |= {r.key: place for place, r in enumerate(brief.references, start=1)}
    for section in brief.sections:
        yield f"## {_safe(section.title)}"
        yield ""
        for block in section.blocks:
            yield from _block(block, marks)


def _run(run: Run) -> str:
    match run:
        case Figure():
            return f"**{_safe(run.text)}**"
        case Quote():
            return f"“{_safe(run.text)}”"
        case Link():
            plain = run.url.startswith(("http://", "https://")) and not re.search(
                r"[\s<>]", run.url
            )
            return f"<{run.url}>" if plain else _safe(run.text)
        case _:
            lead, trail = re.match(r"(\s*)", run), re.search(r"(\s*)$", run)
            inner = _safe(run)
            before = " " if lead and lead[0] else ""
            after = " " if inner and trail and trail[0] else ""
            return f"{before}{inner}{after}"


def _cites(sentence: Sentence, marks: dict[str, int]) -> str:
    notes = "".join(f"[^{number}]" for number in sorted(marks[key] for key in sentence.claims))
    rows = ranges(marks[key] for key in sentence.references if key in marks)
    words = ", ".join(f"D{a}" if a == b else f"D{a}–D{b}" for a, b in rows)
    return f"{notes} ({words})" if words else notes


def _words(sentence: Sentence) -> str:
    return "".join(_run(run) for run in sentence.runs)


def _paragraph(paragraph: Paragraph, marks: dict[str, int]) -> str:
    lead = f"**{_safe(paragraph.lead)}** " if paragraph.lead else ""
    said = zip(paragraph.sentences, cited_in(paragraph.sentences), strict=True)
    return lead + " ".join(
        _words(sentence) + (_cites(cited, marks) if cited else "") for sentence, cited in said
    )


def _block(block: Block, marks: dict[str, int]) -> Iterator[str]:
    match block:
        case Paragraph():
            yield _paragraph(block, marks)
        case Points():
            for place, item in enumerate(block.items, start=1):
                yield f"{f'{place}.' if block.ordered else '-'} {_paragraph(item, marks)}"
        case SideBySide():
            for title, points in block.columns:
                yield f"**{_safe(title)}**"
                yield ""
                yield from _block(points, marks)
        case Plot():
            yield f"**{_safe(block.title)}.** {_safe(block.description)}"
            yield ""
            yield from _table(block.table, marks)
        case Table():
            yield from _table(block, marks)
    yield ""


def _table(table: Table, marks: dict[str, int]) -> Iterator[str]:
    shared = common(table)
    yield f"*{_safe(table.caption)}*{_cites(shared, marks) if shared else ''}"
    yield ""
    yield f"| {' | '.join(_safe(column.title) for column in table.columns)} |"
    yield f"| {' | '.join('---:' if column.numeric else '---' for column in table.columns)} |"
    for row in table.rows:
        places = (None for _ in row.cells) if shared else cited_at(row, table.columns)
        cells = (
            _words(cell) + (_cites(cited, marks) if cited else "")
            for cell, cited in zip(row.cells, places, strict=True)
        )
        yield f"| {' | '.join(cells)} |"
    if table.note:
        yield ""
        yield _safe(table.note)


def _footnotes(brief: Brief) -> Iterator[str]:
    titles = {document.id: document.title or "untitled" for document in brief.documents}
    for note in brief.notes:
        yield _footnote(note, titles[note.claim.span.document])
        yield ""


def _footnote(note: Note, title: str) -> str:
    words = _safe(note.claim.span.quote)
    about = f"{note.claim.kind.capitalize()}, {note.parties}; {note.certainty}; {note.when}"
    place = f"*{_safe(title)}*, characters {note.claim.span.start} to {note.claim.span.end}"
    return f"[^{note.number}]: “{words}” {_safe(f'{about}; {note.source}')}. {place}."
