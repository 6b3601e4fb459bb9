from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from standoff.errors import EnvironmentProblem
from standoff.forecast.databases import connect
from standoff.forecast.ledger import Ledger, open_ledger
from tests.forecast.test_ledger import HELD, ISSUE, NOW


def test_a_path_is_a_sqlite_file(tmp_path: Path) -> None:
    engine, shown = connect(str(tmp_path / "l.sqlite"))
    assert engine.dialect.name == "sqlite"
    assert shown == str(tmp_path / "l.sqlite")


@pytest.mark.parametrize("address", ["mysql://x/y", "teapot://x", "sqlite:/x://y"])
def test_other_addresses_are_one_line(address: str) -> None:
    with pytest.raises(EnvironmentProblem):
        connect(address)


def test_a_password_is_not_shown() -> None:
    assert "secret" not in connect("postgresql+psycopg://me:secret@host/ledger")[1]


@pytest.mark.long
def test_a_ledger_in_postgresql_is_chained_and_scored_as_in_a_file(postgres_address: str) -> None:
    with open_ledger(postgres_address) as ledger:
        first = ledger.issue(ISSUE, at=NOW)
        ledger.resolve(HELD, at=NOW)
    with open_ledger(postgres_address) as ledger:
        assert ledger.entries()[0] == first
        assert ledger.verify() == ()


@pytest.mark.long
def test_the_server_itself_refuses_change_and_tampering_is_found(postgres_address: str) -> None:
    engine = sa.create_engine(postgres_address, poolclass=sa.NullPool)
    with open_ledger(postgres_address) as ledger:
        for name in ("one", "two", "three"):
            ledger.issue(replace(ISSUE, question=name), at=NOW)
        for order in ("UPDATE ledger SET kind = 'x'", "DELETE FROM ledger", "TRUNCATE ledger"):
            with pytest.raises(sa.exc.DBAPIError, match="append-only"), engine.begin() as raw:
                raw.exec_driver_sql(order)
        for row in (1, 2, 3):
            assert _after_tampering(engine, ledger, row) == [
                f"entry {row} was changed after it was entered"
            ]


def _after_tampering(engine: sa.Engine, ledger: Ledger, row: int) -> list[str]:
    """Change a row behind the trigger's back, verify, and put it back."""
    text = sa.text("UPDATE ledger SET question = :q WHERE number = :n")
    names = {1: "one", 2: "two", 3: "three"}
    for name in ("forged", names[row]):
        with engine.begin() as raw:
            raw.exec_driver_sql("ALTER TABLE ledger DISABLE TRIGGER ledger_no_change")
            raw.execute(text, {"q": name, "n": row})
            raw.exec_driver_sql("ALTER TABLE ledger ENABLE TRIGGER ledger_no_change")
        if name == "forged":
            found = [p.message for p in ledger.verify()]
    assert ledger.verify() == ()
    return found


@pytest.mark.long
def test_several_writers_make_one_chain_in_postgresql(postgres_address: str) -> None:
    def write(name: str) -> None:
        with open_ledger(postgres_address) as ledger:
            for i in range(8):
                ledger.issue(replace(ISSUE, question=f"{name}-{i}"), at=NOW)

    writers = [threading.Thread(target=write, args=(name,)) for name in "abc"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with open_ledger(postgres_address) as ledger:
        assert len(ledger.entries()) == 24
        assert ledger.verify() == ()
