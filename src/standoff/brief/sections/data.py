"""The data rows that numbers rest on, each with its citation and licence."""

from __future__ import annotations

from standoff.brief.document import Column, Paragraph, Section, Table, anchor_of, row, say
from standoff.brief.evidence import Evidence

__all__ = ["data"]


def data(evidence: Evidence) -> Section:
    """Print every row used, once; links from numbers lead here."""
    rows = tuple(
        row(
            f"D{place}",
            reference.title or key,
            reference.value or "–",
            reference.citation,
            reference.licence or "–",
            id=anchor_of(key),
        )
        for place, (key, reference) in enumerate(evidence.references.items(), start=1)
    )
    if not rows:
        return Section("data", "Data", (Paragraph((say("No reference data were used."),)),))
    heads = ("No.", "Row", "What it says", "Citation", "Licence")
    table = Table("table-data", "Reference data as used", tuple(map(Column, heads)), rows)
    intro = "Every row that a number above rests on."
    shapes = " Borders on the map: Natural Earth, public domain." if evidence.findings.facts else ""
    return Section("data", "Data", (Paragraph((say(intro + shapes),)), table))
