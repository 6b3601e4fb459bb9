from __future__ import annotations

import pytest
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from standoff.errors import EnvironmentProblem
from standoff.record.keeping import Added
from standoff.record.relational import SqlStore, migrate, opened
from tests.record.tools import DAY, document, posture, reading


def test_migrating_twice_changes_nothing() -> None:
    engine = create_engine("sqlite://", poolclass=StaticPool)
    migrate(engine)
    source = document("Ships arrive.")
    claim = posture(source, "Ships arrive", actor="USA", against="VEN")
    assert SqlStore(engine).add([reading(source, claim)], seen=DAY) == Added(1, 1)
    migrate(engine)
    assert SqlStore(engine).view(as_of=DAY).claims == (claim,)


def test_a_database_of_others_is_one_line() -> None:
    engine = create_engine("sqlite://", poolclass=StaticPool)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE documents (id INTEGER)")
    with pytest.raises(EnvironmentProblem, match="here cannot be used as a store"):  # noqa: SIM117
        with opened(engine, address="here"):
            pass
