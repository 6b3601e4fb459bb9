from __future__ import annotations

from dataclasses import replace

from standoff.brief.document import Table, every_sentence
from standoff.brief.evidence import Evidence, gather
from standoff.brief.sections.limits import limits
from standoff.vocabulary.claims import Assessment, Judgement
from standoff.vocabulary.findings import Findings


def judged(findings: Findings, *judgements: Judgement) -> Evidence:
    claim = next(c for c in findings.view.claims if isinstance(c, Assessment))
    only = replace(claim, judgements=judgements)
    return gather(replace(findings, view=replace(findings.view, claims=(only,))))


def test_patrons_judged_alike_share_a_row(evidence: Evidence) -> None:
    section = limits(evidence)
    table = next(b for b in section.blocks if isinstance(b, Table))
    assert [cell.text for cell in table.rows[0].cells] == [
        "Russia, China, Cuba and Iran",
        "Judged lacking, by one unnamed source",
        "Judged lacking, by one unnamed source",
        "Judged lacking, by Ilse Marten (an expert nobody else quotes)",
    ]
    assert next(every_sentence(section)).text == (
        "Russia, China, Cuba and Iran are judged neither willing nor ready to fight."
    )


def test_will_and_readiness_are_crossed(findings: Findings) -> None:
    def word(*judgements: Judgement) -> str:
        return next(every_sentence(limits(judged(findings, *judgements)))).text

    will, ready = Judgement("will", "+"), Judgement("readiness", "+")
    not_ready = Judgement("readiness", "-")
    assert "are judged both willing and ready to fight" in word(will, ready)
    assert "are judged not ready to fight, with will judged present" in word(will, not_ready)
    assert "not willing to fight, with readiness not judged" in word(Judgement("will", "-"))
    assert "are in between: will judged present, readiness not judged" in word(will)
    assert "are not judged on will or readiness" in word(Judgement("intent", "+"))


def test_silence_is_told(nothing: Evidence) -> None:
    assert [s.text for s in every_sentence(limits(nothing))] == [
        "There is no patron whose support could be limited."
    ]
