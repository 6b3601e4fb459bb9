from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from standoff.forecast.ledger import open_ledger
from standoff.workbench.assess import Plan, assess
from standoff.workbench.issues import issues
from tests.workbench.test_assess import DAY, note


def test_a_brief_states_one_question_per_horizon(tmp_path: Path) -> None:
    findings = assess([note()], as_of=DAY, plan=Plan(draws=100))
    stated = issues(findings)
    assert [i.question for i in stated] == [f"rus-ukr-20220120-{d}d" for d in (30, 90, 365)]
    assert stated[0].closes == date(2022, 2, 19)
    assert all(sum(i.p) == pytest.approx(1) for i in stated)
    assert stated[0].hashes["claims"] == issues(findings)[0].hashes["claims"]
    with open_ledger(str(tmp_path / "l.sqlite")) as ledger:
        for issue in stated:
            ledger.issue(issue, at=datetime(2022, 1, 20))
        assert ledger.entries()[0].as_issue() == stated[0]
