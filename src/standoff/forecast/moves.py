"""Dated moves as the features, and the reference class, of a landmark forecast.

Landmarking: van Houwelingen (2007), "Dynamic prediction by landmarking in event history analysis",
Scandinavian Journal of Statistics 34(1), 70-85: among crises still on at a day, forecast from what
had happened by that day.
"""

from __future__ import annotations

import math

from standoff.vocabulary.moves import MoveKind, Moves, Side

__all__ = ["FEATURES", "LANDMARKS", "features_of"]

LANDMARKS = (3, 7, 14, 30, 60)
"""Days after the onset at which a crisis still on gives a row to the landmark model."""

_CELLS = tuple((side, kind) for side in Side for kind in MoveKind)
_LEVEL = {kind: level for level, kind in enumerate(MoveKind, 1)}
_SHORT = {Side.COERCER: "coercer", Side.TARGET: "target", Side.THIRD: "third"}


def features_of(moves: Moves) -> dict[str, float]:
    """Give the features of a set of moves, by name.

    Returns
    -------
    dict
        ``moves_SIDE_KIND`` (0 or 1), ``moves_SIDE_level`` (0 nothing, 1 verbal ... 5 violent),
        ``moves_violent_sides``, ``moves_highest`` (level of any side), ``moves_last_level``
        (of the last move; NaN where unknown), ``moves_great_powers``,
        ``moves_pending``, ``moves_since_last`` (log of one plus days), ``moves_joined`` (log of one
        plus states), ``moves_days`` (log of one plus days since the
        onset, at most those of the last landmark), ``moves_any_violence``.
    """
    flags = {
        f"moves_{_SHORT[side]}_{kind.name.lower()}": float((side, kind) in moves.made)
        for side, kind in _CELLS
    }
    levels = {
        f"moves_{_SHORT[side]}_level": float(
            max((_LEVEL[kind] for by, kind in moves.made if by is side), default=0)
        )
        for side in Side
    }
    violent = sum((side, MoveKind.VIOLENT) in moves.made for side in Side)
    return {
        **flags,
        **levels,
        "moves_violent_sides": float(violent),
        "moves_highest": max(levels.values()),
        "moves_last_level": float(_LEVEL[moves.last]) if moves.last else math.nan,
        "moves_great_powers": float(moves.great_powers),
        "moves_pending": float(moves.pending),
        "moves_since_last": math.log1p(moves.since_last),
        "moves_joined": math.log1p(moves.joined),
        "moves_days": math.log1p(min(moves.days, LANDMARKS[-1])),
        "moves_any_violence": float(moves.violent),
    }


FEATURES = tuple(features_of(Moves(days=0)))
"""Names of the features, in their order."""
