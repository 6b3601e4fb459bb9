from __future__ import annotations

from dataclasses import replace

from standoff.brief.document import SideBySide, every_sentence
from standoff.brief.evidence import Evidence, gather
from standoff.brief.sections.narratives import narratives
from standoff.vocabulary.claims import Signal


def without(evidence: Evidence, *codes: str) -> Evidence:
    findings = evidence.findings
    claims = tuple(
        c for c in findings.view.claims if not (isinstance(c, Signal) and c.actor[0].code in codes)
    )
    return gather(replace(findings, view=replace(findings.view, claims=claims)))


def test_both_accounts_stand_side_by_side(evidence: Evidence) -> None:
    section = narratives(evidence)
    beside = next(b for b in section.blocks if isinstance(b, SideBySide))
    left, right = (
        (title, [item.sentences[0].text for item in points.items])
        for title, points in beside.columns
    )
    assert left[0] == "United States"
    assert left[1][0] == "Accuses: “calls the government in Caracas illegitimate”."
    assert left[1][-1].startswith(
        "Aim ascribed by The Harbour Review, in its own voice: “The build-up"
    )
    assert right == (
        "Venezuela",
        [
            "Threatens: “vowed to defend every metre of its coast”.",
            "Accuses: “denounced the deployment as a cover for regime change”.",
        ],
    )


def test_a_side_that_is_not_heard_is_named(evidence: Evidence) -> None:
    words = next(every_sentence(narratives(without(evidence, "VEN")))).text
    assert words == (
        "Only the United States is heard; the sources give no account by Venezuela, so this part "
        "of the brief leans one way."
    )


def test_aims_ascribed_to_a_silent_side_are_told_as_such(evidence: Evidence) -> None:
    words = next(every_sentence(narratives(without(evidence, "VEN", "USA")))).text
    assert words.startswith("Neither side is quoted")


def test_silence_is_told(nothing: Evidence) -> None:
    assert next(every_sentence(narratives(nothing))).text == (
        "The sources give neither side’s account of what the crisis is about."
    )
