"""The workers of a Dask cluster (Rocklin, 2015), through the scheduler's address.

Rocklin, M. (2015), "Dask: parallel computation with blocked algorithms and task scheduling",
Proceedings of the 14th Python in Science Conference.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from itertools import islice
from typing import Any

from standoff.errors import EnvironmentProblem, UsageError
from standoff.workbench.many.chunks import Chunk
from standoff.workbench.many.engines import Means
from standoff.workbench.many.job import Job
from standoff.workbench.many.work import ready, work

__all__ = ["run"]

_SECONDS = 10
_AHEAD = 3
_ONE_AT_A_TIME = threading.Lock()
_EXTRA = "--engine dask needs Dask: install standoff with its extra `cluster`"
_LOST = "the scheduler at {} went away: what is done is kept, so start it and run this again"


def run(chunks: Iterator[Chunk], job: Job, *, means: Means) -> Iterator[tuple[Chunk, bytes]]:
    """Read chunks on the cluster's workers, a few ahead for each of them.

    Raises
    ------
    UsageError
        If no scheduler is named.
    EnvironmentProblem
        If Dask is not installed, nobody answers at the address, or a worker has another reader.
    """
    first = next(chunks, None)
    if first is None:
        return
    with _client(means.scheduler) as client:
        try:
            yield from _through(client, _after(first, chunks), job)
        except (CancelledError, OSError):
            raise EnvironmentProblem(_LOST.format(means.scheduler)) from None


def _after(first: Chunk, rest: Iterator[Chunk]) -> Iterator[Chunk]:
    yield first
    yield from rest


def _library() -> Any:
    try:
        return import_module("distributed")
    except ImportError:
        raise EnvironmentProblem(_EXTRA) from None


@contextmanager
def _client(address: str) -> Iterator[Any]:
    if not address:
        raise UsageError("--engine dask needs --scheduler ADDRESS, such as tcp://host:8786")
    distributed = _library()
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        client = distributed.Client(address, timeout=_SECONDS, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        reason = type(error).__name__
        raise EnvironmentProblem(
            f"no Dask scheduler answers at {address} ({reason}): start one with `dask scheduler` "
            "and give its address"
        ) from None
    with client:
        try:
            client.wait_for_workers(1, timeout=3 * _SECONDS)
        except TimeoutError:
            raise EnvironmentProblem(
                f"the scheduler at {address} has no workers: start some with `dask worker {address}"
                " --nthreads 1`"
            ) from None
        yield client


def _through(client: Any, chunks: Iterator[Chunk], job: Job) -> Iterator[tuple[Chunk, bytes]]:
    distributed = _library()
    ahead = _AHEAD * max(1, len(client.nthreads()))
    held = {_submit(client, chunk, job): chunk for chunk in islice(chunks, ahead)}
    done = distributed.as_completed(list(held), loop=client.loop)
    for future in done:
        chunk = held.pop(future)
        try:
            yield chunk, future.result()
        except distributed.KilledWorker:
            lethal = frozenset(_lethal(client, chunk, job))
            yield chunk, _submit(client, chunk, job, lethal).result()
        for following in islice(chunks, 1):
            more = _submit(client, following, job)
            held[more] = following
            done.add(more)


def _submit(client: Any, chunk: Chunk, job: Job, lethal: frozenset[int] = frozenset()) -> Any:
    return client.submit(_work, chunk, job, lethal, pure=False)


def _lethal(client: Any, chunk: Chunk, job: Job) -> Iterator[int]:
    """Try each record alone, one after the other, to find those that kill their worker."""
    distributed = _library()
    for place, record in enumerate(chunk.records):
        try:
            _submit(client, replace(chunk, records=(record,)), job).result()
        except distributed.KilledWorker:
            yield place


def _work(chunk: Chunk, job: Job, lethal: frozenset[int]) -> bytes:
    """Work on one chunk at a time per process: a parser serves one thread."""
    with _ONE_AT_A_TIME:
        ready(job)
        return work(chunk, job, lethal=lethal)
