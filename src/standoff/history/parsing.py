"""Reads the files that publishers give out: delimited text, alone or inside a zip archive."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

import polars as pl

from standoff.errors import SourceError

__all__ = ["dates_from_parts", "expand_years", "null_codes", "read_delimited", "whole_numbers"]

_TOO_LARGE = 4_000_000_000


def read_delimited(
    path: Path, member: str = "", *, separator: str = ",", encoding: str = "utf8-lossy"
) -> pl.DataFrame:
    """Read a table with a header line; column names lose their case and outer blanks.

    Parameters
    ----------
    path : Path
        A text file, or a zip archive that holds one.
    member : str
        End of the name of the file inside the archive; "" if it holds only one table.
    separator, encoding : str

    Raises
    ------
    SourceError
        If the file is no such table.
    """
    data = _member(path, member) if zipfile.is_zipfile(path) else path.read_bytes()
    try:
        frame = pl.read_csv(
            io.BytesIO(data),
            separator=separator,
            encoding=encoding,
            infer_schema_length=None,
            null_values=["", "NA", ".", "NULL"],
            truncate_ragged_lines=True,
        )
    except pl.exceptions.PolarsError as why:
        raise SourceError(f"{path.name} is not a table standoff can read: {_first(why)}") from why
    return frame.rename({c: c.strip().strip("\ufeff").lower() for c in frame.columns})


def _first(why: Exception) -> str:
    return str(why).splitlines()[0]


def _member(path: Path, member: str) -> bytes:
    with zipfile.ZipFile(path) as archive:
        tables = [i for i in archive.infolist() if _is_table(i.filename)]
        fitting = [i for i in tables if i.filename.lower().endswith(member.lower())]
        if not fitting or (not member and len(fitting) > 1):
            names = ", ".join(i.filename for i in tables) or "no table"
            raise SourceError(f"{path.name} holds {names}; expected {member or 'one table'}")
        if fitting[0].file_size > _TOO_LARGE:
            raise SourceError(f"{path.name}: {fitting[0].filename} is larger than 4 GB")
        return archive.read(fitting[0])


def _is_table(name: str) -> bool:
    return (
        name.lower().endswith((".csv", ".txt", ".tab", ".dat")) and "__macosx" not in name.lower()
    )


def need(frame: pl.DataFrame, columns: Iterable[str], *, path: Path) -> pl.DataFrame:
    """Give the frame back if it has all the columns.

    Raises
    ------
    SourceError
        Naming the first column that is missing.
    """
    for column in columns:
        if column not in frame.columns:
            raise SourceError(f"{path.name} has no column {column!r}; is it the release named?")
    return frame


def dates_from_parts(year: str, month: str, day: str) -> pl.Expr:
    """Make dates of year, month and day columns; an unknown month or day is the first."""

    def part(name: str) -> pl.Expr:
        value = pl.col(name).cast(pl.Int32, strict=False)
        return pl.when(value >= 1).then(value).otherwise(1)

    return pl.date(pl.col(year).cast(pl.Int32), part(month), part(day))


def null_codes(columns: Iterable[str], codes: Iterable[int]) -> list[pl.Expr]:
    """Turn codes for missing values into nulls."""
    codes = list(codes)
    return [
        pl.when(pl.col(c).is_in(codes)).then(None).otherwise(pl.col(c)).alias(c) for c in columns
    ]


def whole_numbers(columns: Iterable[str], kind: type[pl.DataType] = pl.Int16) -> list[pl.Expr]:
    """Store columns as whole numbers."""
    return [pl.col(c).cast(kind) for c in columns]


def expand_years(spells: pl.DataFrame, start: str, end: str) -> pl.DataFrame:
    """Repeat each spell for every calendar year from `start` to `end`, as column ``year``."""
    years = pl.int_ranges(pl.col(start), pl.col(end) + 1, dtype=pl.Int32)
    return spells.with_columns(year=years).explode("year")
