from __future__ import annotations

from dataclasses import replace

from standoff.brief.document import every_sentence
from standoff.brief.evidence import Evidence, gather
from standoff.brief.sections.network import network
from standoff.vocabulary.claims import Support


def test_support_is_summed_up_and_promises_are_marked(evidence: Evidence) -> None:
    words = [one.text for one in every_sentence(network(evidence))][:2]
    assert words == [
        "Four states are reported to supply Venezuela, with seven kinds of things in all, on the "
        "word of two articles in their own voice.",
        "What Russia offers is so far only promised.",
    ]


def test_support_between_others_is_mentioned(evidence: Evidence) -> None:
    findings = evidence.findings
    case = replace(findings.case, patrons=findings.case.patrons[:2])
    words = " ".join(
        one.text for one in every_sentence(network(gather(replace(findings, case=case))))
    )
    assert "Also reported: Iran to Venezuela, fast patrol boats." in words


def test_patrons_without_supplies_are_told(evidence: Evidence) -> None:
    findings = evidence.findings
    claims = tuple(c for c in findings.view.claims if not isinstance(c, Support))
    view = replace(findings.view, claims=claims)
    words = [one.text for one in every_sentence(network(gather(replace(findings, view=view))))]
    assert words[0] == "Four states stand behind Venezuela, but no source says with what."


def test_silence_is_told(nothing: Evidence) -> None:
    words = [one.text for one in every_sentence(network(nothing))]
    assert words == ["No state is reported to supply or back a state not named."]
