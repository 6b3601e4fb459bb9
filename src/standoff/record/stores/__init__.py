"""Where the record is kept: one contract, several back-ends, one conformance suite."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import Protocol

from standoff.errors import UnknownName
from standoff.vocabulary.crises import Reading, View

__all__ = ["STORES", "Added", "Store", "open_store"]


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


STORES: tuple[tuple[str, str], ...] = (
    ("memory", "standoff.record.stores.memory"),
    ("sqlite", "standoff.record.stores.sqlite"),
)
"""Scheme of the address and the module that opens it."""


def open_store(address: str) -> AbstractContextManager[Store]:
    """Open a store by its address, e.g. ``memory:`` or ``sqlite:///claims.sqlite``.

    Raises
    ------
    UnknownName
        If no back-end knows the address's scheme.
    """
    scheme = address.split(":", 1)[0].split("+", 1)[0]
    module = dict(STORES).get(scheme)
    if module is None:
        known = ", ".join(name for name, _ in STORES)
        raise UnknownName(f"no store for {address!r}: use one of {known}")
    opener: Callable[[str], AbstractContextManager[Store]] = import_module(module).open_address
    return opener(address)
