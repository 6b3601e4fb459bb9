"""What works through the chunks: one contract, several engines, the same bytes from each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol

from standoff.errors import UnknownName
from standoff.workbench.many.chunks import Chunk
from standoff.workbench.many.job import Job

__all__ = ["ENGINES", "Means", "Run", "engine"]


@dataclass(frozen=True, slots=True)
class Means:
    """What an engine may use: processes on this machine, or the address of a scheduler."""

    workers: int = 1
    scheduler: str = ""


class Run(Protocol):
    """Reads chunks as they come, yields each with its part, in any order; few ahead of need."""

    def __call__(
        self, chunks: Iterator[Chunk], job: Job, *, means: Means
    ) -> Iterator[tuple[Chunk, bytes]]:
        """Work through the chunks of a job with some means."""
        ...


ENGINES: tuple[tuple[str, str], ...] = (
    ("serial", "standoff.workbench.many.engines.serial"),
    ("processes", "standoff.workbench.many.engines.processes"),
    ("dask", "standoff.workbench.many.engines.cluster"),
)
"""Name of the engine and the module whose `run` it is."""


def engine(name: str) -> Run:
    """Give an engine by name.

    Raises
    ------
    UnknownName
        If there is none of that name.
    """
    module = dict(ENGINES).get(name)
    if module is None:
        known = ", ".join(name for name, _ in ENGINES)
        raise UnknownName(f"no engine {name!r}: use one of {known}")
    run: Run = import_module(module).run
    return run
