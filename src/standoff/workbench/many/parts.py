"""The directory beside the output in which finished chunks wait, so that a killed run goes on."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from standoff.errors import EnvironmentProblem, UsageError
from standoff.workbench.many.chunks import Chunk
from standoff.workbench.many.work import Part, head_of, unpack

__all__ = ["Parts", "open_parts", "write_atomically"]


class Parts:
    """Finished chunks by number and key; a file is there whole or not at all."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def path(self, chunk: Chunk) -> Path:
        """Name the file of a chunk's part; another input or reader has another name."""
        return self.place / f"{chunk.number:07d}-{chunk.key}.part"

    def held(self, chunk: Chunk) -> Part | None:
        """Give the beginning of a chunk's part if an earlier run finished it, whole."""
        try:
            data = self.path(chunk).read_bytes()
            part = head_of(data)
            unpack(data)
        except (OSError, ValueError, KeyError):
            return None
        return part if part.key == chunk.key and len(part.records) == len(chunk.records) else None

    def keep(self, chunk: Chunk, data: bytes) -> None:
        """Write a chunk's part, wholly or not at all."""
        write_atomically(self.path(chunk), data)

    def begun(self, today: date) -> date:
        """Give the day the run began: today, unless an earlier run of it was stopped."""
        place = self.place / "begun.json"
        try:
            return date.fromisoformat(json.loads(place.read_text())["today"])
        except (OSError, ValueError, KeyError, TypeError):
            write_atomically(place, json.dumps({"today": today.isoformat()}).encode())
            return today

    def remove(self) -> None:
        """Remove the directory: the output is finished."""
        shutil.rmtree(self.place, ignore_errors=True)


def write_atomically(place: Path, data: bytes) -> None:
    """Write under a temporary name, then rename.

    Raises
    ------
    EnvironmentProblem
        If the disk is full or may not be written to.
    """
    temporary = None
    try:
        handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=".", suffix=".tmp")
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(temporary).replace(place)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise EnvironmentProblem(
            f"{place.parent} cannot be written to: {error.strerror}; what is done is kept, so make "
            "room and run the same command again"
        ) from None


@contextmanager
def open_parts(place: Path) -> Iterator[Parts]:
    """Open (or make) the directory of parts for one run alone.

    Raises
    ------
    UsageError
        If another run is at work on the same output.
    EnvironmentProblem
        If the directory cannot be made.
    """
    try:
        place.mkdir(exist_ok=True)
        lock = (place / "lock").open("w")
    except OSError as error:
        raise EnvironmentProblem(
            f"{place} cannot be made ({error.strerror}): choose another --out"
        ) from None
    with lock:
        if not _locked(lock.fileno()):
            raise UsageError(f"another run is writing beside {place}: wait for it or stop it")
        for stray in place.glob(".*.tmp"):
            stray.unlink(missing_ok=True)
        yield Parts(place)


def _locked(handle: int) -> bool:
    """Take the lock that ends with the process, where the system has one."""
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
