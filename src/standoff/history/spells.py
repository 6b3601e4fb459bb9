"""Time since the last event of a unit, in rows or in years (Beck, Katz & Tucker, 1998).

The count at a row is of the time before it: 0 at the unit's first row and at the row after an
event. Counted in rows it ignores gaps in which the unit is not in the panel; in years it does not.
Where it is not known whether an event happened, the count is null until the next event.
"""

from __future__ import annotations

import numpy as np

from standoff.history.grid import Ints

__all__ = ["spell"]


def spell(
    unit_starts: Ints,
    event: Ints,
    *,
    years: Ints,
    per: str = "rows",
    ongoing: str = "count",
) -> tuple[Ints, Ints]:
    """Count the time since the last event.

    Parameters
    ----------
    unit_starts : ndarray of bool, shape (rows,)
        True at the first row of each unit; rows lie by unit, then by year.
    event : ndarray of float, shape (rows,)
        1 event, 0 none, nan not known.
    years : ndarray of int, shape (rows,)
    per : "rows" or "years"
    ongoing : "count" or "null"
        Whether the rows of an event that goes on from the row before count like any other, or are
        null and no new event.

    Returns
    -------
    values : ndarray of int
    known : ndarray of bool
        False where the value is null.
    """
    rows = np.arange(len(event))
    happened = event == 1
    before = np.zeros(len(event), dtype=bool)
    before[1:] = happened[:-1]
    before &= ~unit_starts
    base = np.maximum.accumulate(np.where(unit_starts | before, rows, 0))
    values = rows - base if per == "rows" else years - _base_years(years, base, before)
    known = np.ones(len(event), dtype=bool)
    if ongoing == "null":
        known = ~(happened & before)
    unsure = np.isnan(event)
    if unsure.any():
        last = np.maximum.accumulate(np.where(unsure, rows, -1))
        known &= last < base
        # An event row itself is known to end the spell, but not how long the spell was.
    return values, known


def _base_years(years: Ints, base: Ints, before: Ints) -> Ints:
    after_event = before[base]
    return np.where(after_event, years[np.maximum(base - 1, 0)] + 1, years[base])
