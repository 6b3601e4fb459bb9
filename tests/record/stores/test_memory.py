from __future__ import annotations

from standoff.record.stores.memory import open_address
from tests.record.tools import DAY, document, reading


def test_every_store_in_memory_is_its_own() -> None:
    with open_address("memory:") as one, open_address("memory:") as other:
        one.add([reading(document("Here."))], seen=DAY)
        assert len(one.view(as_of=DAY).documents) == 1
        assert other.view(as_of=DAY).documents == ()
