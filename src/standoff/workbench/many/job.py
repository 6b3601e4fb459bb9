"""What is asked of every chunk of a run, plain enough to travel to another machine."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

import standoff
from standoff.vocabulary.identity import as_plain

__all__ = ["Job", "reader_version"]

_ROOMS = ("read", "states", "vocabulary")
_FILES = ("record/copies.py", "workbench/many")
_LIBRARIES = ("spacy", "thinc", "numpy", "lemminflect", "trafilatura")


@dataclass(frozen=True, slots=True)
class Job:
    """How every document of a run is read.

    Attributes
    ----------
    today : date
        The day the run began; what an undated document is read as of.
    cap : date or None
        No document is read as of a later day than this.
    backend : str
        Address of the back-end that claims come from (see `read.backends`).
    settings : object
        What that back-end asks for; must be able to travel to another process.
    version : str
        `reader_version` of the machine that asks.
    """

    today: date
    cap: date | None = None
    backend: str = "rules"
    settings: object = field(default=None, repr=False)
    version: str = ""

    @property
    def fingerprint(self) -> str:
        """Say everything but the documents that a result depends on."""
        said = (self.today, self.cap, self.backend, self.version)
        return json.dumps([*map(as_plain, said), repr(self.settings)])

    def as_of(self, published: date | None) -> date:
        """Give the day that a document is read as of: its own, else the run's, at most the cap."""
        day = published or self.today
        return min(day, self.cap) if self.cap else day


@cache
def reader_version() -> str:
    """Name the installed reader by the hash of its code, tables and weights, and its libraries."""
    house = Path(standoff.__file__).parent
    digest = hashlib.sha256(standoff.__version__.encode())
    inside = [path for room in _ROOMS for path in (house / room).rglob("*")]
    inside += [path for name in _FILES for path in ((house / name), *(house / name).rglob("*"))]
    for path in sorted(inside):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(house).as_posix().encode() + path.read_bytes())
    for name in _LIBRARIES:
        digest.update(f"{name} {importlib.metadata.version(name)}\n".encode())
    return f"{standoff.__version__}+{digest.hexdigest()[:12]}"
