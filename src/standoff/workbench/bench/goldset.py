"""What the scorers of gold sets share: records of a file, texts to read, the meter of reading."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from standoff.read.reader import prepare, read
from standoff.read.sentences import Text
from standoff.vocabulary.claims import Claim
from standoff.vocabulary.sources import Document, document_id

__all__ = ["Judge", "Meter", "claims", "document", "outcomes", "read_text"]

_BAD = (KeyError, TypeError, ValueError, IndexError, AttributeError)
_DAY = date(2022, 1, 1)
"""For records that state no day: the reader must be told who holds office."""


@dataclass(slots=True)
class Meter:
    """How much text was read in how much time.

    Attributes
    ----------
    words : int
        Stretches between blanks.
    cpu : float
        CPU seconds of the process while it read.
    """

    words: int = 0
    cpu: float = 0.0

    @contextmanager
    def reading(self, text: str) -> Iterator[None]:
        """Count a text and the time that reading it takes."""
        started = time.process_time()
        yield
        self.cpu += time.process_time() - started
        self.words += len(text.split())

    def __add__(self, other: Meter) -> Meter:
        """Pool two meters."""
        return Meter(self.words + other.words, self.cpu + other.cpu)

    @property
    def speed(self) -> float:
        """Give words per CPU second; 0 before anything was read."""
        return self.words / self.cpu if self.cpu else 0.0


Judge = Callable[[Mapping[str, Any], Meter], Any]
"""Reads one record and compares: gives what the scorer's ``tally`` adds up, or None to skip it."""


def document(text: str, day: str | None = None) -> Document:
    """Make a document of a record's text.

    Parameters
    ----------
    text : str
    day : str, optional
        ISO date or ``YYYYMMDD``.
    """
    published = date.fromisoformat(day) if day else None
    return Document(document_id(text), text, published=published)


def read_text(text: str, meter: Meter, *, day: str | None = None) -> Text:
    """Run the reader's passes over a text, on the meter's time."""
    made = document(text, day)
    with meter.reading(text):
        return prepare(made, as_of=made.published or _DAY)


def claims(text: str, meter: Meter, *, day: str | None = None) -> tuple[Claim, ...]:
    """Read the claims of a text, on the meter's time."""
    made = document(text, day)
    with meter.reading(text):
        return read(made, as_of=made.published or _DAY).claims


def outcomes(file: Path, judge: Judge, *, meter: Meter) -> tuple[list[Any], list[str]]:
    """Judge every record of a file.

    Returns
    -------
    list
        What `judge` gave, Nones left out.
    list of str
        One line for each record that could not be judged.
    """
    found: list[Any] = []
    bad: list[str] = []
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                outcome = judge(json.loads(line), meter)
            except _BAD as error:
                bad.append(
                    f"{file.stem}: line {number} is left out: {type(error).__name__} {error}"
                )
            else:
                found += [outcome] if outcome is not None else []
    return found, bad
