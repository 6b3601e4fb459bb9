"""Reads many documents into one table of claims, in any number of goes."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from standoff.errors import UsageError
from standoff.record.copies import Sketch, copies
from standoff.workbench.many.chunks import Chunk, chunked
from standoff.workbench.many.engines import Means, engine
from standoff.workbench.many.job import Job, reader_version
from standoff.workbench.many.parts import Parts, open_parts
from standoff.workbench.many.sources import Source, find, records
from standoff.workbench.many.table import CLAIM_COLUMNS, DOCUMENT_COLUMNS
from standoff.workbench.many.work import Part, head_of, rows_of
from standoff.workbench.many.writing import FORMATS, Lines, settle, writer

__all__ = ["Order", "Outputs", "Progress", "Tally", "outputs", "read_many"]

_CLAIM_ROWS = 16_384
_DOCUMENT_ROWS = 256


@dataclass(frozen=True, slots=True)
class Order:
    """What to read, where to, and by what means.

    Attributes
    ----------
    sources : tuple of pathlib.Path
        Directories, .jsonl and .parquet files, files of text.
    out : pathlib.Path
        The table of claims; its ending is its format.
    cap : date or None
        No document is read as of a later day.
    engine : str
        A name in `engines.ENGINES`; "" is serial for one worker and processes for more.
    means : Means
    backend : str
        Address of the back-end that claims come from.
    settings : object
        What that back-end asks for.
    """

    sources: tuple[Path, ...]
    out: Path
    cap: date | None = None
    engine: str = ""
    means: Means = field(default_factory=Means)
    backend: str = "rules"
    settings: object = None


@dataclass(frozen=True, slots=True)
class Outputs:
    """The files of a run, and the directory that is there while it lasts."""

    claims: Path
    documents: Path
    problems: Path
    parts: Path


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: records, claims and problems so far, and the share of the input."""

    records: int
    claims: int
    problems: int
    share: float


@dataclass(frozen=True, slots=True)
class Tally:
    """What a run came to.

    Attributes
    ----------
    records : int
        Records of the input.
    documents : int
        Distinct texts that were read.
    claims, problems : int
        Rows written.
    copies : int
        Records that are near-duplicates (or the same text) of one published before.
    reused : int
        Records that an earlier run, since stopped, had already read.
    outputs : Outputs
    """

    records: int
    documents: int
    claims: int
    problems: int
    copies: int
    reused: int
    outputs: Outputs


@dataclass(frozen=True, slots=True)
class _Known:
    """What must be known of all records at once: text, day of publication, sketch."""

    document: str | None
    published: str | None
    sketch: Sketch | None


@dataclass(slots=True)
class _Run:
    """A run under way: what each chunk came to, in any order."""

    parts: Parts
    size: int
    tell: Callable[[Progress], None]
    known: dict[int, tuple[Path, list[_Known]]] = field(default_factory=dict)
    records: int = 0
    claims: int = 0
    problems: int = 0
    reused: int = 0
    taken: int = 0

    def note(self, chunk: Chunk, part: Part) -> None:
        """Note what a finished chunk holds."""
        held = [_known(record) for record in part.records]
        self.known[chunk.number] = self.parts.path(chunk), held
        self.records += len(held)
        self.claims += part.claims
        self.problems += part.problems
        self.taken += chunk.size
        share = min(1.0, self.taken / self.size) if self.size else 1.0
        self.tell(Progress(self.records, self.claims, self.problems, share))

    def missing(self, chunks: Iterator[Chunk]) -> Iterator[Chunk]:
        """Give the chunks that no earlier run finished."""
        for chunk in chunks:
            part = self.parts.held(chunk)
            if part is None:
                yield chunk
                continue
            self.reused += len(part.records)
            self.note(chunk, part)


def outputs(out: Path) -> Outputs:
    """Name the files of a run beside its table of claims."""
    return Outputs(
        claims=out,
        documents=out.with_name(f"{out.stem}.documents{out.suffix}"),
        problems=out.with_name(f"{out.stem}.problems.jsonl"),
        parts=out.with_name(f"{out.name}.parts"),
    )


