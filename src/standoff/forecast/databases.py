"""Databases a ledger can lie in: how each is opened, locked for writing, kept append-only."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from standoff.errors import EnvironmentProblem

__all__ = ["alone", "connect", "guard", "lock"]

_REFUSAL = "the ledger is append-only"
_SQLITE = [
    f"CREATE TRIGGER IF NOT EXISTS ledger_no_{verb.lower()} BEFORE {verb} ON ledger "
    f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
    for verb in ("UPDATE", "DELETE")
]
_POSTGRESQL = [
    "CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$",
    "CREATE OR REPLACE TRIGGER ledger_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger "
    "FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()",
]
_MAKING = 4_021_991
"""Key of the advisory lock that lets one process at a time make the table and its guard."""


def connect(address: str) -> tuple[sa.Engine, str]:
    """Give an engine for an address, and the address as it may be shown.

    Parameters
    ----------
    address : str
        A path (of a SQLite file), or an address of SQLite or PostgreSQL.

    Raises
    ------
    EnvironmentProblem
        If the address is of another kind of database, or its driver is not installed.
    """
    try:
        url = sa.make_url(address if "://" in address else f"sqlite:///{address}")
        kind = url.get_backend_name()
        if kind == "postgresql":
            url = url.set(drivername="postgresql+psycopg")
        elif kind != "sqlite":
            raise EnvironmentProblem(
                f"no ledger in {kind}: give a path, sqlite:/// or postgresql+psycopg://"
            )
        engine = sa.create_engine(url, poolclass=sa.NullPool)
    except (sa.exc.ArgumentError, sa.exc.NoSuchModuleError) as error:
        raise EnvironmentProblem(f"{address} is no address of a database: {error}") from error
    except ModuleNotFoundError as error:
        raise EnvironmentProblem(
            "PostgreSQL needs the driver psycopg: install standoff with the extra 'postgres'"
        ) from error
    if kind == "sqlite":
        sa.event.listen(engine, "connect", _by_hand)
    return engine, url.render_as_string(hide_password=True) if "://" in address else address


def _by_hand(connection: Any, _record: Any) -> None:
    """Leave BEGIN to us (sqlite3 would begin later than we lock) and wait for other writers."""
    connection.isolation_level = None
    connection.execute("PRAGMA busy_timeout=10000")


def alone(connection: sa.Connection) -> None:
    """Wait until nobody else makes the table; until this transaction ends nobody else can."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MAKING})")


def guard(connection: sa.Connection) -> None:
    """Have the database itself refuse to change or delete an entry."""
    for statement in _POSTGRESQL if connection.dialect.name == "postgresql" else _SQLITE:
        connection.exec_driver_sql(statement)


def lock(connection: sa.Connection) -> None:
    """Begin a transaction in which nobody else can write."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("LOCK TABLE ledger IN EXCLUSIVE MODE")
    else:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
