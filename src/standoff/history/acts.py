"""Dated acts of past crises: each actor's trigger and its major response (ICB).

Brecher & Wilkenfeld (2000): the trigger is the act, event or change that makes a state perceive a
crisis; the major response is the act that best captures its answer. Both carry a date, so both are
known on the day; nothing else of the course of a crisis is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from standoff.history.crisis_rows import ANSWERED, BEGAN, crisis_day
from standoff.history.onsets import crises, first_actors
from standoff.history.shelf import Shelf
from standoff.vocabulary.moves import Move, MoveKind, Moves, Side, last_kind

__all__ = ["Course", "courses"]

_TRIGGER = {
    1: MoveKind.VERBAL,
    **dict.fromkeys((2, 4, 5, 6), MoveKind.POLITICAL),
    3: MoveKind.ECONOMIC,
    7: MoveKind.MILITARY,
    **dict.fromkeys((8, 9), MoveKind.VIOLENT),
}
_RESPONSE = {
    2: MoveKind.VERBAL,
    **dict.fromkeys((3, 5), MoveKind.POLITICAL),
    4: MoveKind.ECONOMIC,
    **dict.fromkeys((6, 7), MoveKind.MILITARY),
    **dict.fromkeys((8, 9), MoveKind.VIOLENT),
}


GREAT = 3
"""ICB's power status from which a state is a great power."""


@dataclass(frozen=True, slots=True)
class Course:
    """The dated acts of one crisis.

    Attributes
    ----------
    moves : tuple of Move
        In the order of their days.
    entered : dict of int to int
        Day on which each actor's crisis began, by its code.
    answered : int or None
        Day of the target's major response.
    great : frozenset of int
        Codes of the great and super powers among the actors.
    coercer, target : int
        Codes of the first actor's source of threat and of the first actor.
    """

    moves: tuple[Move, ...]
    entered: dict[int, int]
    answered: int | None
    great: frozenset[int]
    coercer: int
    target: int

    def by(self, days: int) -> Moves:
        """Give what had been done by a day after the onset."""
        seen = [move for move in self.moves if move.day <= days]
        inside = {code for code, day in self.entered.items() if day <= days}
        joined = inside - {self.coercer, self.target}
        return Moves(
            days=days,
            made=frozenset((move.side, move.kind) for move in seen),
            pending=self.answered is None or self.answered > days,
            since_last=days - max((move.day for move in seen), default=0),
            joined=len(joined),
            great_powers=len(joined & self.great),
            last=last_kind(seen),
        )


def courses(shelf: Shelf, *, as_of: date) -> dict[int, Course]:
    """Give the dated acts of crises that began before a day, by their number.

    Parameters
    ----------
    shelf : Shelf
    as_of : date
        Acts on this day or later are left out.
    """
    first = first_actors(shelf).select("crisno", target="cracid", coercer="southv")
    began = crises(shelf).select("crisno", "began").filter(pl.col("began") < as_of)
    actors = shelf.read("icb", "actors").filter(pl.col("triggr").is_not_null())
    rows = (
        actors.with_columns(at=crisis_day(BEGAN), then=crisis_day(ANSWERED))
        .join(began, on="crisno", how="inner", validate="m:1")
        .join(first, on="crisno", how="inner", validate="m:1")
        .with_columns(
            entered=(pl.col("at") - pl.col("began")).dt.total_days(),
            answered=pl.when(pl.col("then") < as_of).then(
                (pl.col("then") - pl.col("began")).dt.total_days()
            ),
        )
        .filter(pl.col("at") < as_of)
        .sort("crisno", "entered", "cracno")
    )
    return {
        int(key[0]): _course(part.to_dicts())
        for key, part in rows.group_by("crisno", maintain_order=True)
    }


def _course(rows: list[dict[str, Any]]) -> Course:
    moves: list[Move] = []
    coercer, target = rows[0]["coercer"], rows[0]["target"]
    roles = {coercer: Side.COERCER, target: Side.TARGET}
    answered = None
    for row in rows:
        key, day = f"icb:{row['crisno']}/{row['cracno']}", row["entered"]
        moves.append(Move(day, roles.get(row["trigent"], Side.THIRD), _TRIGGER[row["triggr"]], key))
        if row["answered"] is None or row["majres"] not in _RESPONSE:
            continue
        then, side = max(row["answered"], day), roles.get(row["cracid"], Side.THIRD)
        moves.append(Move(then, side, _RESPONSE[row["majres"]], key))
        if side is Side.TARGET:
            answered = then
    return Course(
        moves=tuple(sorted(moves)),
        entered={row["cracid"]: row["entered"] for row in rows},
        answered=answered,
        great=frozenset(row["cracid"] for row in rows if (row["powsta"] or 0) >= GREAT),
        coercer=coercer,
        target=target,
    )
