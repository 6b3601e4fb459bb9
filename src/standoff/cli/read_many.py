"""`standoff read --out`: many documents into one table, with progress on a terminal."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from standoff.cli import readers
from standoff.cli.output import note, print_json, ready_directory
from standoff.errors import UsageError

if TYPE_CHECKING:
    from standoff.workbench.many.run import Order, Progress, Tally

__all__ = ["Way", "many"]

_EVERY = 0.2
_TABLES = (".jsonl", ".ndjson", ".parquet")


@dataclass(frozen=True, slots=True)
class Way:
    """How many documents are to be read: options that make sense together, with an output."""

    out: Path | None
    cap: date | None = None
    workers: int = 1
    engine: str = ""
    scheduler: str = ""


def many(sources: list[str], way: Way, *, choice: readers.Choice, json: bool) -> bool:
    """Read many documents into a table if an output is named; say whether that was so.

    Raises
    ------
    UsageError
        If options for many documents are given without an output, or do not go together.
    """
    if way.out is None:
        if way.workers != 1 or way.engine or way.scheduler:
            raise UsageError("--workers, --engine and --scheduler go with --out claims.parquet")
        tables = [s for s in sources if s.lower().endswith(_TABLES)]
        if tables:
            raise UsageError(f"{tables[0]} holds many documents: add --out claims.parquet")
        return False
    order = _order(sources, way, way.out, choice)
    ready_directory(way.out.parent)
    tally = _run(order)
    if json:
        print_json(_summary(tally))
    else:
        _say(tally)
    return True


def _order(sources: list[str], way: Way, out: Path, choice: readers.Choice) -> Order:
    from standoff.workbench.many.engines import Means
    from standoff.workbench.many.run import Order, outputs

    strange = [s for s in sources if s == "-" or "://" in s]
    if strange:
        raise UsageError(f"{strange[0]}: with --out give files and directories; save pages first")
    if way.scheduler and way.engine != "dask":
        raise UsageError("--scheduler goes with --engine dask")
    if way.engine == "serial" and way.workers != 1:
        raise UsageError("--engine serial has one worker: leave --workers out")
    if way.engine == "dask" and choice.backend.startswith("llm:"):
        raise UsageError("a language model's budget is kept on this machine: use --workers")
    account = outputs(out).parts / "account"
    return Order(
        sources=tuple(Path(s) for s in sources),
        out=out,
        cap=way.cap,
        engine=way.engine,
        means=Means(way.workers, way.scheduler),
        backend=choice.backend,
        settings=readers.settings_of(choice, account=account, workers=max(1, way.workers)),
    )


def _run(order: Order) -> Tally:
    from standoff.workbench.many.run import read_many

    line = _Line(sys.stderr.isatty())
    try:
        return read_many(order, today=date.today(), tell=line.show)
    except KeyboardInterrupt:
        note("what is done is kept: run the same command again to go on")
        raise
    finally:
        line.clear()


def _say(tally: Tally) -> None:
    typer.echo(
        f"{_count(tally.records, 'record')}: {_count(tally.documents, 'text')} read, "
        f"{_count(tally.claims, 'claim')}, {_count(tally.problems, 'problem')}, "
        f"{tally.copies:,} {'copy' if tally.copies == 1 else 'copies'}"
    )
    if tally.reused:
        note(f"{tally.reused:,} records were read by an earlier run that was stopped")
    typer.echo(f"The claims lie in {tally.outputs.claims}")
    note(f"documents: {tally.outputs.documents}; problems: {tally.outputs.problems}")


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _summary(tally: Tally) -> dict[str, object]:
    files = tally.outputs
    return {
        "records": tally.records,
        "documents": tally.documents,
        "claims": tally.claims,
        "problems": tally.problems,
        "copies": tally.copies,
        "reused": tally.reused,
        "files": {
            "claims": str(files.claims),
            "documents": str(files.documents),
            "problems": str(files.problems),
        },
    }


@dataclass(slots=True)
class _Line:
    """The one line of progress, rewritten in place; nothing where nobody looks."""

    seen: bool
    began: float = field(default_factory=time.monotonic)
    last: float = 0.0

    def show(self, progress: Progress) -> None:
        """Rewrite the line, a few times a second."""
        now = time.monotonic()
        if not self.seen or now - self.last < _EVERY:
            return
        self.last = now
        spent = max(now - self.began, 1e-9)
        left = spent / max(progress.share, 1e-6) - spent
        sys.stderr.write(
            f"\r\x1b[K{progress.share:4.0%}  {progress.records:,} records, "
            f"{progress.claims:,} claims, {progress.problems:,} problems, "
            f"{progress.records / spent:.1f}/s, {_spell(left)} left"
        )
        sys.stderr.flush()

    def clear(self) -> None:
        """Wipe the line away."""
        if self.seen:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def _spell(seconds: float) -> str:
    if seconds >= 5400:
        return f"{seconds / 3600:.1f} h"
    return f"{seconds / 60:.0f} min" if seconds >= 90 else f"{seconds:.0f} s"
