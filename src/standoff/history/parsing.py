"""Reads the files that publishers give out: delimited text, alone or inside a zip archive."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

import polars as pl

from standoff.errors import SourceError

__all__ = ["dates_from_parts", "expand_years", "narrowed", "need", "null_codes", "read_delimited"]

_TOO_LARGE = 4 * 10**9
_HEAD = 1 << 20


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
    data = path.read_bytes()
    if zipfile.is_zipfile(path):
        data = _member(data, member, path.name)
    if b"\n" not in data[:_HEAD]:
        data = data.replace(b"\r", b"\n")
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
    blank = [pl.col(c).cast(pl.Int32) for c in frame.columns if frame[c].null_count() == len(frame)]
    named = {c: c.strip().strip("\ufeff").lower() for c in frame.columns}
    return frame.with_columns(blank).rename(named)


def _first(why: Exception) -> str:
    return str(why).splitlines()[0]


def _member(data: bytes, member: str, name: str) -> bytes:
    """Take a table out of an archive, or out of an archive inside it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = [i for i in archive.infolist() if "__macosx" not in i.filename.lower()]
        tables = [i for i in files if _is_table(i.filename)]
        fitting = [i for i in tables if i.filename.lower().endswith(member.lower())]
        if len(fitting) == 1 or (member and fitting):
            return _bounded(archive, fitting[0], name)
        inner = [i for i in files if i.filename.lower().endswith(".zip")]
        for one in inner:
            try:
                return _member(_bounded(archive, one, name), member, one.filename)
            except SourceError:
                continue
        held = ", ".join(i.filename for i in (*tables, *inner)) or "no table"
    raise SourceError(f"{name} holds {held}; expected {member or 'one table'}")


def _bounded(archive: zipfile.ZipFile, one: zipfile.ZipInfo, name: str) -> bytes:
    if one.file_size > _TOO_LARGE:
        raise SourceError(f"{name}: {one.filename} is larger than {_TOO_LARGE // 10**9} GB")
    return archive.read(one)


def _is_table(name: str) -> bool:
    return name.lower().endswith((".csv", ".txt", ".tab", ".dat"))


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


def dates_from_parts(year: str, month: str, *, day: str) -> pl.Expr:
    """Make dates of year, month and day columns; an unknown month or day is the first."""

    def part(name: str) -> pl.Expr:
        value = pl.col(name).cast(pl.Int32, strict=False)
        return pl.when(value >= 1).then(value).otherwise(1)

    return pl.date(pl.col(year).cast(pl.Int32), part(month), part(day))


def null_codes(columns: Iterable[str], codes: Iterable[int]) -> list[pl.Expr]:
    """Turn codes for missing values into nulls."""
    codes = list(codes)

    def is_code(column: str) -> pl.Expr:
        return pl.any_horizontal(pl.col(column) == code for code in codes)

    return [pl.when(~is_code(c)).then(pl.col(c)).alias(c) for c in columns]


def narrowed(frame: pl.DataFrame) -> pl.DataFrame:
    """Store whole numbers in 16 bits where they fit, else in 32 where they fit."""
    casts = []
    for column in frame.iter_columns():
        if column.dtype.is_integer():
            ends = frame.select(pl.col(column.name).abs().max()).item() or 0
            kind = pl.Int16 if ends < 1 << 15 else pl.Int32 if ends < 1 << 31 else pl.Int64
            casts.append(pl.col(column.name).cast(kind))
    return frame.with_columns(casts)


def expand_years(spells: pl.DataFrame, start: str, *, end: str) -> pl.DataFrame:
    """Repeat each spell for every calendar year from `start` to `end`, as column ``year``."""
    years = pl.int_ranges(pl.col(start), pl.col(end) + 1, dtype=pl.Int32)
    return spells.with_columns(year=years).explode("year")
