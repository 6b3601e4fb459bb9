from __future__ import annotations

from standoff.brief.document import Link, Table, every_sentence
from standoff.brief.evidence import Evidence
from standoff.brief.sections.sources import sources


def test_sources_stand_with_their_days_and_claims(evidence: Evidence) -> None:
    section = sources(evidence)
    assert next(every_sentence(section)).text == (
        "Two documents were read, none published after 15 November 2025."
    )
    table = next(b for b in section.blocks if isinstance(b, Table))
    assert [cell.text for cell in table.rows[1].cells] == [
        "Second report of build-up",
        "Meridian Wire",
        "12 November 2025",
        "34",
        "3",
        "–",
    ]
    assert isinstance(table.rows[0].cells[5].runs[0], Link)


def test_a_text_without_a_title_is_known_by_its_first_words(nothing: Evidence) -> None:
    table = next(b for b in sources(nothing).blocks if isinstance(b, Table))
    assert [cell.text for cell in table.rows[0].cells][:3] == [
        "The two ports signed nothing on Friday. The match ended in a…",
        "unnamed",
        "undated",
    ]
