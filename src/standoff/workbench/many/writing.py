"""Writes tables row by row in bounded memory, the same bytes for the same rows."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from standoff.errors import UsageError
from standoff.workbench.many.table import frame

__all__ = ["FORMATS", "Lines", "Parquet", "Writer", "settle", "writer"]


class Writer(Protocol):
    """Takes rows in order; `finish` gives the whole file, still under its temporary name."""

    def add(self, row: dict[str, Any]) -> None:
        """Take one row."""

    def finish(self) -> Path:
        """Write what is left and give the file."""


class Lines:
    """JSON lines: one row a line, keys in the order of the columns."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._stream = place.open("w", encoding="utf-8", newline="\n")

    def add(self, row: dict[str, Any]) -> None:
        """Write one row."""
        self._stream.write(json.dumps(row, ensure_ascii=False) + "\n")

    def finish(self) -> Path:
        """Close the file and give it."""
        self._stream.close()
        return self._place


class Parquet:
    """Parquet: row groups of a fixed size, fixed schema and compression.

    Each row group waits in a file of its own until all are there, so that memory holds one.
    """

    def __init__(self, place: Path, columns: Mapping[str, str], *, rows: int) -> None:
        self._place, self._columns, self._rows = place, columns, rows
        self._held: list[dict[str, Any]] = []
        self._groups: list[Path] = []

    def add(self, row: dict[str, Any]) -> None:
        """Take one row."""
        self._held.append(row)
        if len(self._held) == self._rows:
            self._write_group()

    def _write_group(self) -> None:
        group = self._place.with_name(f"{self._place.name}.{len(self._groups):05d}")
        frame(self._held, self._columns).write_parquet(group, compression="zstd")
        self._groups.append(group)
        self._held = []

    def finish(self) -> Path:
        """Put the row groups together and give the file."""
        import polars as pl

        if self._held or not self._groups:
            self._write_group()
        pl.scan_parquet(self._groups).sink_parquet(
            self._place,
            compression="zstd",
            compression_level=3,
            row_group_size=self._rows,
            maintain_order=True,
        )
        for group in self._groups:
            group.unlink()
        return self._place


FORMATS = (".parquet", ".jsonl")
"""Endings that an output may have."""


def writer(place: Path, columns: Mapping[str, str], *, ending: str, rows: int) -> Writer:
    """Open a writer for an output's ending.

    Raises
    ------
    UsageError
        If the ending is none of `FORMATS`.
    """
    if ending not in FORMATS:
        raise UsageError(f"--out must end in {' or '.join(FORMATS)}, not {ending or 'nothing'!r}")
    if ending == ".parquet":
        return Parquet(place, columns, rows=rows)
    return Lines(place)


def settle(made: Mapping[Path, Path]) -> None:
    """See that temporary files are on the disk, then give each its name, in this order."""
    for temporary in made:
        with temporary.open("rb") as stream:
            os.fsync(stream.fileno())
    for temporary, place in made.items():
        temporary.replace(place)
