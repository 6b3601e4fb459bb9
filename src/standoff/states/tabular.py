"""The tables of this room as package data, each read once; sources and licences in NOTICE.md."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from pathlib import Path

__all__ = ["day", "split", "table"]

_TABLES = Path(__file__).with_name("tables")


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """Read one table by its name without ending; cells are text, empty where unknown."""
    text = (_TABLES / f"{name}.csv").read_text(encoding="utf-8")
    header, *rows = csv.reader(text.splitlines())
    return tuple(dict(zip(header, row, strict=True)) for row in rows)


def split(cell: str) -> tuple[str, ...]:
    """Take a cell that holds several values apart at its semicolons."""
    return tuple(cell.split(";")) if cell else ()


def day(cell: str, *, end: bool = False) -> date | None:
    """Read a day; a year or month alone means its first day, or its last where `end` is set."""
    if not cell:
        return None
    if len(cell) == 10:
        return date.fromisoformat(cell)
    if len(cell) == 4:
        return date(int(cell), 12, 31) if end else date(int(cell), 1, 1)
    year, month = int(cell[:4]), int(cell[5:7])
    if not end:
        return date(year, month, 1)
    return date.fromordinal(date(year + month // 12, month % 12 + 1, 1).toordinal() - 1)
