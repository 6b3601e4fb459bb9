from __future__ import annotations

import multiprocessing
import os
import signal
import time
from datetime import date
from pathlib import Path

import pytest

from standoff.errors import EnvironmentProblem
from standoff.record.stores.sqlite import open_address
from tests.record.tools import DAY, document, posture, reading


def test_what_was_kept_is_there_after_closing(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'claims.sqlite'}"
    source = document("Ships arrive.", outlet="herald")
    claim = posture(source, "Ships arrive", actor="USA", against="VEN")
    with open_address(address) as store:
        store.add([reading(source, claim)], seen=DAY)
    with open_address(address) as store:
        view = store.view(as_of=DAY)
    assert view.claims == (claim,)
    assert view.documents == (source,)


def test_a_file_that_is_no_database_is_one_line(tmp_path: Path) -> None:
    place = tmp_path / "notes.txt"
    place.write_text("not a database, whatever the name says" * 50)
    with pytest.raises(EnvironmentProblem, match="cannot be used as a store"):  # noqa: SIM117
        with open_address(f"sqlite:///{place}"):
            pass


def _fill(address: str, count: int) -> None:
    with open_address(address) as store:
        for i in range(count):
            source = document(f"Ship {i} arrives.", outlet="herald", published=date(2025, 1, 1))
            claim = posture(source, f"Ship {i}", actor="USA", against="VEN")
            store.add([reading(source, claim)], seen=DAY)


def test_killed_at_any_point_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'claims.sqlite'}"
    context = multiprocessing.get_context("spawn")
    for _ in range(2):
        process = context.Process(target=_fill, args=(address, 100_000))
        process.start()
        time.sleep(1.5)
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join()
    _fill(address, 20)
    with open_address(address) as store:
        view = store.view(as_of=DAY)
    assert len(view.documents) == len(view.claims) >= 20
    assert {c.span.document for c in view.claims} == {d.id for d in view.documents}
