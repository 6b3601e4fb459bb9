from __future__ import annotations

from standoff.brief.document import Table, every_sentence
from standoff.brief.evidence import Evidence
from standoff.brief.sections.posture import posture


def test_forces_are_given_in_the_sources_numbers(evidence: Evidence) -> None:
    forces, acts = (b for b in posture(evidence).blocks if isinstance(b, Table))
    assert [cell.text for cell in forces.rows[0].cells] == [
        "Troops",
        "approximately 15,000",
        "United States → Venezuela",
        "build-up",
        "Caribbean",
        "The Harbour Review, in its own voice; two outlets, independent",
    ]
    assert forces.rows[1].cells[1].text == "not given"
    assert acts.rows[0].cells[2].text == (
        "“Over the past ten years Caracas has spent billions on these ties”"
    )


def test_silence_is_told(nothing: Evidence) -> None:
    words = [one.text for one in every_sentence(posture(nothing))]
    assert words == ["No source reports forces moved, kept in place or withdrawn."]
