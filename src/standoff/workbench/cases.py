"""From the panel of past crises to the cases that forecasts are trained and tested on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from standoff.errors import UnknownName
from standoff.forecast.backtest import Cases
from standoff.forecast.duration import Durations
from standoff.forecast.moves import FEATURES as MOVES
from standoff.forecast.moves import LANDMARKS, features_of
from standoff.forecast.reference import CLASSES, TURNED_AT
from standoff.history.acts import courses
from standoff.history.onsets import FREE, LICENSED, onsets
from standoff.history.shelf import Shelf
from standoff.vocabulary.crises import OpeningClass

if TYPE_CHECKING:
    import polars as pl

__all__ = [
    "COLUMNS",
    "ORIGINS",
    "cases_of",
    "durations_of",
    "features_for",
    "table_at",
]

ORIGINS = {"day0": 0, "day7": 7, "day14": 14}
"""Days after the onset at which the backtest asks."""
COLUMNS = {
    "severity": "severity",
    "target_outcome": "outcome",
    "coercer_outcome": "coercer_outcome",
    "recurrence": "recurs",
    "form": "form",
    "duration": "duration",
}
"""The column that holds each target's outcome."""
WITHOUT_DISTANCE = frozenset({"recurrence", "coercer_outcome"})
LAST = date(2022, 1, 1)
"""The data end with 2021."""


def features_for(target: str, features: Sequence[str]) -> tuple[str, ...]:
    """Fit the free features to a target; a licensed set is taken as it is.

    Recurrence must also be told whether the conflict is protracted, since its reference class is
    made of it. The distance is left out where it did worse on held-out folds of the training
    windows (docs/reference/where-there-is-no-skill.md).
    """
    if "protracted" in features:
        return tuple(features)
    kept = tuple(f for f in features if f != "distance" or target not in WITHOUT_DISTANCE)
    return (*kept, "protracted") if target == "recurrence" else kept


def table_at(shelf: Shelf, *, origin: str, licensed: bool) -> tuple[pl.DataFrame, tuple[str, ...]]:
    """Give the crises with the names of the features known at an origin.

    At the onset a crisis has one row; later, one for each of `LANDMARKS` at which it was still on,
    so that the model for one day learns from the others (van Houwelingen, 2007).

    Parameters
    ----------
    shelf : Shelf
    origin : str
        One of `ORIGINS`.
    licensed : bool
        Whether features from licensed tables are taken.

    Raises
    ------
    UnknownName
        If there is no such origin.
    """
    import polars as pl

    if origin not in ORIGINS:
        raise UnknownName(f"no origin {origin!r}: use one of {', '.join(ORIGINS)}")
    table = onsets(shelf, as_of=LAST, structure=licensed)
    features = (*FREE, *LICENSED) if licensed else FREE
    if ORIGINS[origin] == 0:
        return table.with_columns(landmark=pl.lit(0)), features
    known = courses(shelf, as_of=LAST)
    rows = pl.concat(
        table.filter((pl.col("days") > day).fill_null(False)).with_columns(landmark=pl.lit(day))
        for day in LANDMARKS
    ).sort("began", "crisno", "landmark")
    moves = [
        features_of(known[number].by(day))
        for number, day in rows.select("crisno", "landmark").iter_rows()
    ]
    return rows.hstack(pl.DataFrame(moves, schema=MOVES)), (*features, *MOVES)


def durations_of(shelf: Shelf) -> Durations:
    """Give how long past crises lasted."""
    table = onsets(shelf, as_of=LAST, structure=False)
    return Durations(
        days=table["days"].cast(float).fill_null(np.nan).to_numpy(),
        began=_days_since_1900(table, "began"),
        ended=_days_since_1900(table, "ended"),
        crisis=table["crisno"].cast(int).to_numpy(),
    )


def _days_since_1900(table: pl.DataFrame, name: str) -> NDArray[np.float64]:
    start = date(1900, 1, 1)
    return np.array([(day - start).days for day in table[name]], dtype=float)


def cases_of(table: pl.DataFrame, features: Sequence[str], *, target: str) -> Cases:
    """Turn a table of crises into cases for one target.

    The reference class is the opening class; with dated moves it is the opening class by landmark,
    and a quiet opening that has since turned violent is a class of its own; recurrence also tells
    protracted conflicts apart.
    """
    import polars as pl

    index = {name: k for k, name in enumerate(CLASSES)}
    reference = table["opening"].replace_strict(index, return_dtype=pl.Int64).to_numpy()
    opening = reference
    quiet = reference == index[OpeningClass.QUIET.value]
    if "moves_any_violence" in table.columns:
        turned = quiet & (table["moves_any_violence"].to_numpy() > 0)
        reference = np.where(turned, TURNED_AT, reference)
        quiet = quiet & ~turned
        day = np.searchsorted(LANDMARKS, table["landmark"].to_numpy())
        reference, opening = (c + (TURNED_AT + 1) * day for c in (reference, opening))
    if target == "recurrence" and "protracted" in table.columns:
        protracted = table["protracted"].fill_null(0).cast(pl.Int64).to_numpy()
        reference, opening = 2 * reference + protracted, 2 * opening + protracted
    return Cases(
        x=table.select(features).to_numpy().astype(float),
        y=table[COLUMNS[target]].fill_null(-1).cast(pl.Int64).to_numpy(),
        reference=reference,
        opening=opening,
        began=_days_since_1900(table, "began"),
        ended=_days_since_1900(table, "ended"),
        crisis=table["crisno"].cast(pl.Int64).to_numpy(),
        quiet=quiet,
        landmark=table["landmark"].cast(pl.Int64).to_numpy(),
    )
