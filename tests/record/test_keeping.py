from __future__ import annotations

import inspect

from standoff.record.keeping import Added, Store
from standoff.record.relational import SqlStore
from standoff.record.stores.memory import MemoryStore


def test_every_kind_of_store_keeps_the_promised_signatures() -> None:
    for name in ("add", "view", "close"):
        promised = inspect.signature(getattr(Store, name))
        for kind in (MemoryStore, SqlStore):
            assert inspect.signature(getattr(kind, name)) == promised


def test_additions_compare_by_what_was_new() -> None:
    assert Added(1, 2) == Added(documents=1, claims=2) != Added(1, 1)
