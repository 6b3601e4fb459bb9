from __future__ import annotations

from dataclasses import replace

from standoff.brief.evidence import Evidence, gather
from standoff.brief.judged import unready, verdict
from standoff.vocabulary.claims import Assessment, Judgement
from standoff.vocabulary.findings import Findings


def test_a_verdict_gathers_the_judgements(evidence: Evidence) -> None:
    will = verdict(evidence, "RUS", dimension="will")
    assert (will.polarity, will.word, len(will.ids)) == ("-", "judged lacking", 1)
    assert verdict(evidence, "USA", dimension="will").word == "not judged"


def test_the_unready_are_named_with_the_claims(evidence: Evidence) -> None:
    codes, ids = unready(evidence, evidence.patrons)
    assert codes == ["RUS", "CHN", "CUB", "IRN"]
    assert len(ids) == 1


def test_contrary_judgements_are_a_dispute(findings: Findings) -> None:
    claim = next(c for c in findings.view.claims if isinstance(c, Assessment))
    other = replace(claim, judgements=(Judgement("will", "+"),), rule="other")
    view = replace(findings.view, claims=(claim, other))
    evidence = gather(replace(findings, view=view))
    will = verdict(evidence, "RUS", dimension="will")
    assert (will.polarity, will.word) == ("0", "disputed")
    assert verdict(evidence, "RUS", dimension="readiness").polarity == "-"
