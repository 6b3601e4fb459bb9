"""The data rows that numbers rest on, each with its citation and licence."""

from __future__ import annotations

from standoff.brief.document import Column, Paragraph, Row, Section, Table, anchor_of, row, say
from standoff.brief.evidence import Evidence

__all__ = ["data"]

_SHORT = 40
"""Letters of a citation that is repeated rather than pointed to."""


def data(evidence: Evidence) -> Section:
    """Print every row used, once; links from numbers lead here."""
    cited: dict[tuple[str, str], str] = {}
    rows: list[Row] = []
    for place, (key, reference) in enumerate(evidence.references.items(), start=1):
        work = (reference.citation, reference.licence)
        first = cited.setdefault(work, f"D{place}")
        known = first != f"D{place}" and len(reference.citation) > _SHORT
        citation = f"as {first}" if known else reference.citation
        licence = f"as {first}" if known else reference.licence or "–"
        words = (reference.title or key, reference.value or "–", citation, licence)
        rows.append(row(f"D{place}", *words, id=anchor_of(key)))
    if not rows:
        return Section("data", "Data", (Paragraph((say("No reference data were used."),)),))
    heads = ("No.", "Row", "What it says", "Citation", "Licence")
    table = Table("table-data", "Reference data as used", tuple(map(Column, heads)), tuple(rows))
    intro = "Every row that a number above rests on."
    shapes = " Borders on the map: Natural Earth, public domain." if evidence.findings.facts else ""
    return Section("data", "Data", (Paragraph((say(intro + shapes),)), table))
