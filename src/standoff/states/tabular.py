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


def day(cell: str) -> date | None:
    """Read a day written year first; None where the cell is empty."""
    return date.fromisoformat(cell) if cell else None
