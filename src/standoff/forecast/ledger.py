"""An append-only ledger of forecasts: each entry is chained to the one before by its hash.

The chain follows Haber & Stornetta (1991), "How to time-stamp a digital document".
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from standoff.errors import EnvironmentProblem, UnknownName, UsageError
from standoff.forecast.databases import alone, connect, guard, lock
from standoff.vocabulary.identity import as_plain, canonical_json, from_plain
from standoff.vocabulary.problems import Problem

__all__ = ["GENESIS", "Entry", "Issue", "Ledger", "Resolution", "check", "open_ledger"]

GENESIS = "0" * 64
"""What the first entry is chained to."""

_LONGEST = 64
_metadata = sa.MetaData()
_entries = sa.Table(
    "ledger",
    _metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("question", sa.String(_LONGEST), nullable=False),
    sa.Column("content", sa.Text, nullable=False),
    sa.Column("previous", sa.String(64), nullable=False, unique=True),
    sa.Column("hash", sa.String(64), nullable=False, unique=True),
)


@dataclass(frozen=True, slots=True)
class Issue:
    """One forecast as it was stated.

    Attributes
    ----------
    question : str
        Id of the question; stating it again revises the forecast.
    text : str
        The question in words.
    crisis : str
        Cases of one crisis are resampled together when scores get intervals.
    rule, source : str
        How the question will be resolved, and on whose word.
    closes : date
        The day after which the outcome can be told.
    outcomes : tuple of str
        Exclusive and exhaustive.
    p, reference : tuple of float
        The forecast and the class frequency at issue, each summing to 1.
    as_of : date
        Nothing later was known.
    hashes : mapping of str to str
        Of data, model, code and claims.
    ordered : bool
        Whether the outcomes have an order, so that the ranked probability score applies.
    """

    question: str
    text: str
    crisis: str
    rule: str
    source: str
    closes: date
    outcomes: tuple[str, ...]
    p: tuple[float, ...]
    reference: tuple[float, ...]
    as_of: date
    hashes: Mapping[str, str]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Resolution:
    """How a question came out: one of its outcomes, or "void" with the reason as source."""

    question: str
    outcome: str
    source: str
    day: date


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the ledger; `kind` is issue, resolution or withdrawal."""

    number: int
    kind: str
    question: str
    content: Mapping[str, Any]
    previous: str
    hash: str

    def as_issue(self) -> Issue:
        """Give the forecast that an issue states."""
        issue = from_plain(Issue, self.content["said"])
        assert isinstance(issue, Issue)
        return issue


def _hash(number: int, kind: str, question: str, content: str, *, previous: str) -> str:
    line = canonical_json([number, kind, question, content, previous])
    return hashlib.sha256(line.encode()).hexdigest()


