"""A store in a relational database, through SQLAlchemy, its schema kept by Alembic migrations."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, Table, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DatabaseError

from standoff.errors import EnvironmentProblem
from standoff.record import schema
from standoff.record.keeping import Added
from standoff.record.views import view_of
from standoff.vocabulary.claims import Claim, claim_from_plain
from standoff.vocabulary.crises import Reading, View
from standoff.vocabulary.identity import as_plain, content_id, from_plain
from standoff.vocabulary.problems import Problem
from standoff.vocabulary.sources import Document

__all__ = ["SqlStore", "migrate", "opened"]

_ONE_THREAD = threading.Lock()
"""Alembic keeps its context in a global."""
_MIGRATING = 4_021_990
"""Key of the advisory lock that lets one process at a time migrate."""
MIGRATIONS = Path(__file__).parent / "stores" / "migrations"


class SqlStore:
    """Keeps readings in a relational database; one transaction per reading."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, readings: Iterable[Reading], *, seen: date) -> Added:
        """Keep readings; see `Store.add`."""
        documents = claims = 0
        for reading in readings:
            with self._engine.begin() as connection:
                new = {
                    table.name: _keep(connection, table, rows=rows)
                    for table, rows in _rows(reading, seen)
                    if rows
                }
            documents += new["documents"]
            claims += new.get("claims", 0)
        return Added(documents, claims)

    def view(self, *, as_of: date) -> View:
        """Give the record as it stood on a day; see `Store.view`."""
        with self._engine.connect() as connection:
            first = _first_copies(connection.execute(_copies_query()).mappings(), as_of)
            held: dict[str, tuple[list[Any], list[Any]]] = {i: ([], []) for i in first}
            ordered = select(schema.claims.c.document, schema.claims.c.content).order_by(
                schema.claims.c.document, schema.claims.c.position
            )
            for document, content in connection.execute(ordered):
                if document in held:
                    held[document][0].append(claim_from_plain(content))
            for document, content in connection.execute(
                select(schema.problems.c.document, schema.problems.c.content)
            ):
                if document in held:
                    held[document][1].append(from_plain(Problem, content))
        readings = (Reading(first[i], tuple(c), tuple(p)) for i, (c, p) in held.items())
        return view_of(readings, as_of=as_of)

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()


def _keep(connection: Connection, table: Table, *, rows: list[dict[str, Any]]) -> int:
    """Insert what is new, leave alone what is there, and count what was new."""
    kind = postgresql if connection.dialect.name == "postgresql" else sqlite
    inserted = kind.insert(table).on_conflict_do_nothing().returning(*table.primary_key)
    return len(connection.execute(inserted, rows).all())


def _rows(reading: Reading, seen: date) -> list[tuple[Table, list[dict[str, Any]]]]:
    document = reading.document
    copy = {
        "document": document.id,
        "outlet": document.outlet,
        "url": document.url,
        "published": document.published,
        "seen": seen,
    }
    text = {"id": document.id, "title": document.title, "text": document.text}
    return [
        (schema.documents, [text]),
        (schema.outlets, [{"name": document.outlet}]),
        (schema.copies, [copy]),
        (schema.claims, [_claim_row(claim, k) for k, claim in enumerate(reading.claims)]),
        (schema.problems, [_problem_row(p, document.id) for p in reading.problems]),
    ]


def _claim_row(claim: Claim, position: int) -> dict[str, Any]:
    return {
        "id": claim.id,
        "document": claim.span.document,
        "position": position,
        "kind": claim.kind,
        "rule": claim.rule,
        "content": as_plain(claim),
    }


def _problem_row(problem: Problem, document: str) -> dict[str, Any]:
    key = content_id(problem, prefix="p-")
    return {"id": key, "document": document, "content": as_plain(problem)}


def _copies_query() -> Any:
    return select(schema.documents, schema.copies).join(schema.copies)


def _first_copies(rows: Iterable[Any], as_of: date) -> dict[str, Document]:
    """Keep the earliest copy of each text that was out by the day."""
    known = sorted(
        ((row["published"] or row["seen"], row["outlet"], row) for row in rows),
        key=lambda entry: entry[:2],
    )
    first: dict[str, Document] = {}
    for day, outlet, row in known:
        if day <= as_of and row["id"] not in first:
            first[row["id"]] = Document(
                id=row["id"],
                text=row["text"],
                title=row["title"],
                outlet=outlet,
                url=row["url"],
                published=day,
            )
    return first


def migrate(engine: Engine) -> None:
    """Bring the database to the newest schema; a database that has it is left alone."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with _ONE_THREAD, engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MIGRATING})")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


@contextmanager
def opened(engine: Engine, *, address: str) -> Iterator[SqlStore]:
    """Bring a database to the newest schema and give it as a store.

    Raises
    ------
    EnvironmentProblem
        If it cannot be opened as a database of standoff.
    """
    try:
        migrate(engine)
    except DatabaseError as error:
        engine.dispose()
        reason = str(error.orig or error).strip().splitlines()[0]
        raise EnvironmentProblem(f"{address} cannot be used as a store: {reason}") from error
    store = SqlStore(engine)
    try:
        yield store
    finally:
        store.close()
