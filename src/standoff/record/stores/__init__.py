"""Where the record is kept: one contract, several back-ends, one conformance suite."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from importlib import import_module

from standoff.errors import UnknownName
from standoff.record.keeping import Added, Store

__all__ = ["STORES", "Added", "Store", "open_store"]


STORES: tuple[tuple[str, str], ...] = (
    ("memory", "standoff.record.stores.memory"),
    ("sqlite", "standoff.record.stores.sqlite"),
    ("postgresql", "standoff.record.stores.postgres"),
)
"""Scheme of the address and the module that opens it."""


def open_store(address: str) -> AbstractContextManager[Store]:
    """Open a store by its address.

    Parameters
    ----------
    address : str
        E.g. ``memory:``, ``sqlite:///claims.sqlite``, ``postgresql+psycopg://host/claims``.

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