class Ledger:
    """Appends, lists and verifies entries; nothing in it can be changed or taken out."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def entries(self) -> tuple[Entry, ...]:
        """List every entry in order."""
        with self._engine.connect() as connection:
            rows = connection.execute(sa.select(_entries).order_by(_entries.c.number)).all()
        return tuple(Entry(r[0], r[1], r[2], json.loads(r[3]), r[4], r[5]) for r in rows)

    def issue(self, said: Issue, *, at: datetime) -> Entry:
        """Enter a forecast, or a revision of one.

        Raises
        ------
        UsageError
            If the probabilities do not fit the outcomes, or the question is already settled.
        """
        check(said)
        if self._last(said.question, "resolution", "withdrawal"):
            raise UsageError(f"{said.question} is settled or withdrawn: name a new question")
        return self._append("issue", said.question, {"said": as_plain(said)}, at=at)

    def resolve(self, said: Resolution, *, at: datetime) -> Entry:
        """Enter how a question came out.

        Raises
        ------
        UnknownName
            If no such question was asked, or it has no such outcome.
        UsageError
            If it is already resolved, or no source is given.
        """
        issue = self._asked(said.question)
        known = (*issue.outcomes, "void")
        if said.outcome not in known:
            listed = ", ".join(known)
            raise UnknownName(f"{said.question} has no outcome {said.outcome!r}: one of {listed}")
        _words(said.source, "source")
        if self._last(said.question, "resolution"):
            raise UsageError(f"{said.question} is already resolved: the ledger is append-only")
        return self._append("resolution", said.question, {"said": as_plain(said)}, at=at)

    def withdraw(self, question: str, reason: str, *, at: datetime) -> Entry:
        """Enter that a forecast is no longer stood by; it is still scored as last stated.

        Raises
        ------
        UnknownName
            If no such question was asked.
        UsageError
            If it is already settled, or no reason is given.
        """
        self._asked(question)
        _words(reason, "reason")
        if self._last(question, "withdrawal", "resolution"):
            raise UsageError(f"{question} is already withdrawn or resolved")
        return self._append("withdrawal", question, {"reason": reason}, at=at)

    def verify(self) -> tuple[Problem, ...]:
        """Recompute the chain; give a problem for every entry that is not as it was entered."""
        problems = []
        previous = GENESIS
        for expected, entry in enumerate(self.entries(), start=1):
            content = canonical_json(entry.content)
            true = _hash(entry.number, entry.kind, entry.question, content, previous=entry.previous)
            if entry.number != expected:
                problems.append(f"entry {expected} is missing")
            elif entry.hash != true:
                problems.append(f"entry {entry.number} was changed after it was entered")
            elif entry.previous != previous:
                problems.append(f"entry {entry.number} does not follow entry {entry.number - 1}")
            previous = entry.hash
        return tuple(Problem(message, "forecast.ledger") for message in problems)

    def _asked(self, question: str) -> Issue:
        entry = self._last(question, "issue")
        if entry is None:
            raise UnknownName(f"no forecast {question!r} in this ledger: see `forecast list`")
        return entry.as_issue()

    def _last(self, question: str, *kinds: str) -> Entry | None:
        found = [e for e in self.entries() if e.question == question and e.kind in kinds]
        return found[-1] if found else None

    def _append(
        self, kind: str, question: str, content: Mapping[str, Any], *, at: datetime
    ) -> Entry:
        """Append under a write lock, so that two writers cannot follow the same entry."""
        text = canonical_json({**content, "at": at.isoformat()})
        with self._engine.connect() as connection:
            lock(connection)
            newest = sa.select(_entries.c.number, _entries.c.hash)
            last = connection.execute(newest.order_by(_entries.c.number.desc()).limit(1)).first()
            number, previous = (last[0] + 1, last[1]) if last else (1, GENESIS)
            digest = _hash(number, kind, question, text, previous=previous)
            values = (number, kind, question, text, previous, digest)
            connection.execute(_entries.insert(), dict(zip(_entries.c.keys(), values, strict=True)))
            connection.commit()
        return Entry(number, kind, question, json.loads(text), previous, digest)


def _words(said: object, what: str) -> None:
    if not isinstance(said, str) or not said.strip():
        raise UsageError(f"say the {what}: the ledger cannot be mended afterwards")


def check(said: Issue) -> None:
    """See that a forecast can be entered and scored.

    Raises
    ------
    UsageError
        If it has no question, closes before it was made, or its probabilities do not fit.
    """
    for name in ("question", "text", "crisis", "rule", "source"):
        _words(getattr(said, name), name)
    if len(said.question) > _LONGEST:
        raise UsageError(f"{said.question!r} is too long: an id has at most {_LONGEST} letters")
    if said.closes < said.as_of:
        raise UsageError(f"{said.question} closes on {said.closes}, before {said.as_of}, its as_of")
    for name, vector in (("p", said.p), ("reference", said.reference)):
        if len(vector) != len(said.outcomes):
            raise UsageError(f"{name} has {len(vector)} numbers for {len(said.outcomes)} outcomes")
        if not all(isinstance(n, int | float) and 0 <= n <= 1 for n in vector) or not _whole(
            vector
        ):
            raise UsageError(f"{name} must be probabilities that sum to 1, not {vector}")
    if len(set(said.outcomes)) != len(said.outcomes):
        raise UsageError("two outcomes of one question have the same name")


def _whole(vector: tuple[float, ...]) -> bool:
    return abs(sum(vector) - 1) <= 1e-6


@contextmanager
def open_ledger(address: str) -> Iterator[Ledger]:
    """Open (or make) a ledger.

    Parameters
    ----------
    address : str
        A path, ``sqlite:///PATH``, or ``postgresql+psycopg://HOST/DATABASE``.

    Raises
    ------
    EnvironmentProblem
        If the database cannot be used.
    """
    engine, shown = connect(address)
    try:
        with engine.begin() as connection:
            alone(connection)
            _metadata.create_all(connection)
            guard(connection)
        yield Ledger(engine)
    except sa.exc.DatabaseError as error:
        reason = str(error.orig or error).strip().splitlines()[0].partition(" with text ")[0]
        raise EnvironmentProblem(f"{shown} cannot be used as a ledger: {reason}") from error
    finally:
        engine.dispose()
