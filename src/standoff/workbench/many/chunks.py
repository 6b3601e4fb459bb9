"""Numbered chunks of records, named by the hash of all that their result depends on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from standoff.workbench.many.job import Job
from standoff.workbench.many.records import Record

__all__ = ["DOCUMENTS", "SIZE", "Chunk", "chunked"]

DOCUMENTS = 16
"""Most records of a chunk."""
SIZE = 400_000
"""Bytes after which a chunk is full."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Records that are read together.

    Attributes
    ----------
    number : int
        From 0, in the order of the input.
    records : tuple of Record
    key : str
        Hash of the records and of the job: who has the key's result need not read again.
    """

    number: int
    records: tuple[Record, ...]
    key: str

    @property
    def size(self) -> int:
        """Give the bytes of input that the records took."""
        return sum(record.size for record in self.records)


def chunked(records: Iterable[Record], *, job: Job) -> Iterator[Chunk]:
    """Cut a stream of records into chunks, lazily; the cuts depend on the records alone."""
    number, held, size = 0, [], 0
    for record in records:
        held.append(record)
        size += len(record.data)
        if len(held) == DOCUMENTS or size >= SIZE:
            yield _chunk(number, tuple(held), job)
            number, held, size = number + 1, [], 0
    if held:
        yield _chunk(number, tuple(held), job)


def _chunk(number: int, records: tuple[Record, ...], job: Job) -> Chunk:
    digest = hashlib.sha256(job.fingerprint.encode())
    for record in records:
        for part in (record.place.encode(), record.form.encode(), record.data):
            digest.update(len(part).to_bytes(8, "big") + part)
    return Chunk(number, records, digest.hexdigest()[:32])
