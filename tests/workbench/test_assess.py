from __future__ import annotations

from datetime import date

import pytest

from standoff.errors import SourceError, UnknownName
from standoff.read.intake import Origin, document_from_bytes
from standoff.record.case import Overrides
from standoff.vocabulary.crises import OpeningClass
from standoff.vocabulary.findings import Findings
from standoff.vocabulary.identity import canonical_json
from standoff.workbench.assess import Plan, assess
from standoff.workbench.catalogue import WorkedCase, catalogue
from tests.read.backends.llm.server import always, claim, serving

CASES = catalogue()
DAY = date(2022, 1, 20)
TEXT = (
    "Russia has massed 100,000 troops near Ukraine. Moscow accuses Kyiv of breaking the truce. "
    "Britain has sent anti-tank weapons to Ukraine."
)


def run(case: WorkedCase, plan: Plan | None = None) -> Findings:
    document = document_from_bytes(case.article.read_bytes(), Origin("a.md", "text/markdown"))
    return assess([document], as_of=case.as_of, plan=plan or Plan(draws=200))


def note(text: str = TEXT):
    return document_from_bytes(text.encode(), Origin("note", outlet="desk"))


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.slug)
def test_every_bundled_crisis_has_its_roles_and_whole_findings(case: WorkedCase) -> None:
    findings = run(case)
    assert (findings.case.coercer.code, findings.case.target.code) == (case.coercer, case.target)
    assert set(case.patrons) <= {p.code for p in findings.case.patrons}
    assert all(findings.view.document_of(c).holds(c.span) for c in findings.view.claims)
    assert [f.horizon_days for f in findings.forecasts] == [30, 90, 365]
    assert findings.equilibrium is not None
    assert sum(findings.equilibrium.probabilities) == pytest.approx(1)
    known = {c.id for c in findings.view.claims}
    resting = {i for p in findings.equilibrium.parameters for i in p.moved_by if i[:2] == "c-"}
    assert resting <= known


def test_the_same_input_gives_the_same_findings() -> None:
    document = note()
    once, again = (assess([document], as_of=DAY, plan=Plan(draws=100)) for _ in range(2))
    assert canonical_json(once) == canonical_json(again)


def test_nothing_later_than_the_day_is_read() -> None:
    from dataclasses import replace

    later = replace(note("China has massed 50,000 troops near Taiwan."), published=date(2022, 5, 1))
    findings = assess([note(), later], as_of=DAY, plan=Plan(draws=100))
    assert [d.outlet for d in findings.view.documents] == ["desk"]
    assert findings.case.coercer.code == "RUS"


def test_the_user_may_set_roles_and_opening() -> None:
    plan = Plan(
        draws=100,
        overrides=Overrides("RUS", "UKR", ("USA",)),
        opening=OpeningClass.WAR,
    )
    findings = assess([note()], as_of=DAY, plan=plan)
    assert [p.code for p in findings.case.patrons] == ["USA"]
    assert findings.opening.opening is OpeningClass.WAR


def test_no_patrons_is_a_case_too() -> None:
    findings = assess([note(TEXT.split("Britain")[0])], as_of=DAY, plan=Plan(draws=100))
    assert findings.case.patrons == ()
    assert findings.forecasts


def test_a_text_on_no_crisis_says_so() -> None:
    text = "The home side won by three goals to one, and the coach of the team was happy with it."
    with pytest.raises(SourceError, match="no claim says who presses whom"):
        assess([note(text)], as_of=DAY)


def test_a_horizon_the_tables_do_not_have() -> None:
    with pytest.raises(UnknownName, match="no horizon of 31 days"):
        assess([note()], as_of=DAY, plan=Plan(horizons=(31,)))


def test_a_brief_says_which_back_end_read() -> None:
    troops = claim(
        "Russia has massed 100,000 troops near Ukraine",
        kind="POSTURE",
        label="build-up",
        actor=["Russia"],
        toward=["Ukraine"],
        items=["troops"],
    )
    with serving(always(troops)) as server:
        plan = Plan(draws=50, backend=server.model())
        findings = assess([note()], as_of=DAY, plan=plan)
    assert {c.rule for c in findings.view.claims} == {"llm:test-1"}
    assert findings.provenance.parameters["backend"] == "llm:test-1"
    assert (findings.case.coercer.code, findings.case.target.code) == ("RUS", "UKR")
