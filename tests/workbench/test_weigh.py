from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from standoff.record.views import view_of
from standoff.vocabulary.actors import Actor
from standoff.vocabulary.claims import Claim, Event, When
from standoff.vocabulary.crises import OpeningClass, View
from standoff.vocabulary.problems import Problem
from standoff.workbench.plan import Plan
from standoff.workbench.weigh import Expected, Standing, expected_of, standing_of, weigh
from tests.record.tools import document, posture, reading, signal, support

DAY = date(2022, 1, 20)
TEXT = document(
    "On 5 January troops massed. Arms came. On 12 January shells fell. A threat was made.",
    published=DAY,
)
TROOPS = posture(TEXT, "troops massed", actor="RUS", against="UKR")
ARMS = support(TEXT, "Arms came", by="USA", to="UKR")
WORDS = signal(TEXT, "A threat was made", actor="USA", recipient="RUS")
PLAN = Plan(draws=50)


def on(day: int) -> When:
    return When(date(2022, 1, day), date(2022, 1, day), TEXT.span(0, 12))


MASSED = replace(TROOPS, when=on(5))
SHELLS = Event(
    span=TEXT.span(41, 52),
    rule="test",
    actor=(Actor("RUS"),),
    recipient=(Actor("UKR"),),
    event="ASSAULT",
    when=on(12),
)


def view(*claims: Claim) -> View:
    return view_of([reading(TEXT, *claims)], as_of=DAY)


def stand(*claims: Claim, plan: Plan = PLAN) -> Standing:
    found = standing_of(view(*claims), plan=plan)
    assert not isinstance(found, Problem)
    return found


def expect(standing: Standing) -> Expected:
    return expected_of(standing, plan=PLAN, rng=np.random.default_rng(1))


def test_undated_moves_leave_the_forecast_of_the_first_day() -> None:
    standing = stand(TROOPS, ARMS)
    assert standing.landmark == 0
    assert standing.case.began is None
    assert expect(standing).first == ()


def test_day_fifteen_with_dated_moves_is_not_day_zero() -> None:
    expected = expect(stand(MASSED, ARMS))
    assert len(expected.first) == len(expected.forecasts) == 3
    now, before = (forecasts[1].chances for forecasts in (expected.forecasts, expected.first))
    assert max(abs(a.p - b.p) for a, b in zip(now, before, strict=True)) > 0.02
    assert "On day 14" in expected.forecasts[0].skill or "day 7" in expected.forecasts[0].skill


def test_force_after_the_first_day_is_a_move_and_not_the_opening() -> None:
    standing = stand(MASSED, SHELLS)
    assert standing.opening.opening is OpeningClass.QUIET
    assert standing.timeline.seen is not None
    assert standing.timeline.seen.violent
    calm = expect(stand(MASSED)).forecasts[1].chances[-1].p
    assert expect(standing).forecasts[1].chances[-1].p > calm


def test_great_powers_that_join_are_counted() -> None:
    joined = stand(MASSED, replace(WORDS, when=on(12))).timeline.seen
    assert joined is not None
    assert (joined.joined, joined.great_powers) == (1, 1)


def test_the_user_may_name_the_first_day() -> None:
    standing = stand(TROOPS, plan=replace(PLAN, began=date(2022, 1, 1)))
    assert standing.landmark == 19
    assert standing.timeline.reason == "given by the user"


def test_nobody_pressed_is_a_problem() -> None:
    assert isinstance(standing_of(view(ARMS), plan=PLAN), Problem)


def test_findings_hold_the_first_day_beside_today() -> None:
    found = weigh(stand(MASSED, SHELLS), plan=PLAN, rng=np.random.default_rng(1))
    assert found.timeline is not None
    assert found.outlooks[0].target == "severity"
    assert found.outlooks[0].landmark == 15
    assert sum(c.p for c in found.first_forecasts[0].chances) == pytest.approx(1)
    keys = {reference.key for reference in found.references}
    assert {r.key for o in found.outlooks for r in o.provenance.data} <= keys
    assert not any(a.what == "dated moves" for a in found.absences)
