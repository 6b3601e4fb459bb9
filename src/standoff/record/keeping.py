"""What every store promises, and what it says of an addition."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from standoff.vocabulary.crises import Reading, View

__all__ = ["Added", "Store"]


@dataclass(frozen=True, slots=True)
class Added:
    """How much of what was offered was new."""

    documents: int
    claims: int


class Store(Protocol):
    """Keeps readings; adding the same reading again changes nothing."""

    def add(self, readings: Iterable[Reading], *, seen: date) -> Added:
        """Keep readings, each wholly or not at all, first seen on the day `seen`."""

    def view(self, *, as_of: date) -> View:
        """Give the record as it stood on a day; undated documents count from the day seen."""

    def close(self) -> None:
        """Let go of files and connections."""
