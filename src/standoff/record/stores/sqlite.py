"""A store in one SQLite file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.pool import NullPool

from standoff.record.relational import SqlStore, opened

__all__ = ["open_address"]


def _safe_and_durable(connection: Any, _record: Any) -> None:
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


@contextmanager
def open_address(address: str) -> Iterator[SqlStore]:
    """Open (and where needed make or migrate) a store at ``sqlite:///PATH``.

    Raises
    ------
    EnvironmentProblem
        If the file cannot be opened as a database of standoff.
    """
    engine = create_engine(address, poolclass=None if ":memory:" in address else NullPool)
    event.listen(engine, "connect", _safe_and_durable)
    with opened(engine, address=address) as store:
        yield store
