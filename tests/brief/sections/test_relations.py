from __future__ import annotations

from standoff.brief.document import Table, every_sentence
from standoff.brief.evidence import Evidence
from standoff.brief.sections.relations import relations


def test_ties_are_counted_and_quoted(evidence: Evidence) -> None:
    section = relations(evidence)
    words = next(every_sentence(section)).text
    assert words == "Reported ties: one partnership, one rivalry and one dependence."
    table = next(b for b in section.blocks if isinstance(b, Table))
    assert [row.cells[0].text for row in table.rows] == [
        "Venezuela and Russia, China, Cuba and Iran",
        "United States and China and Russia",
        "Venezuela depends on Russia, China, Cuba and Iran",
    ]


def test_silence_is_told(nothing: Evidence) -> None:
    assert next(every_sentence(relations(nothing))).text == (
        "No source names a standing tie between the parties."
    )
