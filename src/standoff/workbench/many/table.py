"""The table of claims and the table of documents: their columns, rows, and the way back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from standoff.vocabulary.actors import Actor
from standoff.vocabulary.claims import Claim, claim_from_plain
from standoff.vocabulary.crises import Reading
from standoff.vocabulary.identity import as_plain, canonical_json
from standoff.vocabulary.problems import Problem
from standoff.vocabulary.sources import Document, Span

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl

__all__ = [
    "CLAIM_COLUMNS",
    "DOCUMENT_COLUMNS",
    "claim_row",
    "claims_from",
    "document_row",
    "frame",
    "open_table",
    "problem_row",
    "readings_from",
]

CLAIM_COLUMNS: dict[str, str] = {
    "document": "text",
    "outlet": "text",
    "published": "day",
    "as_of": "day",
    "copy_of": "text",
    "claim": "text",
    "kind": "text",
    "actors": "texts",
    "recipients": "texts",
    "quote": "text",
    "start": "number",
    "end": "number",
    "source": "text",
    "source_name": "text",
    "source_kind": "text",
    "cue": "text",
    "form": "text",
    "certainty": "text",
    "positive": "truth",
    "hedges": "texts",
    "date_from": "day",
    "date_to": "day",
    "event": "text",
    "mode": "texts",
    "context": "texts",
    "probability": "share",
    "rule": "text",
    "json": "text",
}
"""Columns of the table of claims and the kind of their values (docs/reference/claims-table.md)."""

DOCUMENT_COLUMNS: dict[str, str] = {
    "place": "text",
    "record": "text",
    "document": "text",
    "title": "text",
    "outlet": "text",
    "url": "text",
    "published": "day",
    "as_of": "day",
    "words": "number",
    "claims": "number",
    "problems": "number",
    "copy_of": "text",
    "text": "text",
}
"""Columns of the table of documents: one row per record of the input, read or not."""


def claim_row(claim: Claim, document: Document, *, as_of: date) -> dict[str, Any]:
    """Say a claim as a row of `CLAIM_COLUMNS`, days as ISO text; `copy_of` is not known yet."""
    said = claim.attribution
    first, second = claim.parties
    return {
        "document": document.id,
        "outlet": document.outlet or None,
        "published": _iso(document.published),
        "as_of": as_of.isoformat(),
        "copy_of": None,
        "claim": claim.id,
        "kind": claim.kind,
        "actors": _codes(first),
        "recipients": _codes(second),
        "quote": claim.span.quote,
        "start": claim.span.start,
        "end": claim.span.end,
        "source": _quote(said.source),
        "source_name": said.name or None,
        "source_kind": said.kind.value,
        "cue": _quote(said.cue),
        "form": said.voice.value,
        "certainty": claim.factuality.certainty.value,
        "positive": claim.factuality.positive,
        "hedges": [cue.quote for cue in claim.factuality.cues],
        "date_from": _iso(claim.when.start),
        "date_to": _iso(claim.when.end),
        "event": getattr(claim, "event", "") or None,
        "mode": list(getattr(claim, "mode", ())),
        "context": list(getattr(claim, "context", ())),
        "probability": claim.probability,
        "rule": claim.rule,
        "json": canonical_json(claim),
    }


def document_row(place: str, record: str, *, document: Document | None) -> dict[str, Any]:
    """Say a record as a row of `DOCUMENT_COLUMNS`; what the run counts is filled in by it."""
    row: dict[str, Any] = dict.fromkeys(DOCUMENT_COLUMNS)
    row |= {"place": place, "record": record or None, "claims": 0, "problems": 0}
    if document is None:
        return row
    return row | {
        "document": document.id,
        "title": document.title or None,
        "outlet": document.outlet or None,
        "url": document.url or None,
        "published": _iso(document.published),
        "words": len(document.text.split()),
        "text": document.text,
    }


def problem_row(problem: Problem, place: str, *, document: str | None) -> dict[str, Any]:
    """Say a problem as one line of the file of problems."""
    return {"place": place, "document": document, **as_plain(problem)}


def _codes(actors: Iterable[Actor]) -> list[str]:
    return list(dict.fromkeys(actor.code for actor in actors))


def _quote(span: Span | None) -> str | None:
    return span.quote if span else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def frame(rows: list[dict[str, Any]], columns: Mapping[str, str]) -> pl.DataFrame:
    """Make a typed table of rows whose days are ISO text."""
    import polars as pl

    kinds: dict[str, Any] = {
        "text": pl.String,
        "texts": pl.List(pl.String),
        "day": pl.String,
        "number": pl.Int64,
        "truth": pl.Boolean,
        "share": pl.Float64,
    }
    schema = {name: kinds[kind] for name, kind in columns.items()}
    days = [pl.col(name).str.to_date("%Y-%m-%d") for name, kind in columns.items() if kind == "day"]
    return pl.DataFrame(rows, schema=schema, orient="row").with_columns(days)


def open_table(place: Path) -> pl.DataFrame:
    """Open a table of claims or of documents, as .parquet or .jsonl, with its types.

    Parameters
    ----------
    place : pathlib.Path
        What `standoff read --out` wrote; ``NAME.documents.ENDING`` is the table of documents.
    """
    import polars as pl

    if place.suffix == ".parquet":
        return pl.read_parquet(place)
    columns = DOCUMENT_COLUMNS if place.stem.endswith(".documents") else CLAIM_COLUMNS
    with place.open(encoding="utf-8") as lines:
        return frame([json.loads(line) for line in lines], columns)


def claims_from(table: pl.DataFrame) -> tuple[Claim, ...]:
    """Rebuild the claims of a table, in its order.

    Parameters
    ----------
    table : polars.DataFrame
        With the column ``json``; any selection of rows of a table of claims.
    """
    return tuple(claim_from_plain(json.loads(text)) for text in table.get_column("json"))


def readings_from(claims: pl.DataFrame, documents: pl.DataFrame) -> Iterator[Reading]:
    """Rebuild readings from both tables, for a store of the record (`Store.add`).

    Parameters
    ----------
    claims, documents : polars.DataFrame
        Tables of one run. Every record that was read gives a reading; one text that several
        outlets printed gives one per outlet, all with the text's claims.
    """
    held: dict[str, list[Claim]] = {}
    for claim in claims_from(claims):
        held.setdefault(claim.span.document, []).append(claim)
    for row in documents.iter_rows(named=True):
        if row["document"] is None:
            continue
        document = Document(
            row["document"],
            row["text"],
            row["title"] or "",
            row["outlet"] or "",
            row["url"] or "",
            row["published"],
        )
        yield Reading(document, tuple(held.get(document.id, ())))
