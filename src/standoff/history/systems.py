"""State systems: who is a member on which days, and so which state-years and dyad-years exist.

A dyad-year exists if the two memberships share at least one day of that year; so the Republic of
Vietnam (817) and Suriname (115) of 1975, members of the same year but never of the same day, are
no dyad. A spell that reaches the end of the list is open: it runs on to `as_of`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from standoff.history.grid import Grid, Ints

__all__ = ["Membership", "dyad_years", "membership", "state_years"]


@dataclass(frozen=True)
class Membership:
    """Which states of a grid are members in which years.

    Attributes
    ----------
    grid : Grid
    present : ndarray of bool, shape (states, years)
        Member on at least one day of the year.
    partial : mapping of (state, year) index to list of (first day, last day)
        State-years that are not whole, with their days as ordinals.
    as_of : date
        To which day open-ended spells run.
    """

    grid: Grid
    present: Ints
    partial: dict[tuple[int, int], list[tuple[int, int]]]
    as_of: date

    def never_met(self) -> list[tuple[int, int, int]]:
        """Give (state, state, year) indices of members of one year that share no day of it."""
        by_year: dict[int, list[int]] = {}
        for i, t in self.partial:
            by_year.setdefault(t, []).append(i)
        return [
            (i, j, t)
            for t, states in by_year.items()
            for i in states
            for j in states
            if i != j and not _share_a_day(self.partial[i, t], self.partial[j, t])
        ]


def open_ended(spells: pl.DataFrame, as_of: date) -> pl.DataFrame:
    """Run the spells that reach the last day of the list on to `as_of`."""
    last = spells["end"].max()
    assert isinstance(last, date)
    return spells.with_columns(
        pl.when((pl.col("end") == last) & (pl.lit(as_of) > last))
        .then(pl.lit(as_of))
        .otherwise(pl.col("end"))
        .alias("end")
    )


def membership(spells: pl.DataFrame, years: tuple[int, int], *, as_of: date) -> Membership:
    """Lay membership spells (code, start, end) out by state and year.

    Parameters
    ----------
    spells : DataFrame
        Columns ``code``, ``start``, ``end``; a state may have several rows.
    years : (int, int)
        First and last, both included.
    as_of : date
        To which day open-ended spells run.
    """
    first, last = years
    rows = [
        (code, start, end)
        for code, start, end in open_ended(spells, as_of).select("code", "start", "end").rows()
        if start.year <= last and end.year >= first
    ]
    grid = Grid(np.array(sorted({code for code, _, _ in rows}), dtype=np.int64), first, last)
    present = np.zeros((grid.n, grid.years), dtype=bool)
    partial: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for code, start, end in rows:
        i = int(grid.state(np.array([code]))[0])
        low, high = max(start.year, first), min(end.year, last)
        present[i, low - first : high - first + 1] = True
        for year in {low, high}:
            _note_partial(partial, (i, year - first), (start, end), year)
    return Membership(grid, present, partial, as_of)


def _note_partial(
    partial: dict[tuple[int, int], list[tuple[int, int]]],
    key: tuple[int, int],
    spell: tuple[date, date],
    year: int,
) -> None:
    days = max(spell[0], date(year, 1, 1)), min(spell[1], date(year, 12, 31))
    whole = days == (date(year, 1, 1), date(year, 12, 31))
    if not whole:
        partial.setdefault(key, []).append((days[0].toordinal(), days[1].toordinal()))


def state_years(members: Membership) -> Ints:
    """Give the keys of all state-years, in order of code and year."""
    return np.flatnonzero(members.present)


def dyad_years(members: Membership, *, directed: bool) -> Ints:
    """Give the keys of all dyad-years, in order of code, code and year.

    Non-directed dyads have the smaller code first.
    """
    present, n = members.present, members.grid.n
    cube = present[:, None, :] & present[None, :, :]
    cube[np.arange(n), np.arange(n), :] = False
    if not directed:
        cube[np.tril_indices(n)] = False
    for i, j, t in members.never_met():
        cube[i, j, t] = False
    return np.flatnonzero(cube)


def _share_a_day(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> bool:
    return any(a <= d and c <= b for a, b in one for c, d in other)
