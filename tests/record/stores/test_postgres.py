from __future__ import annotations

import threading

import pytest

from standoff.errors import EnvironmentProblem
from standoff.record.stores.postgres import open_address
from tests.record.tools import DAY, document, posture, reading

pytestmark = pytest.mark.long


def _nothing_at(address: str) -> None:
    with open_address(address):
        pass


def test_what_was_kept_is_there_after_closing(postgres_address: str) -> None:
    source = document("Ships arrive.", outlet="herald")
    claim = posture(source, "Ships arrive", actor="USA", against="VEN")
    with open_address(postgres_address) as store:
        store.add([reading(source, claim)], seen=DAY)
    with open_address(postgres_address.replace("+psycopg", "")) as store:
        view = store.view(as_of=DAY)
    assert view.claims == (claim,)
    assert view.documents == (source,)


def test_two_writers_of_the_same_readings_double_nothing(postgres_address: str) -> None:
    sources = [document(f"Ship {i} arrives.", outlet="herald") for i in range(40)]
    readings = [
        reading(s, posture(s, f"Ship {i}", actor="USA", against="VEN"))
        for i, s in enumerate(sources)
    ]
    _nothing_at(postgres_address)
    added = []

    def write() -> None:
        with open_address(postgres_address) as store:
            added.append(store.add(readings, seen=DAY))

    writers = [threading.Thread(target=write) for _ in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert sum(a.documents for a in added) == sum(a.claims for a in added) == 40
    with open_address(postgres_address) as store:
        assert len(store.view(as_of=DAY).claims) == 40


def test_a_server_that_is_not_there_is_one_line_without_the_password() -> None:
    nowhere = "postgresql+psycopg://me:secret@localhost:1/none"
    with pytest.raises(EnvironmentProblem, match="cannot be used as a store") as raised:
        _nothing_at(nowhere)
    assert "secret" not in str(raised.value)
    assert "\n" not in str(raised.value)
