from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from standoff.history.acts import Course, courses
from standoff.history.shelf import Shelf
from standoff.vocabulary.moves import Move, MoveKind, Side

COURSE = Course(
    moves=(
        Move(0, Side.COERCER, MoveKind.MILITARY),
        Move(9, Side.TARGET, MoveKind.VERBAL),
        Move(12, Side.THIRD, MoveKind.VIOLENT),
    ),
    entered={1: 0, 2: 9, 3: 12},
    answered=9,
    great=frozenset({3}),
    coercer=2,
    target=1,
)


def test_nothing_after_the_day_is_seen() -> None:
    early = COURSE.by(7)
    assert early.made == {(Side.COERCER, MoveKind.MILITARY)}
    assert early.pending
    assert (early.since_last, early.joined, early.great_powers) == (7, 0, 0)
    late = COURSE.by(14)
    assert late.violent
    assert not late.pending
    assert (late.since_last, late.joined, late.great_powers) == (2, 1, 1)


@pytest.mark.data
def test_cuba_1962_by_hand(data_dir: Path) -> None:
    """The United States saw the missiles on 16 October and answered on the 22nd."""
    cuba = courses(Shelf((data_dir,)), as_of=date(1963, 1, 1))[196]
    assert cuba.moves[0].day == 0
    assert cuba.target == 2
    assert cuba.by(3).pending
    assert not cuba.by(10).pending


@pytest.mark.data
def test_acts_on_or_after_the_day_asked_about_are_left_out(data_dir: Path) -> None:
    known = courses(Shelf((data_dir,)), as_of=date(1962, 10, 18))
    assert max(known) < 200
    assert all(move.side is not Side.TARGET for move in known[196].moves)


@pytest.mark.data
def test_moves_only_grow_with_the_days(data_dir: Path) -> None:
    for course in courses(Shelf((data_dir,)), as_of=date(2022, 1, 1)).values():
        first, later = course.by(0), course.by(14)
        assert first.made <= later.made
        assert first.joined <= later.joined
        assert first.pending or not later.pending
