"""Takes a source table's values for every row of a panel, given each row's place in the table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl

from standoff.history.grid import Ints

__all__ = ["Located", "gathered"]


@dataclass(frozen=True)
class Located:
    """Where each row of a frame lies in a source table.

    Attributes
    ----------
    index : ndarray of int
        The row of the table, or `ABSENT`.
    outside : ndarray of bool or None
        Rows of the frame outside the table's coverage; None if there are none.
    carried : ndarray of bool or None
        Rows that hold the last covered year's value.
    size : int
        Rows of the table.
    """

    index: Ints
    size: int
    outside: Ints | None = None
    carried: Ints | None = None

    @cached_property
    def places(self) -> Ints:
        """Give places in a table of `size` rows that is followed by a fill value."""
        return np.where(self.index < 0, self.size, self.index).astype(np.intp)

    @cached_property
    def silent(self) -> Ints | None:
        """Give the rows outside coverage without a record; None if there are none."""
        return None if self.outside is None else self.outside & (self.index < 0)

    @cached_property
    def rows(self) -> Ints:
        """Give the rows of the frame that have a row in the table."""
        return np.flatnonzero(self.index >= 0)

    @property
    def sparse(self) -> bool:
        """Say whether so few rows have a row in the table that scattering beats gathering."""
        return len(self.rows) < len(self.index) // 4


def gathered(values: pl.Series, located: Located, *, fill: int | None) -> pl.Series:
    """Take a table's values for each row; where there is none, `fill` or (outside) null."""
    if not values.dtype.is_numeric():
        return _gathered_text(values, located)
    null = values.is_null().to_numpy() if values.null_count() else None
    numbers = (values if null is None else values.fill_null(0)).to_numpy()
    if located.sparse and null is None:
        column = np.full(len(located.index), fill or 0, dtype=numbers.dtype)
        column[located.rows] = numbers[located.index[located.rows]]
    else:
        column = np.append(numbers, np.array([fill or 0], numbers.dtype)).take(located.places)
    known = _known(located, null, filled=fill is not None)
    if known is None:
        return pl.Series(column)
    return pl.DataFrame({"v": column, "k": known}).select(pl.when("k").then("v")).to_series()


def _known(located: Located, null: Ints | None, *, filled: bool) -> Ints | None:
    """Mark the cells that are not null; None if none is."""
    if null is None and filled:
        return None if located.silent is None else ~located.silent
    if null is None:
        known = located.index >= 0
        return None if known.all() else known
    marks: Ints = np.append(~null, filled).take(located.places)
    return marks if located.silent is None else marks & ~located.silent


def _gathered_text(values: pl.Series, located: Located) -> pl.Series:
    tail = pl.Series([None], dtype=values.dtype)
    return pl.concat([values, tail]).gather(located.places.astype(np.uint32))
