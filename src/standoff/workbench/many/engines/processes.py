"""Several processes on this machine, each with its own parser; one that dies is replaced."""

from __future__ import annotations

import signal
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from standoff.errors import EnvironmentProblem, StandoffError
from standoff.workbench.many.chunks import Chunk
from standoff.workbench.many.engines import Means
from standoff.workbench.many.job import Job
from standoff.workbench.many.work import ready, work

__all__ = ["run"]

_DEATHS = 3
"""Processes that may die over one document before it is left out."""


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    chunk: Chunk | None = None
    at: int | None = None


@dataclass(slots=True)
class _Crew:
    """The processes at work, the chunks to be tried again, and who died over what."""

    job: Job
    size: int
    workers: list[_Worker] = field(default_factory=list)
    again: deque[Chunk] = field(default_factory=deque)
    deaths: Counter[tuple[int, int]] = field(default_factory=Counter)
    idle_deaths: int = 0

    def hire(self) -> _Worker:
        """Start a process; it ends by itself when this one does, for then its pipe closes."""
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self.job), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self.workers.append(worker)
        return worker

    def hand_out(self, chunks: Iterator[Chunk]) -> None:
        """Give every idle process a chunk, while there are any."""
        while True:
            free = next((w for w in self.workers if w.chunk is None), None)
            if free is None and len(self.workers) == self.size:
                return
            chunk = self.again.popleft() if self.again else next(chunks, None)
            if chunk is None:
                return
            worker = free or self.hire()
            worker.chunk, worker.at = chunk, None
            try:
                worker.pipe.send((chunk, self._lethal(chunk)))
            except OSError:
                self.bury(worker)

    def _lethal(self, chunk: Chunk) -> frozenset[int]:
        over = self.deaths.items()
        return frozenset(at for (n, at), times in over if n == chunk.number and times >= _DEATHS)

    def bury(self, worker: _Worker) -> None:
        """Note over what a process died, and put its chunk back.

        Raises
        ------
        EnvironmentProblem
            If processes die again and again before they begin.
        """
        self.workers.remove(worker)
        worker.pipe.close()
        worker.process.join()
        if worker.chunk is None:
            return
        self.again.append(worker.chunk)
        if worker.at is not None:
            self.deaths[worker.chunk.number, worker.at] += 1
            return
        self.idle_deaths += 1
        if self.idle_deaths > _DEATHS * self.size:
            raise EnvironmentProblem(
                "the processes end before they begin to read: is memory short? Try --workers 1; "
                "what is done is kept"
            )

    def dismiss(self) -> None:
        """End all processes: the idle ones by themselves, the busy ones at once."""
        for worker in self.workers:
            worker.pipe.close()
            if worker.chunk is not None:
                worker.process.terminate()
        for worker in self.workers:
            worker.process.join()


def run(chunks: Iterator[Chunk], job: Job, *, means: Means) -> Iterator[tuple[Chunk, bytes]]:
    """Read chunks in `means.workers` processes, each of which loads the parser once.

    Raises
    ------
    StandoffError
        Whatever stops one of them for good.
    """
    crew = _Crew(job, means.workers)
    try:
        crew.hand_out(chunks)
        while busy := {w.pipe: w for w in crew.workers if w.chunk is not None}:
            for pipe in wait(list(busy)):
                yield from _heard(crew, busy[pipe])  # type: ignore[index]
            crew.hand_out(chunks)
    finally:
        crew.dismiss()


def _heard(crew: _Crew, worker: _Worker) -> Iterator[tuple[Chunk, bytes]]:
    try:
        said, what = worker.pipe.recv()
    except (EOFError, OSError):
        crew.bury(worker)
        return
    if said == "at":
        worker.at = what
    elif said == "stop":
        raise what
    elif worker.chunk is not None:
        chunk, worker.chunk, crew.idle_deaths = worker.chunk, None, 0
        yield chunk, what


def _serve(pipe: Connection, job: Job) -> None:
    """Read chunks until the pipe closes; an interrupt from the keyboard is the parent's affair."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        ready(job)
        threadpool_limits(1)
        while True:
            chunk, lethal = pipe.recv()
            part = work(chunk, job, lethal=lethal, begin=lambda at: pipe.send(("at", at)))
            pipe.send(("done", part))
    except StandoffError as error:
        _say(pipe, ("stop", error))
    except (EOFError, OSError):
        return


def _say(pipe: Connection, message: Any) -> None:
    try:
        pipe.send(message)
    except OSError:
        return
