"""Correlates of War beside Gleditsch-Ward codes, year by year.

Not one to one: in 1990 two Correlates of War states map to one Gleditsch-Ward code (255 and 260 to
260; 678 and 679 to 678), and 970 is Nauru in the one list and Kiribati in the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from standoff.history.shelf import Shelf
from standoff.vocabulary.panels import System

if TYPE_CHECKING:
    import polars as pl

__all__ = ["bridge"]


def bridge(shelf: Shelf, system: System) -> pl.DataFrame:
    """Give (own code, year, other code), one row per own code and year.

    Parameters
    ----------
    shelf : Shelf
    system : System
        Whose codes come first; each of its state-years is there, the other code null where the
        other list has no such state.
    """
    other = System.GW if system is System.COW else System.COW
    table = shelf.read("state-codes", system.value, columns=(system.code, "year", other.code))
    return table.drop_nulls(system.code).unique(
        [system.code, "year"], keep="first", maintain_order=True
    )
