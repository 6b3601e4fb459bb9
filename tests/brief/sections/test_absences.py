from __future__ import annotations

from dataclasses import replace

from standoff.brief.document import every_sentence
from standoff.brief.evidence import Evidence, gather
from standoff.brief.sections.absences import absences


def test_what_was_absent_and_what_that_costs(evidence: Evidence) -> None:
    words = [one.text for one in every_sentence(absences(evidence))]
    assert words == [
        "One input was absent.",
        "Composite index of national capability",
        "Capability rests on gross domestic product alone",
        "standoff data import CINC",
        "A date could not be resolved",
        "Within one week",
        "read.times",
    ]


def test_nothing_absent_is_told(evidence: Evidence) -> None:
    view = replace(evidence.findings.view, problems=())
    whole = gather(replace(evidence.findings, view=view, absences=()))
    assert [one.text for one in every_sentence(absences(whole))] == ["No input was absent."]
