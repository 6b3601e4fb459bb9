"""Who held which public office on a day, and under which names texts speak of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from standoff.states.entities import Entity
from standoff.states.tabular import day, split, table
from standoff.vocabulary.actors import Actor, Sector

__all__ = ["HONORIFICS", "Leader", "Office", "Tenure", "leaders", "offices", "tenures"]

HONORIFICS = ("Mr.", "Mr", "Ms.", "Ms", "Mrs.", "Mrs", "Dr.", "Dr", "Sir", "Lord", "Madam")
"""Titles that anybody may bear."""


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
        Whether a short form alone is no proof (a common word or surname).
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
    start, end = day(row["start"]), day(row["end"], end=True)
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
    for person, rows in _people().items():
        held = [_tenure(row) for row in rows]
        chosen = _choose(held, as_of)
        if chosen is None:
            continue
        now = chosen.covers(as_of)
        office = chosen.office.name if now else f"former {chosen.office.name}"
        actor = Actor(chosen.code, chosen.office.sector)
        short = [s for row in rows for s in split(row["short"])] or [person.rsplit(" ", 1)[-1]]
        full = [person, *(v for row in rows for v in split(row["variants"]))]
        yield Leader(
            entity=Entity(actor, "leader", person, person, office),
            full=tuple(dict.fromkeys(full)),
            short=tuple(dict.fromkeys(short)),
            common=any(row["needs_context"] for row in rows),
            titles=tuple(dict.fromkeys(t for one in held for t in one.office.titles)),
            rank=_rank(chosen, now, as_of),
        )


def _choose(held: list[Tenure], as_of: date) -> Tenure | None:
    """Choose the office that counts on the day: one held, else the last one left; None if none."""
    now = [t for t in held if t.covers(as_of)]
    if now:
        return min(now, key=lambda t: not t.office.single)
    past = [t for t in held if t.end is not None and t.end < as_of]
    return max(past, key=lambda t: t.end or date.min) if past else None


def _rank(tenure: Tenure, now: bool, as_of: date) -> int:
    """Order readings: in office before out of it, heads first, then by how long ago it ended."""
    if now:
        return 0 if tenure.office.single else 1
    return 2 + (as_of - (tenure.end or as_of)).days
