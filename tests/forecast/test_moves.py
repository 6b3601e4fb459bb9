from __future__ import annotations

import math

from standoff.forecast.moves import FEATURES, features_of
from standoff.vocabulary.moves import MoveKind, Moves, Side

MADE = frozenset(
    {
        (Side.COERCER, MoveKind.ECONOMIC),
        (Side.COERCER, MoveKind.MILITARY),
        (Side.TARGET, MoveKind.VERBAL),
    }
)


def test_features_by_hand() -> None:
    moves = Moves(
        14, MADE, pending=False, since_last=6, joined=2, great_powers=1, last=MoveKind.VERBAL
    )
    known = features_of(moves)
    assert tuple(known) == FEATURES
    assert known["moves_coercer_economic"] == known["moves_target_verbal"] == 1
    assert known["moves_third_verbal"] == known["moves_any_violence"] == 0
    assert (known["moves_coercer_level"], known["moves_target_level"]) == (4, 1)
    assert known["moves_highest"] == 4
    assert known["moves_last_level"] == 1
    assert math.isnan(features_of(Moves(14))["moves_last_level"])
    assert known["moves_violent_sides"] == 0
    assert known["moves_since_last"] == math.log1p(6)
    assert known["moves_joined"] == math.log1p(2)


def test_two_sides_that_use_force_are_counted() -> None:
    made = frozenset({(side, MoveKind.VIOLENT) for side in (Side.TARGET, Side.THIRD)})
    known = features_of(Moves(7, made))
    assert known["moves_violent_sides"] == 2
    assert known["moves_any_violence"] == 1
    assert known["moves_coercer_level"] == 0
