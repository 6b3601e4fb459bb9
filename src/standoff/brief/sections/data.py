"""The data rows that numbers rest on, each with its citation and licence."""

from __future__ import annotations

from standoff.brief.document import Column, Paragraph, Row, Section, Table, anchor_of, row, say
from standoff.brief.evidence import Evidence
from standoff.brief.wording import start

__all__ = ["data"]


def data(evidence: Evidence) -> Section:
    """Print every row used, once; links from numbers lead here. Works are told once."""
    works: dict[tuple[str, str], str] = {}
    rows: list[Row] = []
    for place, (key, reference) in enumerate(evidence.references.items(), start=1):
        work = (reference.citation, reference.licence)
        letter = works.setdefault(work, f"W{len(works) + 1}")
        words = (start(reference.title or key), reference.value or "–", letter)
        rows.append(row(f"D{place}", *words, id=anchor_of(key)))
    if not rows:
        return Section("data", "Data", (Paragraph((say("No reference data were used."),)),))
    heads = tuple(map(Column, ("No.", "Row", "What it says", "Work")))
    table = Table("table-data", "Reference data as used", heads, tuple(rows))
    cited = tuple(row(w, citation, licence or "–") for (citation, licence), w in works.items())
    heads = tuple(map(Column, ("Work", "Citation", "Licence")))
    intro = "Every row that a number above rests on, then the works that the rows come from."
    shapes = " Borders on the map: Natural Earth, public domain." if evidence.findings.facts else ""
    blocks = (Paragraph((say(intro + shapes),)), table, Table("table-works", "Works", heads, cited))
    return Section("data", "Data", blocks)
