from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from standoff.vocabulary.actors import Actor
from standoff.vocabulary.chances import Outlook
from standoff.vocabulary.crises import Case, Opening, OpeningClass, Role
from standoff.vocabulary.moves import MoveKind, Moves, Side
from standoff.workbench.facts import facts_of
from standoff.workbench.onset import Told
from standoff.workbench.outlooks import outlooks_of

CASE = Case("t", date(2005, 3, 1), Role(Actor("USA"), "t"), Role(Actor("CUB"), "t"))
QUIET = Opening(OpeningClass.QUIET, True, "a test")


def ask(moves: Moves | None = None, case: Case = CASE) -> dict[str, Outlook]:
    told = Told(facts_of(case), moves)
    rng = np.random.default_rng(1)
    return {o.target: o for o in outlooks_of(case, QUIET, told=told, rng=rng)}


@pytest.fixture(scope="module")
def first() -> dict[str, Outlook]:
    return ask()


def test_every_target_is_a_distribution_beside_its_class(first: dict[str, Outlook]) -> None:
    assert list(first) == [
        *("severity", "target_outcome", "coercer_outcome", "recurrence", "form", "duration"),
    ]
    for outlook in first.values():
        assert sum(c.p for c in outlook.chances) == pytest.approx(1)
        assert sum(outlook.reference) == pytest.approx(1)
        assert outlook.n > 20
        assert outlook.skill
        assert all(c.interval.low <= c.p <= c.interval.high for c in outlook.chances)
        assert outlook.landmark == 0
        assert outlook.opening == ()


def test_where_no_model_has_skill_the_class_frequency_is_shown(first: dict[str, Outlook]) -> None:
    for name in ("form", "duration"):
        assert not first[name].pooled
        assert [c.p for c in first[name].chances] == pytest.approx(first[name].reference)


def test_dated_moves_update_severity_and_keep_the_first_day_beside(
    first: dict[str, Outlook],
) -> None:
    shot = Moves(14, frozenset({(Side.COERCER, MoveKind.VIOLENT)}), False, 1)
    calm = Moves(14, frozenset({(Side.COERCER, MoveKind.VERBAL)}), False, 9)
    worse, better = (ask(moves)["severity"] for moves in (shot, calm))
    assert worse.chances[0].p < first["severity"].chances[0].p
    assert first["severity"].chances[0].p < better.chances[0].p
    assert worse.landmark == 14
    assert [c.p for c in worse.opening] == pytest.approx(
        [c.p for c in first["severity"].chances], abs=1e-9
    )


def test_duration_is_counted_from_the_landmark(first: dict[str, Outlook]) -> None:
    late = ask(Moves(95))["duration"]
    assert late.landmark == 90
    assert late.n < first["duration"].n


def test_the_vintage_is_of_the_day() -> None:
    early = ask(case=replace(CASE, as_of=date(1962, 10, 1)))
    assert early["severity"].n < ask()["severity"].n
