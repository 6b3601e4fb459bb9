from __future__ import annotations

from dataclasses import replace

import pytest

from standoff.forecast.reference import class_of, classes_of
from standoff.vocabulary.crises import Opening, OpeningClass
from standoff.vocabulary.moves import MoveKind, Moves, Side

QUIET = Opening(OpeningClass.QUIET, True, "a test")
FORCE = frozenset({(Side.THIRD, MoveKind.VIOLENT)})


@pytest.mark.parametrize(
    ("moves", "name"),
    [
        (None, "quiet"),
        (Moves(2), "quiet"),
        (Moves(20), "quiet, still on at day 14"),
        (Moves(20, FORCE), "quiet, since turned violent, still on at day 14"),
        (Moves(500), "quiet, still on at day 60"),
    ],
)
def test_class_of_the_day(moves: Moves | None, name: str) -> None:
    assert class_of("severity", QUIET, moves=moves) == name
    assert name in classes_of("severity", landmark=moves is not None and moves.days > 2)


def test_recurrence_is_asked_by_whether_the_conflict_is_protracted() -> None:
    for known, name in ((None, "quiet"), (True, "quiet, protracted conflict")):
        assert class_of("recurrence", replace(QUIET, protracted=known)) == name
        assert name in classes_of("recurrence")
    assert len(classes_of("recurrence")) == 12