def read_many(
    order: Order, *, today: date, tell: Callable[[Progress], None] = lambda _: None
) -> Tally:
    """Read the claims of many documents into a table.

    A run that is killed at any moment and started again by the same call goes on where it was;
    the files it writes are, to the byte, those of a run that was never stopped.

    Parameters
    ----------
    order : Order
    today : date
        What undated documents are read as of, unless an earlier run of this order was stopped.
    tell : callable
        Told the progress after every chunk.

    Raises
    ------
    UsageError
        If a source or the output makes no sense.
    EnvironmentProblem
        If the output cannot be written, or an engine or back-end cannot be had.
    """
    run = engine(order.engine or ("serial" if order.means.workers == 1 else "processes"))
    written = outputs(order.out)
    if order.out.suffix not in FORMATS or order.out.is_dir():
        raise UsageError(f"{order.out}: --out must be a file ending in {' or '.join(FORMATS)}")
    if order.means.workers < 1:
        raise UsageError(f"--workers {order.means.workers}: at least one must do the work")
    own = (written.claims, written.documents, written.problems, written.parts)
    _spare(own, order.sources)
    sources = find(order.sources, leave_out=own)
    with open_parts(written.parts) as parts:
        job = Job(
            today=parts.begun(today),
            cap=order.cap,
            backend=order.backend,
            settings=order.settings,
            version=reader_version(),
        )
        state = _Run(parts, _bytes(sources), tell)
        chunks = state.missing(chunked(records(sources), job=job))
        for chunk, data in run(chunks, job, means=order.means):
            parts.keep(chunk, data)
            state.note(chunk, head_of(data))
        tell(Progress(state.records, state.claims, state.problems, 1.0))
        tally = _assemble(state, job, written)
        parts.remove()
    return tally


def _spare(own: tuple[Path, ...], sources: tuple[Path, ...]) -> None:
    """Refuse to write over a source, or over a file that no earlier run wrote."""
    places = {path.resolve() for path in own}
    if also := [source for source in sources if source.resolve() in places]:
        raise UsageError(f"{also[0]} is read and would be written over: name another --out")
    claims, *beside = own
    parts = beside[-1]
    if claims.exists() and not parts.exists() and not all(p.exists() for p in beside[:-1]):
        raise UsageError(f"{claims} is there and no table of an earlier run: name another --out")


def _bytes(sources: tuple[Source, ...]) -> int:
    return sum(source.size for source in sources)


def _known(record: dict[str, Any]) -> _Known:
    held = None
    if record["sketch"]:
        limit, tail, words, *hashes = record["sketch"]
        held = Sketch(limit, tail, words, array("I", hashes))
    return _Known(record["document"], record["published"], held)


def _assemble(state: _Run, job: Job, written: Outputs) -> Tally:
    """Write the tables from the parts, in the order of the input."""
    order = sorted(state.known)
    known = [record for number in order for record in state.known[number][1]]
    first, copy_of = _families(known, job.today.isoformat())
    place, ending = state.parts.place, written.claims.suffix
    claims = writer(place / "claims", CLAIM_COLUMNS, ending=ending, rows=_CLAIM_ROWS)
    documents = writer(place / "documents", DOCUMENT_COLUMNS, ending=ending, rows=_DOCUMENT_ROWS)
    problems = Lines(place / "problems")
    rows = (row for number in order for row in rows_of(state.known[number][0].read_bytes()))
    written_claims = 0
    for at, row in enumerate(rows):
        copied = copy_of.get(at)
        own = row["claims"] if at in first else []
        for claim in own:
            claims.add({**claim, "copy_of": copied})
        for problem in row["problems"]:
            problems.add(problem)
        documents.add({**row["row"], "copy_of": copied, "claims": len(own)})
        written_claims += len(own)
    settle(
        {
            documents.finish(): written.documents,
            problems.finish(): written.problems,
            claims.finish(): written.claims,
        }
    )
    return Tally(
        records=len(known),
        documents=len(first),
        claims=written_claims,
        problems=state.problems,
        copies=len(copy_of),
        reused=state.reused,
        outputs=written,
    )


def _families(known: list[_Known], undated: str) -> tuple[set[int], dict[int, str]]:
    """Tell which records bring their text first, and of which text the others are copies.

    Order is that of publication, then of the input. The same text again is a copy of the first.
    """
    read = (at for at, record in enumerate(known) if record.sketch)
    ordered = sorted(read, key=lambda at: (known[at].published or undated, at))
    firsts: dict[str, int] = {}
    for at in ordered:
        firsts.setdefault(known[at].document or "", at)
    distinct = [at for at in ordered if firsts[known[at].document or ""] == at]
    heads = copies([s for at in distinct if (s := known[at].sketch)])
    story = {
        known[at].document: known[distinct[head]].document
        for at, head in zip(distinct, heads, strict=True)
    }
    copy_of = {}
    for at in ordered:
        head = story[known[at].document]
        if head and (head != known[at].document or firsts[head] != at):
            copy_of[at] = head
    return set(distinct), copy_of
