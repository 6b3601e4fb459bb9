"""The sources with their dates, and how much each contributes."""

from __future__ import annotations

from standoff.brief.document import Column, Link, Paragraph, Section, Table, row, say
from standoff.brief.evidence import Evidence
from standoff.brief.voices import outlet
from standoff.brief.wording import day, plural, start, verb, whole
from standoff.vocabulary.results import Provenance

__all__ = ["sources"]


def sources(evidence: Evidence) -> Section:
    """List the documents read, none later than the day of the brief."""
    documents = evidence.findings.view.documents
    as_of = day(evidence.findings.view.as_of)
    n = len(documents)
    read = f"{start(plural(n, 'document'))} {verb(n, 'was/were')} read"
    words = f"{read}, none published after {as_of}."
    rows = []
    for document in documents:
        ids = [k for k, c in evidence.claims if c.span.document == document.id]
        title = document.title or f"{document.text.strip()[:60]}…"
        rows.append(
            row(
                title,
                outlet(document) if document.outlet else "unnamed",
                day(document.published),
                say(whole(len(document.text.split()), made=Provenance("counted"))),
                say(whole(len(ids), made=Provenance("counted", claims=tuple(ids)))),
                Link(document.url, document.url) if document.url else "–",
            )
        )
    columns = (
        Column("Document"),
        Column("Outlet"),
        Column("Published"),
        Column("Words", numeric=True),
        Column("Claims", numeric=True),
        Column("Address"),
    )
    table = Table("table-sources", "Documents read", columns, tuple(rows))
    return Section("sources", "Sources", (Paragraph((say(words),)), table))
