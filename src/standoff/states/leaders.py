"""Who held which public office on a day, and under which names texts speak of them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from standoff.states.entities import Entity
from standoff.states.tabular import day, split, table
from standoff.vocabulary.actors import Actor, Sector

__all__ = [
    "HONORIFICS",
    "Leader",
    "Office",
    "Tenure",
    "bearers",
    "leader",
    "leaders",
    "offices",
    "tenures",
]

HONORIFICS = ("Mr.", "Mr", "Ms.", "Ms", "Mrs.", "Mrs", "Dr.", "Dr", "Sir", "Lord", "Madam")
"""Titles that anybody may bear."""

_FORGOTTEN = 15 * 365
"""Days out of office after which a surname alone is no proof any more."""


@dataclass(frozen=True, slots=True)
class Office:
    """A kind of public office: the sector it belongs to and the titles its holders go by.

    `single` is true where a state has one holder at a time.
    """

    name: str
    sector: Sector
    titles: tuple[str, ...]
    single: bool


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person's time in one office.

    Attributes
    ----------
    code : str
        The state or organisation.
    office : Office
    person : str
    start, end : date or None
        First and last day; None where open or not entered.
    """

    code: str
    office: Office
    person: str
    start: date | None
    end: date | None

    def covers(self, as_of: date) -> bool:
        """Say whether the day lies within the time in office."""
        return (self.start or date.min) <= as_of <= (self.end or date.max)


@dataclass(frozen=True, slots=True)
class Leader:
    """A person known by a day, as texts of that day speak of them.

    Attributes
    ----------
    entity : Entity
        With the office held on the day, or the last one as "former ...".
    full, short : tuple of str
        Whole names; surnames and other forms that stand alone or after a title.
    common : bool
        Whether a short form alone is no proof: a common word or surname, or long out of office.
    titles : tuple of str
        Titles of every office held.
    rank : int
        Order among people of one name: 0 for one who holds a single office on the day.
    """

    entity: Entity
    full: tuple[str, ...]
    short: tuple[str, ...]
    common: bool
    titles: tuple[str, ...]
    rank: int


@cache
def offices() -> dict[str, Office]:
    """Give the offices by name."""
    return {
        r["office"]: Office(r["office"], Sector(r["sector"]), split(r["titles"]), bool(r["head"]))
        for r in table("offices")
    }


def _tenure(row: dict[str, str]) -> Tenure:
    start, end = day(row["start"]), day(row["end"])
    return Tenure(row["code"], offices()[row["office"]], row["person"], start, end)


@cache
def _people() -> dict[str, list[dict[str, str]]]:
    people: dict[str, list[dict[str, str]]] = {}
    for row in table("leaders"):
        people.setdefault(row["person"], []).append(row)
    return people


def tenures(code: str, office: str | None = None) -> tuple[Tenure, ...]:
    """List all times in office of a state or organisation, earliest first.

    Parameters
    ----------
    code : str
    office : str, optional
        Only this office, e.g. "president".

    Examples
    --------
    >>> [t.person for t in tenures("USA", "president")][-2:]
    ['Joe Biden', 'Donald Trump']
    """
    held = (_tenure(row) for row in table("leaders") if row["code"] == code)
    chosen = (t for t in held if office is None or t.office.name == office)
    return tuple(sorted(chosen, key=lambda t: t.start or date.min))


def leaders(as_of: date) -> Iterator[Leader]:
    """Give everybody who has come to office by a day.

    Parameters
    ----------
    as_of : date
        A person whose first office begins later is left out: nobody may know yet.
    """
    for person in _people():
        known = leader(person, as_of=as_of)
        if known is not None:
            yield known


@lru_cache(maxsize=10_000)
def leader(person: str, *, as_of: date) -> Leader | None:
    """Give a person of the table as known on a day; None before the first office.

    Parameters
    ----------
    person : str
        A full name.
    as_of : date
    """
    rows, known = _people()[person], offices()
    row = _choose(rows, as_of.isoformat())
    if row is None:
        return None
    office, gone = known[row["office"]], _days_since(row["end"], as_of)
    held = f"former {office.name}" if gone else office.name
    titles = [known[one["office"]].titles for one in rows]
    full, short = _forms(rows)
    return Leader(
        entity=Entity(Actor(row["code"], office.sector), "leader", person, person, held),
        full=full,
        short=short,
        common=gone > _FORGOTTEN or any(one["needs_context"] for one in rows),
        titles=titles[0] if len(titles) == 1 else tuple(t for own in titles for t in own),
        rank=2 + gone if gone else int(not office.single),
    )


def _forms(rows: list[dict[str, str]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the whole names and the short forms of a person, which no day changes."""
    person = rows[0]["person"]
    short = _cells(rows, "short") or (person.rsplit(" ", 1)[-1],)
    return (person, *_cells(rows, "variants")), short


@cache
def bearers() -> dict[str, tuple[str, ...]]:
    """Map every form of a name to the people who go by it at any time, in the table's order."""
    found: dict[str, dict[str, None]] = {}
    for person, rows in _people().items():
        for form in itertools.chain(*_forms(rows)):
            found.setdefault(form, {})[person] = None
    return {form: tuple(people) for form, people in found.items()}


def _cells(rows: list[dict[str, str]], column: str) -> tuple[str, ...]:
    if len(rows) == 1:
        return split(rows[0][column])
    return tuple(dict.fromkeys(cell for row in rows for cell in split(row[column])))


def _choose(rows: list[dict[str, str]], today: str) -> dict[str, str] | None:
    """Choose the office that counts on the day: one held, else the last one left; None if none.

    Days are compared as they are written, year first: no need to take 1,500 of them apart.
    """
    if len(rows) == 1:
        return rows[0] if rows[0]["start"] <= today else None
    begun = [row for row in rows if row["start"] <= today]
    now = [row for row in begun if not row["end"] or row["end"] >= today]
    if now:
        return min(now, key=lambda row: not offices()[row["office"]].single)
    return max(begun, key=lambda row: row["end"], default=None)


def _days_since(end: str, as_of: date) -> int:
    """Count the days since an office ended; 0 while it lasts."""
    return max(0, (as_of - date.fromisoformat(end)).days) if end else 0
