"""The shelf: which data sets are on this machine, as which files, and their tables.

A place is searched for a table's Parquet file (directly or in a folder ``history``); a data set
that was downloaded or imported lies in the place in that form too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from standoff.errors import DataAbsent
from standoff.history.parsing import read_delimited
from standoff.history.sets import data_set

if TYPE_CHECKING:
    import polars as pl

__all__ = ["Shelf", "sha256_of"]


@cache
def _digest(path: Path, _size: int, _modified: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def sha256_of(path: Path) -> str:
    """Give the SHA-256 of a file."""
    stat = path.stat()
    return _digest(path, stat.st_size, stat.st_mtime_ns)


@dataclass(frozen=True)
class Shelf:
    """Directories of reference data, searched in order.

    Attributes
    ----------
    places : tuple of Path
        E.g. the directory that ``STANDOFF_DATA`` names, then the one downloads go to.
    """

    places: tuple[Path, ...]

    def path(self, name: str, table: str) -> Path | None:
        """Find the file of a table; None where it is not on this machine."""
        file = data_set(name).table(table).file
        for place in self.places:
            for folder in (place, place / "history", place / "icb"):
                if (folder / file).is_file():
                    return folder / file
        return None

    def need(self, name: str, table: str) -> Path:
        """Find the file of a table.

        Raises
        ------
        DataAbsent
            Saying how to get it.
        """
        path = self.path(name, table)
        if path is None:
            raise DataAbsent(
                f"the data set {name} ({table}) is not on this machine: run 'standoff data get "
                f"{name}', or set STANDOFF_DATA to a directory that holds "
                f"{data_set(name).table(table).file}"
            )
        return path

    def read(self, name: str, table: str, *, columns: Sequence[str] | None = None) -> pl.DataFrame:
        """Read a table, or some columns of it."""
        import polars as pl

        path = self.need(name, table)
        if path.suffix == ".csv":
            return read_delimited(path).select(columns or pl.all())
        return pl.read_parquet(path, columns=list(columns) if columns else None)

    def sha256(self, name: str, table: str) -> str:
        """Give the SHA-256 of a table's file; "" where it is absent."""
        path = self.path(name, table)
        return "" if path is None else sha256_of(path)
