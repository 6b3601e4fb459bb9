from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from standoff.errors import UnknownName, UsageError
from standoff.history.shelf import Shelf
from standoff.vocabulary.moves import MoveKind, Side
from standoff.workbench.plan import Plan
from standoff.workbench.rehearse_icb import find, rehearsed, standing_on

pytestmark = pytest.mark.data


@pytest.fixture(scope="module")
def shelf(data_dir: Path) -> Shelf:
    return Shelf((data_dir,))


def test_a_crisis_is_found_by_number_name_or_part_of_it(shelf: Shelf) -> None:
    assert find("196", shelf)["name"] == "CUBAN MISSILES"
    assert find("cuban missiles", shelf)["crisno"] == 196
    assert find("Cuban-missil", shelf)["crisno"] == 196


def test_names_that_fit_none_or_several_are_one_line(shelf: Shelf) -> None:
    with pytest.raises(UnknownName, match="no crisis 'atlantis'"):
        find("atlantis", shelf)
    with pytest.raises(UsageError, match=r"fits .* crises: give the number: 146 TAIWAN STRAIT I"):
        find("taiwan strait", shelf)


def test_what_was_known_on_the_day_and_nothing_later(shelf: Shelf) -> None:
    row = find("196", shelf)
    early, late = (standing_on(row, shelf, as_of=date(1962, 10, d)) for d in (17, 24))
    assert (late.case.coercer.code, late.case.target.code) == ("RUS", "USA")
    assert early.timeline.seen is not None
    assert early.timeline.seen.made == {(Side.COERCER, MoveKind.POLITICAL)}
    assert early.timeline.seen.pending
    assert late.timeline.seen is not None
    assert (Side.TARGET, MoveKind.MILITARY) in late.timeline.seen.made
    assert not late.timeline.seen.pending
    assert max(move.day for move in late.timeline.moves) <= 8
    assert late.vintage == date(1962, 10, 16)


def test_capabilities_are_of_the_year_before(shelf: Shelf) -> None:
    standing = standing_on(find("196", shelf), shelf, as_of=date(1962, 10, 16))
    held = {fact.code: fact.capability for fact in standing.facts}
    assert held["USA"] is not None
    assert held["USA"].provenance.parameters["year"] == 1961
    assert 0.1 < held["USA"].value < 0.4


def test_a_crisis_is_rehearsed_and_its_end_kept_apart(shelf: Shelf) -> None:
    plan = Plan(draws=50, shelf=shelf)
    findings, happened, name = rehearsed("196", as_of=date(1962, 10, 31), plan=plan)
    assert name == "Cuban Missiles, 1962"
    assert happened.came["severity"] == "no violence"
    assert happened.ended == date(1962, 11, 20)
    assert happened.stood(date(1962, 11, 1)) == "the standoff continues"
    severity = next(o for o in findings.outlooks if o.target == "severity")
    assert severity.landmark == 15
    assert severity.opening
    assert [c.p for c in severity.chances] != [c.p for c in severity.opening]
    assert findings.first_forecasts
    assert all(a.year < 1963 for a in findings.analogues)
    keys = {reference.key for reference in findings.references}
    assert {move.source for move in findings.timeline.moves} <= keys  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("day", "complaint"), [(date(1962, 10, 1), "began on 1962-10-16"), (date(1963, 1, 1), "ended")]
)
def test_a_day_outside_the_crisis_is_one_line(shelf: Shelf, day: date, complaint: str) -> None:
    with pytest.raises(UsageError, match=complaint):
        rehearsed("196", as_of=day, plan=Plan(draws=50, shelf=shelf))
