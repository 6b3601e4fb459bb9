"""State-by-year arithmetic: where a (state, year) or (state, state, year) key lies in an array.

A dyad-year key is arithmetic, (i, j, year) -> position, so tables are scattered into positions
and gathered by row instead of being joined.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from standoff.errors import UsageError

__all__ = ["ABSENT", "Grid", "Ints"]

ABSENT = -1
Ints = NDArray[Any]
_CODES = 1000


@dataclass(frozen=True)
class Grid:
    """The states and years of a panel; every key is a whole number in it.

    Attributes
    ----------
    codes : ndarray of int64, sorted
        State codes; a state's place here is its index.
    first, last : int
        Years, both included.
    """

    codes: Ints
    first: int
    last: int

    @property
    def n(self) -> int:
        """Count the states."""
        return len(self.codes)

    @property
    def years(self) -> int:
        """Count the years."""
        return self.last - self.first + 1

    @cached_property
    def _index(self) -> Ints:
        index = np.full(_CODES, ABSENT, dtype=np.int32)
        index[self.codes] = np.arange(self.n, dtype=np.int32)
        return index

    def state(self, codes: Ints) -> Ints:
        """Give each code's index; `ABSENT` for a code that the system does not know."""
        known = (codes >= 0) & (codes < _CODES)
        if known.all():
            return np.asarray(self._index[codes])
        return np.where(known, self._index[np.where(known, codes, 0)], ABSENT)

    def state_key(self, i: Ints, year: Ints) -> Ints:
        """Give keys of state-years; `ABSENT` outside the grid."""
        t = np.asarray(year, dtype=np.int32) - self.first
        inside = (i >= 0) & (t >= 0) & (t < self.years)
        return np.where(inside, i * self.years + t, ABSENT)

    def dyad_key(self, i: Ints, j: Ints, *, year: Ints) -> Ints:
        """Give keys of dyad-years; `ABSENT` outside the grid."""
        t = np.asarray(year, dtype=np.int32) - self.first
        inside = (i >= 0) & (j >= 0) & (t >= 0) & (t < self.years)
        return np.where(inside, (i * self.n + j) * self.years + t, ABSENT)

    @cached_property
    def _boards(self) -> dict[int, Ints]:
        return {}

    def match(self, keys: Ints, wanted: Ints, *, size: int) -> Ints:
        """Give, for each wanted key, the row of a table that holds it, or `ABSENT`.

        Parameters
        ----------
        keys : ndarray
            The table's keys, one per row, below `size`; `ABSENT` rows are left out.
        wanted : ndarray
            Keys below `size`; `ABSENT` finds nothing.
        size : int
            `state_size` or `dyad_size`.

        Raises
        ------
        UsageError
            If two rows hold the same key: a table joined must be many-to-one.
        """
        # One board per size is written, read and wiped again: new memory costs more than the work.
        board = self._boards.setdefault(size + 1, np.zeros(size + 1, dtype=np.int32))
        rows = np.flatnonzero(keys >= 0)
        places = keys[rows]
        rows += 1
        board[places] = rows
        held = bool((board.take(places) == rows).all())
        found: Ints = board.take(wanted)
        found -= 1
        board[places] = 0
        if not held:
            raise UsageError("a table to be joined holds a key twice")
        return found

    @property
    def state_size(self) -> int:
        """Count the state-year keys."""
        return self.n * self.years

    @property
    def dyad_size(self) -> int:
        """Count the dyad-year keys."""
        return self.n * self.n * self.years
