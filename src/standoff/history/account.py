"""Accounts for a panel: coverage cell by cell, citations of what was used, differences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import polars as pl

from standoff.errors import UnknownName, UsageError
from standoff.history.frame import Frame
from standoff.history.sets import data_set

__all__ = ["TOLERANCE", "cells_differing", "cite", "coverage_table", "differences"]

TOLERANCE = 1e-12
"""Floats differ if they differ by more than this, relative to the second panel's value."""


def coverage_table(frame: Frame) -> pl.DataFrame:
    """Count cells by column, year and state; the frame must have been run with `watch`.

    Returns
    -------
    DataFrame
        Columns ``column``, ``year``, ``state``, ``cells``; only counts above zero.
    """
    years = np.arange(frame.grid.first, frame.grid.last + 1, dtype=np.int16)
    parts = [
        pl.DataFrame({"year": years, "cells": counts.astype(np.int64)})
        .filter(pl.col("cells") > 0)
        .select(pl.lit(name).alias("column"), "year", pl.lit(state.value).alias("state"), "cells")
        for name in frame.cells
        for state, counts in frame.cells_by_year(name).items()
    ]
    if not parts:
        kinds = {"column": pl.String, "year": pl.Int16, "state": pl.String, "cells": pl.Int64}
        return pl.DataFrame(schema=kinds)
    return pl.concat(parts).sort("column", "year", "state")


def cite(names: Iterable[str], style: str = "bibtex") -> str:
    """Cite data sets by name, each work once, in the order of first use.

    Parameters
    ----------
    names : iterable of str
    style : "bibtex" or "text"
    """
    if style not in ("bibtex", "text"):
        raise UnknownName(f"citations are written as 'bibtex' or 'text', not {style!r}")
    works = {c.key: c for name in dict.fromkeys(names) for c in data_set(name).citations}
    if style == "bibtex":
        return "\n\n".join(work.bibtex() for work in works.values()) + "\n"
    return "\n".join(work.line() for work in works.values()) + "\n"


def _differ(one: pl.Series, other: pl.Series) -> pl.Series:
    """Mark the cells that differ; two nulls are equal, and so are floats within `TOLERANCE`."""
    if not (one.dtype.is_float() or other.dtype.is_float()):
        return one.ne_missing(other)
    a, b = (s.cast(pl.Float64).fill_null(np.nan).to_numpy() for s in (one, other))
    both_null = np.isnan(a) & np.isnan(b)
    with np.errstate(invalid="ignore"):
        near = np.abs(a - b) <= TOLERANCE * np.abs(b)
    return pl.Series(~(both_null | near))


def cells_differing(one: pl.DataFrame, other: pl.DataFrame) -> dict[str, int]:
    """Count, per column of the second panel, the cells that differ from the first's.

    Both must have the same rows in the same order; a column the first lacks differs everywhere.

    Raises
    ------
    UsageError
        If the panels have different numbers of rows.
    """
    if one.height != other.height:
        raise UsageError(f"the panels have {one.height} and {other.height} rows")
    return {
        name: int(_differ(one[name], other[name]).sum()) if name in one.columns else other.height
        for name in other.columns
    }


def differences(one: pl.DataFrame, other: pl.DataFrame, *, keys: Sequence[str]) -> pl.DataFrame:
    """List the cells that differ between two panels.

    Parameters
    ----------
    one, other : DataFrame
    keys : sequence of str
        Columns that name a row in both.

    Returns
    -------
    DataFrame
        The keys, ``column``, ``one`` and ``other`` (values as text). A row that only one panel has
        is listed once, with the column ``"(row)"``.
    """
    keys = list(keys)
    rows = one.select(*keys, __1=pl.lit(True)).join(
        other.select(*keys, __2=pl.lit(True)), on=keys, how="full", coalesce=True
    )
    lonely = rows.filter(pl.col("__1").is_null() | pl.col("__2").is_null()).select(
        *keys,
        pl.lit("(row)").alias("column"),
        pl.when("__1").then(pl.lit("present")).alias("one"),
        pl.when("__2").then(pl.lit("present")).alias("other"),
    )
    both = one.join(other, on=keys, how="inner", suffix="__2", maintain_order="left")
    parts = [lonely]
    for name in (c for c in one.columns if c not in keys and c in other.columns):
        cells = both.filter(_differ(both[name], both[f"{name}__2"]))
        parts.append(
            cells.select(
                *keys,
                pl.lit(name).alias("column"),
                pl.col(name).cast(pl.String).alias("one"),
                pl.col(f"{name}__2").cast(pl.String).alias("other"),
            )
        )
    return pl.concat(parts, how="vertical_relaxed").sort(*keys, "column")
