from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import numpy as np
import pytest

from standoff.forecast.ledger import Resolution, open_ledger
from standoff.forecast.track import track_record
from standoff.vocabulary.findings import Findings
from standoff.workbench.assess import Plan, assess
from standoff.workbench.issues import RULES, issues
from tests.workbench.test_assess import DAY, note


@pytest.fixture(scope="module")
def findings() -> Findings:
    return assess([note()], as_of=DAY, plan=Plan(draws=100))


def test_a_brief_states_one_question_per_horizon_and_per_target(findings: Findings) -> None:
    stated = issues(findings)
    names = [i.question.removeprefix("rus-ukr-20220120-") for i in stated]
    assert names[:3] == ["30d", "90d", "365d"]
    assert names[3:] == [
        *("severity", "target_outcome", "coercer_outcome", "recurrence", "form", "duration"),
    ]
    assert stated[0].closes == date(2022, 2, 19)
    assert stated[6].closes == date(2022, 1, 20).replace(year=2029, month=1, day=19)
    assert [i.ordered for i in stated] == [False, False, False, True, *(False,) * 4, True]
    assert all(sum(i.p) == pytest.approx(1, abs=1e-9) for i in stated)
    assert all(sum(i.reference) == pytest.approx(1, abs=1e-9) for i in stated)
    assert all(len(i.question) <= 64 for i in stated)
    assert stated[0].hashes["claims"] == issues(findings)[0].hashes["claims"]


def test_every_target_has_a_rule_that_names_its_outcomes(findings: Findings) -> None:
    by_target = {o.target: o for o in findings.outlooks}
    assert set(by_target) == set(RULES)
    for target in ("severity", "target_outcome", "coercer_outcome", "form"):
        rule = RULES[target][0].casefold()
        for chance in by_target[target].chances:
            assert chance.outcome.split(" or ")[0] in rule


def test_a_brief_in_a_ledger_is_resolved_verified_and_scored(
    findings: Findings, tmp_path: Path
) -> None:
    now = datetime(2022, 1, 20)
    with open_ledger(str(tmp_path / "l.sqlite")) as ledger:
        for issue in issues(findings):
            ledger.issue(issue, at=now)
        assert ledger.entries()[0].as_issue() == issues(findings)[0]
        for issue in issues(findings)[:5]:
            said = Resolution(issue.question, issue.outcomes[-1], "agencies", date(2022, 3, 1))
            ledger.resolve(said, at=now)
        assert ledger.verify() == ()
        record = track_record(ledger.entries(), rng=np.random.default_rng(1))
    assert (record.resolved, record.unresolved) == (5, 4)
    assert record.rps is not None
    assert record.curve is not None
