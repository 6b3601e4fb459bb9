from __future__ import annotations

from datetime import date

import pytest

from standoff.errors import UnknownName, UsageError
from standoff.workbench.catalogue import bundled
from standoff.workbench.plan import Plan
from standoff.workbench.rehearse import Rehearsal, hindsight, rehearse

PLAN = Plan(draws=50)


@pytest.fixture(scope="module")
def taiwan() -> Rehearsal:
    return rehearse("taiwan-strait-1996", as_of=None, plan=PLAN)


def test_a_worked_case_is_run_as_of_its_day_and_scored(taiwan: Rehearsal) -> None:
    assert taiwan.findings.case.as_of == date(1996, 3, 14)
    came = {row.target: row.happened for row in taiwan.scored}
    assert came["stands-90d"] == "the standoff continues"
    assert (came["severity"], came["target_outcome"]) == ("no violence", "stalemate")
    assert came["duration"] == "30 days or less"
    assert all(row.brier[0] >= 0 for row in taiwan.scored)


def test_no_base_rate_is_of_later_crises(taiwan: Rehearsal) -> None:
    tables = {rate.table for rate in taiwan.findings.base_rates}
    assert tables
    assert all(table.endswith("before-1995") for table in tables)
    vintages = {o.provenance.parameters.get("vintage") for o in taiwan.findings.outlooks}
    assert all(v is None or v <= 1996 for v in vintages)


def test_figures_of_today_are_owned_up_to(taiwan: Rehearsal) -> None:
    assert hindsight(date(1996, 3, 14)) in taiwan.findings.absences


@pytest.mark.parametrize(
    ("day", "complaint"),
    [
        (date(1962, 10, 1), "nothing on cuba-1962 was written by 1962-10-01"),
        (date(1962, 11, 1), "cuba-1962 was decided by 1962-10-27"),
    ],
)
def test_a_day_outside_the_crisis_is_one_line(day: date, complaint: str) -> None:
    assert bundled("cuba-1962") is not None
    with pytest.raises(UsageError, match=complaint):
        rehearse("cuba-1962", as_of=day, plan=PLAN)


def test_an_unknown_crisis_without_data_lists_the_known() -> None:
    with pytest.raises(UnknownName, match="venezuela-2025; crises of ICB need its files"):
        rehearse("atlantis-1900", as_of=None, plan=PLAN)
