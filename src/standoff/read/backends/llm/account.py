"""Where it is written down what was spent and what is set aside: in memory, or in a file.

The file is for runs of several processes, or in several goes: it is locked while it is changed,
and what a process had set aside when it was killed stays set aside.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import astuple, dataclass
from pathlib import Path
from threading import Lock
from typing import Protocol

from standoff.errors import EnvironmentProblem
from standoff.read.backends.llm.wire import Tokens

__all__ = ["Account", "Balance", "FileAccount", "MemoryAccount"]

_PATIENCE = 60.0
_SETUP = """
CREATE TABLE IF NOT EXISTS balance (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    sent INTEGER, answered INTEGER, held_sent INTEGER, held_answered INTEGER
)
"""


@dataclass(slots=True)
class Balance:
    """Tokens spent, and tokens set aside for calls under way."""

    spent: Tokens = Tokens()
    held: Tokens = Tokens()


class Account(Protocol):
    """Keeps one balance, which only one at a time may change."""

    def change(self) -> AbstractContextManager[Balance]:
        """Give the balance to be changed in place, and keep it at the end of the block."""


class MemoryAccount:
    """A balance for the threads of one process."""

    def __init__(self) -> None:
        self._balance = Balance()
        self._lock = Lock()

    @contextmanager
    def change(self) -> Iterator[Balance]:
        """Give the balance to be changed in place."""
        with self._lock:
            yield self._balance


@dataclass(frozen=True, slots=True)
class FileAccount:
    """A balance for all processes that name the same file.

    Attributes
    ----------
    place : pathlib.Path
        Made if need be.
    """

    place: Path

    @contextmanager
    def change(self) -> Iterator[Balance]:
        """Give the balance to be changed in place, and write it down at the end of the block.

        Raises
        ------
        EnvironmentProblem
            If the file cannot be read or written: without it no budget can be kept.
        """
        try:
            with closing(self._opened()) as held:
                row = held.execute("SELECT * FROM balance").fetchone() or (1, 0, 0, 0, 0)
                balance = Balance(Tokens(*row[1:3]), Tokens(*row[3:]))
                yield balance
                kept = (1, *astuple(balance.spent), *astuple(balance.held))
                held.execute("INSERT OR REPLACE INTO balance VALUES (?, ?, ?, ?, ?)", kept)
                held.execute("COMMIT")
        except sqlite3.Error as error:
            raise EnvironmentProblem(
                f"the account of the budget in {self.place} cannot be kept ({error}): "
                "delete it, or choose a place that can be written to"
            ) from error

    def _opened(self) -> sqlite3.Connection:
        self.place.parent.mkdir(parents=True, exist_ok=True)
        held = sqlite3.connect(self.place, timeout=_PATIENCE, isolation_level=None)
        held.execute("PRAGMA synchronous = OFF")
        held.execute("BEGIN IMMEDIATE")
        held.execute(_SETUP)
        return held
