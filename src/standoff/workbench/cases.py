"""From the panel of past crises to the cases that forecasts are trained and tested on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from standoff.errors import UnknownName
from standoff.forecast.backtest import Cases
from standoff.history.onsets import FREE, LICENSED, first_moves, onsets
from standoff.history.shelf import Shelf
from standoff.vocabulary.crises import OpeningClass

if TYPE_CHECKING:
    import polars as pl

__all__ = ["CLASSES", "COLUMNS", "ORIGINS", "cases_of", "table_at"]

CLASSES = tuple(opening.value for opening in OpeningClass)
"""Opening classes in the order of their index."""
ORIGINS = {"day0": 0, "day7": 7, "day14": 14}
"""Days after the onset at which a forecast may be made."""
COLUMNS = {
    "severity": "severity",
    "target_outcome": "outcome",
    "coercer_outcome": "coercer_outcome",
    "recurrence": "recurs",
    "form": "form",
}
"""The column that holds each target's outcome."""
LAST = date(2022, 1, 1)
"""The data end with 2021."""

BECAME_VIOLENT = len(CLASSES)


def table_at(shelf: Shelf, *, origin: str, licensed: bool) -> tuple[pl.DataFrame, tuple[str, ...]]:
    """Give the crises still on at an origin with the names of the features known then.

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
    days = ORIGINS[origin]
    table = onsets(shelf, as_of=LAST, structure=licensed)
    features = (*FREE, *LICENSED) if licensed else FREE
    if days == 0:
        return table, features
    moves = first_moves(shelf, days=days)
    still_on = table.filter((pl.col("days") > days).fill_null(False))
    joined = still_on.join(moves, on="crisno", how="left", validate="1:1")
    return joined.sort("began", "crisno"), (*features, *moves.columns[1:])


def cases_of(table: pl.DataFrame, features: Sequence[str], *, target: str) -> Cases:
    """Turn a table of crises into cases for one target.

    The reference class is the opening class; with dated moves a quiet opening that has since
    turned violent is a class of its own; recurrence also tells protracted conflicts apart.
    """
    import polars as pl

    index = {name: k for k, name in enumerate(CLASSES)}
    reference = table["opening"].replace_strict(index, return_dtype=pl.Int64).to_numpy()
    opening = reference
    quiet = reference == index[OpeningClass.QUIET.value]
    if "moves_any_violence" in table.columns:
        turned = quiet & (table["moves_any_violence"].to_numpy() > 0)
        reference = np.where(turned, BECAME_VIOLENT, reference)
        quiet = quiet & ~turned
    if target == "recurrence" and "protracted" in table.columns:
        protracted = table["protracted"].fill_null(0).cast(pl.Int64).to_numpy()
        reference, opening = 2 * reference + protracted, 2 * opening + protracted
    start = date(1900, 1, 1)
    days = {
        name: np.array([(day - start).days for day in table[name]], dtype=float)
        for name in ("began", "ended")
    }
    return Cases(
        x=table.select(features).to_numpy().astype(float),
        y=table[COLUMNS[target]].fill_null(-1).cast(pl.Int64).to_numpy(),
        reference=reference,
        opening=opening,
        began=days["began"],
        ended=days["ended"],
        crisis=table["crisno"].cast(pl.Int64).to_numpy(),
        quiet=quiet,
    )
