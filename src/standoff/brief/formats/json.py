"""The brief as JSON for programs: every number with its interval, method and what it rests on."""

from __future__ import annotations

import json
from typing import Any

from standoff.brief.document import (
    Block,
    Brief,
    Figure,
    Note,
    Paragraph,
    Plot,
    Points,
    Sentence,
    SideBySide,
    Table,
)
from standoff.vocabulary.claims import claim_to_plain
from standoff.vocabulary.identity import as_plain
from standoff.vocabulary.sources import Document

__all__ = ["LAYOUT", "render"]

LAYOUT = 1
"""The version of the layout; it rises when a key changes its meaning or goes."""


def render(brief: Brief) -> str:
    """Render a brief as JSON in the layout of docs/reference/brief.md, ending in a newline."""
    plain = {
        "layout": LAYOUT,
        "standoff": brief.version,
        "title": brief.title,
        "summary": brief.dek,
        "as_of": brief.as_of.isoformat(),
        "roles": [{"part": p, "code": code, "name": name} for p, code, name in brief.roles],
        "sections": [
            {"id": s.id, "title": s.title, "blocks": [_block(b) for b in s.blocks]}
            for s in brief.sections
        ],
        "claims": [_note(note) for note in brief.notes],
        "documents": [_document(document) for document in brief.documents],
        "references": as_plain(brief.references),
    }
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"


def _number(figure: Figure) -> dict[str, Any]:
    return {
        "text": figure.text,
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "level": figure.level,
        "unit": figure.unit,
        "method": figure.method,
        "claims": list(figure.claims),
        "references": list(figure.references),
    }


def _sentence(sentence: Sentence) -> dict[str, Any]:
    return {
        "id": sentence.id,
        "text": sentence.text,
        "claims": list(sentence.claims),
        "references": list(sentence.references),
        "numbers": [_number(figure) for figure in sentence.figures],
    }


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    return {"lead": paragraph.lead, "sentences": [_sentence(s) for s in paragraph.sentences]}


def _table(table: Table) -> dict[str, Any]:
    return {
        "id": table.id,
        "caption": table.caption,
        "columns": [column.title for column in table.columns],
        "rows": [{"id": row.id, "cells": [_sentence(c) for c in row.cells]} for row in table.rows],
        "note": table.note,
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Paragraph():
            return {"type": "paragraph", **_paragraph(block)}
        case Points():
            items = [_paragraph(item) for item in block.items]
            return {"type": "list", "ordered": block.ordered, "items": items}
        case SideBySide():
            columns = [{"title": title, **_block(points)} for title, points in block.columns]
            return {"type": "columns", "id": block.id, "columns": columns}
        case Plot():
            words = {"id": block.id, "title": block.title, "description": block.description}
            return {"type": "plot", **words, "table": _table(block.table)}
        case Table():
            return {"type": "table", **_table(block)}


def _note(note: Note) -> dict[str, Any]:
    words = {"parties": note.parties, "source": note.source, "certainty": note.certainty}
    return {
        "number": note.number,
        "words": {**words, "when": note.when, "corroboration": note.corroboration},
        **claim_to_plain(note.claim),
    }


def _document(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "title": document.title,
        "outlet": document.outlet,
        "url": document.url,
        "published": document.published.isoformat() if document.published else None,
        "characters": len(document.text),
    }
