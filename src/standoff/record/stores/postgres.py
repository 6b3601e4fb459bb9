"""A store in a PostgreSQL database, for several people at once (needs the extra `postgres`)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import create_engine, make_url
from sqlalchemy.pool import NullPool

from standoff.errors import EnvironmentProblem
from standoff.record.relational import SqlStore, opened

__all__ = ["open_address"]


@contextmanager
def open_address(address: str) -> Iterator[SqlStore]:
    """Open (and where needed make or migrate) a store at ``postgresql+psycopg://HOST/DATABASE``.

    Raises
    ------
    EnvironmentProblem
        If the driver is not installed, or the database cannot be used.
    """
    url = make_url(address).set(drivername="postgresql+psycopg")
    try:
        engine = create_engine(url, poolclass=NullPool)
    except ModuleNotFoundError as error:
        raise EnvironmentProblem(
            "PostgreSQL needs the driver psycopg: install standoff with the extra 'postgres'"
        ) from error
    with opened(engine, address=url.render_as_string(hide_password=True)) as store:
        yield store
