from __future__ import annotations

from dataclasses import replace
from datetime import date

from standoff.brief.document import Table, every_sentence
from standoff.brief.evidence import Evidence, gather
from standoff.brief.sections.parties import parties


def test_parts_are_shown_with_their_reasons(evidence: Evidence) -> None:
    section = parties(evidence)
    table = next(b for b in section.blocks if isinstance(b, Table))
    assert [cell.text for cell in table.rows[2].cells] == [
        "Russia",
        "Patron",
        "It supplies the target: 1 support claim.",
    ]
    assert len(table.rows[2].cells[2].claims) == 1


def test_the_opening_class_is_named_with_its_reason(evidence: Evidence) -> None:
    case = replace(evidence.findings.case, began=date(2025, 8, 20))
    words = [
        one.text for one in every_sentence(parties(gather(replace(evidence.findings, case=case))))
    ]
    assert words[:3] == [
        "The crisis is classed as quiet, with a military trigger at its opening: forces are moved "
        "but no violence between the two is reported.",
        "The two sides are not in a protracted conflict.",
        "The first dated move is of 20 August 2025.",
    ]


def test_what_is_not_known_is_told(nothing: Evidence) -> None:
    words = [one.text for one in every_sentence(parties(nothing))]
    assert "Whether the two sides are in a protracted conflict is not known." in words
