"""Reads one chunk, in whatever process: records in, the bytes of one part out."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from standoff.errors import EnvironmentProblem, SourceError, StandoffError
from standoff.record.copies import sketch
from standoff.vocabulary.problems import Problem
from standoff.vocabulary.sources import Document
from standoff.workbench.many.chunks import Chunk
from standoff.workbench.many.job import Job, reader_version
from standoff.workbench.many.records import Record, document_of
from standoff.workbench.many.table import claim_row, document_row, problem_row

if TYPE_CHECKING:
    from standoff.read.backends import Backend

__all__ = ["LETHAL", "Part", "head_of", "ready", "rows_of", "unpack", "work"]

LETHAL = "reading this document ended the process that read it, more than once: it was left out"
"""What is said of a document that kills its reader."""

_RAISED_BY = "workbench.many"
_SIZE = 8
_OPEN: dict[str, Backend] = {}


@dataclass(frozen=True, slots=True)
class Part:
    """What a part says at its beginning: per record, what the whole table must know of it."""

    key: str
    records: tuple[dict[str, Any], ...]

    @property
    def claims(self) -> int:
        """Count the claims."""
        return sum(record["claims"] for record in self.records)

    @property
    def problems(self) -> int:
        """Count the problems."""
        return sum(record["problems"] for record in self.records)


def work(
    chunk: Chunk,
    job: Job,
    *,
    lethal: frozenset[int] = frozenset(),
    begin: Callable[[int], None] = lambda _: None,
) -> bytes:
    """Read the records of a chunk.

    Parameters
    ----------
    chunk : Chunk
    job : Job
    lethal : frozenset of int
        Places in the chunk of records that must not be tried again.
    begin : callable
        Told the place of each record before it is read.

    Returns
    -------
    bytes
        A part; `unpack` opens it.

    Raises
    ------
    StandoffError
        If the back-end cannot go on.
    """
    heads, bodies = [], []
    for place, record in enumerate(chunk.records):
        begin(place)
        head, body = _read_one(record, job, skip=place in lethal)
        heads.append(head)
        bodies.append(body)
    return _packed({"key": chunk.key, "records": heads}, bodies)


def ready(job: Job) -> None:
    """Make a process ready, once: the reader compared, the back-end opened.

    Raises
    ------
    EnvironmentProblem
        If this machine has another reader than the one that asks, or the back-end cannot be had.
    """
    if job.version != reader_version():
        raise EnvironmentProblem(
            f"a worker has standoff {reader_version()}, this machine {job.version}: install the "
            "same standoff and libraries on every worker"
        )
    _backend(job).pipeline()


def _read_one(record: Record, job: Job, *, skip: bool) -> tuple[dict[str, Any], dict[str, Any]]:
    taken = document_of(record, today=job.today)
    document, problems = taken.document, list(taken.problems)
    row = document_row(record.place, taken.record, document=document)
    head: dict[str, Any] = {"document": None, "published": row["published"], "sketch": None}
    claims: list[dict[str, Any]] = []
    if skip:
        problems.append(Problem(LETHAL, _RAISED_BY))
    elif document is not None:
        as_of = job.as_of(document.published)
        claims, found = _claims(document, job)
        problems += found
        drawn = sketch(document.text)
        head |= {
            "document": document.id,
            "sketch": [drawn.limit, drawn.tail, drawn.words, *drawn.hashes],
        }
        row["as_of"] = as_of.isoformat()
    said = [problem_row(p, record.place, document=row["document"]) for p in problems]
    row |= {"claims": len(claims), "problems": len(said)}
    head |= {"claims": len(claims), "problems": len(said)}
    return head, {"row": row, "claims": claims, "problems": said}


def _claims(document: Document, job: Job) -> tuple[list[dict[str, Any]], tuple[Problem, ...]]:
    """Read one document; whatever the reader stumbles over is a problem of that document."""
    from standoff.read.reader import read

    as_of = job.as_of(document.published)
    try:
        reading = read(document, as_of=as_of, backend=_backend(job))
        return [claim_row(c, document, as_of=as_of) for c in reading.claims], reading.problems
    except SourceError as error:
        return [], (Problem(str(error), "read.reader"),)
    except StandoffError:
        raise
    except Exception as error:  # nothing in one text may stop the others
        said = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        message = f"the reader failed on this document ({said}): no claims; please report it"
        return [], (Problem(message, "read.reader"),)


def _backend(job: Job) -> Backend:
    """Open the job's back-end, once per process."""
    from standoff.read.backends import open_backend

    name = job.fingerprint
    if name not in _OPEN:
        _OPEN[name] = open_backend(job.backend, settings=job.settings)
    return _OPEN[name]


def _packed(head: dict[str, Any], bodies: list[dict[str, Any]]) -> bytes:
    first = zlib.compress(_line(head), 1)
    rest = zlib.compress(b"\n".join(_line(body) for body in bodies), 1)
    return len(first).to_bytes(_SIZE, "big") + first + rest


def _line(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def head_of(data: bytes) -> Part:
    """Open the beginning of a part.

    Raises
    ------
    ValueError
        If it is not whole.
    """
    held = json.loads(_inflated(data[_SIZE : _SIZE + _size(data)]))
    return Part(held["key"], tuple(held["records"]))


def rows_of(data: bytes) -> Iterator[dict[str, Any]]:
    """Give for each record its row, the rows of its claims and those of its problems."""
    for line in unpack(data).split(b"\n"):
        yield json.loads(line)


def unpack(data: bytes) -> bytes:
    """Open the rest of a part.

    Raises
    ------
    ValueError
        If it is not whole.
    """
    return _inflated(data[_SIZE + _size(data) :])


def _size(data: bytes) -> int:
    """Give the length of a part's packed beginning."""
    return int.from_bytes(data[:_SIZE], "big")


def _inflated(packed: bytes) -> bytes:
    try:
        return zlib.decompress(packed)
    except zlib.error as error:
        raise ValueError("a part is broken") from error
