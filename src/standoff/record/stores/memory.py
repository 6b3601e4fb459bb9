"""A store in memory, for one run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date

from standoff.record.keeping import Added
from standoff.record.views import view_of
from standoff.vocabulary.crises import Reading, View
from standoff.vocabulary.sources import Document

__all__ = ["MemoryStore", "open_address"]


@dataclass(slots=True)
class MemoryStore:
    """Keeps readings in a dictionary by document id, with every copy seen of each text."""

    _readings: dict[str, Reading] = field(default_factory=dict)
    _copies: dict[tuple[str, str], Document] = field(default_factory=dict)
    _claims: set[str] = field(default_factory=set)

    def add(self, readings: Iterable[Reading], *, seen: date) -> Added:
        """Keep readings; see `Store.add`."""
        documents = claims = 0
        for reading in readings:
            document = reading.document
            dated = replace(document, published=document.published or seen)
            documents += document.id not in self._readings
            held = self._readings.setdefault(document.id, reading)
            new = [c for c in reading.claims if c.id not in self._claims]
            self._claims.update(c.id for c in new)
            claims += len(new)
            if new and held is not reading:
                merged = replace(held, claims=(*held.claims, *new))
                self._readings[document.id] = merged
            self._copies.setdefault((document.id, document.outlet), dated)
        return Added(documents, claims)

    def view(self, *, as_of: date) -> View:
        """Give the record as it stood on a day; see `Store.view`."""
        known = [c for c in self._copies.values() if (c.published or as_of) <= as_of]
        known.sort(key=lambda c: (c.published or as_of, c.outlet))
        first = {c.id: c for c in reversed(known)}
        readings = (replace(self._readings[i], document=c) for i, c in first.items())
        return view_of(readings, as_of=as_of)

    def close(self) -> None:
        """Forget nothing: memory goes with the process."""


@contextmanager
def open_address(address: str) -> Iterator[MemoryStore]:
    """Open an empty store; the address says nothing more than ``memory:``."""
    del address
    yield MemoryStore()
