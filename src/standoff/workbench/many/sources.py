"""Streams the records of directories, JSON-lines and Parquet files, in one fixed order."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from standoff.errors import SourceError
from standoff.read.intake import LARGEST
from standoff.workbench.many.records import FIELDS, Record

__all__ = ["LONGEST_LINE", "TABLES", "TEXTS", "Source", "find", "records"]

TEXTS = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml")
"""Endings of files that are one document."""
TABLES = (".jsonl", ".ndjson", ".parquet")
"""Endings of files that hold many."""
LONGEST_LINE = 8 * LARGEST
"""Most bytes of one line of JSON."""

_ROWS = 256


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read: where it lies, the name it goes by in the results, its bytes."""

    path: Path
    name: str
    size: int


def find(places: Iterable[Path], *, leave_out: Iterable[Path] = ()) -> tuple[Source, ...]:
    """List the files that the places hold, directories with all below them, sorted by name.

    Parameters
    ----------
    places : iterable of pathlib.Path
        Directories, files of text (`TEXTS`) and files of records (`TABLES`), in this order.
    leave_out : iterable of pathlib.Path
        What the run itself writes. Hidden files, files called README and the tables of other runs
        are left out too.

    Raises
    ------
    SourceError
        If a place is not there, is of no known kind, or nothing was found.
    """
    own = {path.resolve() for path in leave_out}
    found: list[Source] = []
    for place in places:
        if not place.exists():
            raise SourceError(f"{place} is not there: give a directory, .jsonl or .parquet file")
        if not place.is_dir() and place.suffix.lower() not in (*TEXTS, *TABLES):
            known = ", ".join((*TEXTS, *TABLES))
            raise SourceError(f"{place} is of no known kind: a source ends in one of {known}")
        inside = _below(place, own) if place.is_dir() else [_source(place, place.name)]
        found += inside
    if not found:
        named = ", ".join(str(place) for place in places)
        raise SourceError(f"nothing to read in {named}: no files ending in {', '.join(TEXTS)} ...")
    return tuple(found)


def _below(top: Path, own: set[Path]) -> list[Source]:
    found = []
    for folder, inner, files in os.walk(top):
        here = Path(folder)
        inner[:] = sorted(d for d in inner if d[0] != "." and (here / d).resolve() not in own)
        written = own | {here / name for name in _written(frozenset(files))}
        for name in files:
            path = here / name
            if _is_source(path) and not {path, path.resolve()} & written:
                found.append(_source(path, path.relative_to(top).as_posix()))
    return sorted(found, key=lambda source: source.name)


def _written(names: frozenset[str]) -> Iterator[str]:
    """Name the files of earlier runs: a table with its documents and problems beside it."""
    for name in names:
        stem, ending = Path(name).stem, Path(name).suffix
        three = {name, f"{stem}.documents{ending}", f"{stem}.problems.jsonl"}
        if three <= names:
            yield from three


def _is_source(path: Path) -> bool:
    known = path.suffix.lower() in (*TEXTS, *TABLES)
    return known and path.name[0] != "." and path.stem.lower() != "readme" and path.is_file()


def _source(path: Path, name: str) -> Source:
    shown = os.fsencode(name).decode("utf-8", "replace")
    return Source(path, shown, path.stat().st_size)


def records(sources: Iterable[Source]) -> Iterator[Record]:
    """Give the records of the sources one by one, never more than one chunk of rows in memory.

    Raises
    ------
    SourceError
        If a file that ends in .parquet is none.
    """
    for source in sources:
        ending = source.path.suffix.lower()
        if ending == ".parquet":
            yield from _rows(source)
        elif ending in TABLES:
            yield from _lines(source)
        else:
            yield _file(source)


def _file(source: Source) -> Record:
    try:
        with source.path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        message = f"{source.name} cannot be read: {error.strerror}"
        return Record(source.name, "refused", message.encode(), source.size)
    return Record(source.name, "file", data, source.size)


def _lines(source: Source) -> Iterator[Record]:
    try:
        stream = source.path.open("rb")
    except OSError as error:
        message = f"{source.name} cannot be read: {error.strerror}"
        yield Record(source.name, "refused", message.encode(), source.size)
        return
    with stream:
        number = 0
        while line := stream.readline(LONGEST_LINE + 1):
            number += 1
            place, size = f"{source.name}:{number}", len(line)
            if size > LONGEST_LINE:
                size += _skipped(stream, line)
                message = f"the line has {size / 1e6:.0f} MB: a record has at most 16 MB"
                yield Record(place, "refused", message.encode(), size)
            elif line.strip():
                yield Record(place, "fields", line.strip(b"\r\n"), size)


def _skipped(stream: Any, line: bytes) -> int:
    """Read over the rest of a line that is too long; give how much that was."""
    size = 0
    while line and not line.endswith(b"\n"):
        line = stream.readline(LARGEST)
        size += len(line)
    return size


def _rows(source: Source) -> Iterator[Record]:
    import polars as pl

    try:
        table = pl.scan_parquet(source.path)
        names = table.collect_schema().names()
        count = table.select(pl.len()).collect().item()
    except (pl.exceptions.PolarsError, OSError) as error:
        reason = str(error).splitlines()[0]
        raise SourceError(f"{source.path} is no Parquet file that can be read: {reason}") from None
    known = {alias for aliases in FIELDS.values() for alias in aliases}
    wanted = [name for name in names if name.strip().lower() in known]
    size = source.size // max(count, 1)
    if not wanted:
        yield from _textless(source, names, count)
        return
    number = 0
    for batch in table.select(wanted).collect_batches(chunk_size=_ROWS, maintain_order=True):
        for row in batch.iter_rows(named=True):
            number += 1
            data = json.dumps(row, default=_said, ensure_ascii=True).encode()
            yield Record(f"{source.name}:{number}", "fields", data, size)


def _textless(source: Source, names: list[str], count: int) -> Iterator[Record]:
    columns = ", ".join(names[:8]) or "none"
    message = f"the table has no column text: its columns are {columns}"
    for number in range(1, count + 1):
        yield Record(f"{source.name}:{number}", "refused", message.encode())


def _said(value: Any) -> str:
    """Say what JSON cannot: days and times as ISO, bytes as text (strange ones half)."""
    if isinstance(value, date):
        return value.isoformat()
    return value.decode("utf-8", "surrogateescape") if isinstance(value, bytes) else str(value)
