from __future__ import annotations

from standoff.vocabulary.moves import Move, MoveKind, Moves, Side, last_kind


def test_force_by_anybody_is_violence() -> None:
    assert not Moves(days=3, made=frozenset({(Side.COERCER, MoveKind.MILITARY)})).violent
    assert Moves(days=3, made=frozenset({(Side.THIRD, MoveKind.VIOLENT)})).violent


def test_moves_sort_by_day() -> None:
    late, early = Move(9, Side.TARGET, MoveKind.VERBAL), Move(0, Side.COERCER, MoveKind.VERBAL)
    assert sorted([late, early]) == [early, late]


def test_the_gravest_of_the_last_day_is_last() -> None:
    moves = [
        Move(2, Side.THIRD, MoveKind.VIOLENT),
        Move(5, Side.COERCER, MoveKind.MILITARY),
        Move(5, Side.TARGET, MoveKind.VERBAL),
    ]
    assert last_kind(moves) is MoveKind.MILITARY
    assert last_kind([]) is None
