"""One chunk after the other, in this process."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.workbench.many.chunks import Chunk
from standoff.workbench.many.engines import Means
from standoff.workbench.many.job import Job
from standoff.workbench.many.work import ready, work

__all__ = ["run"]


def run(chunks: Iterator[Chunk], job: Job, *, means: Means) -> Iterator[tuple[Chunk, bytes]]:
    """Read chunks in order; one worker is all that `means` can have."""
    del means
    for chunk in chunks:
        ready(job)
        yield chunk, work(chunk, job)
