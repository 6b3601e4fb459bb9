"""Who held which public office on a day, and under which names texts speak of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from standoff.states.entities import Entity
from standoff.states.tabular import day, split, table
from standoff.vocabulary.actors import Actor, Sector

__all__ = ["Office", "Tenure", "leader_names", "offices", "tenures"]

HONORIFICS = ("Mr.", "Mr", "Ms.", "Ms", "Mrs.", "Mrs", "Dr.", "Dr")


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
class _Person:
    tenures: tuple[Tenure, ...]
    full: tuple[str, ...]
    short: tuple[str, ...]
    common: bool


@cache
def offices() -> dict[str, Office]:
    """Give the offices by name."""
    return {
        r["office"]: Office(r["office"], Sector(r["sector"]), split(r["titles"]), bool(r["head"]))
        for r in table("offices")
    }


@cache
def _people() -> tuple[_Person, ...]:
    rows: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in table("leaders"):
        rows.setdefault((row["code"], row["person"]), []).append(row)
    return tuple(_person(name, group) for (_, name), group in rows.items())


def _person(name: str, rows: list[dict[str, str]]) -> _Person:
    held = [
        Tenure(r["code"], offices()[r["office"]], name, day(r["start"]), day(r["end"], end=True))
        for r in rows
    ]
    short = [s for r in rows for s in split(r["short"])] or [name.rsplit(" ", 1)[-1]]
    full = [name, *(v for r in rows for v in split(r["variants"]))]
    common = any(r["needs_context"] for r in rows)
    return _Person(tuple(held), tuple(dict.fromkeys(full)), tuple(dict.fromkeys(short)), common)


def tenures(code: str, office: str | None = None) -> tuple[Tenure, ...]:
    """List all times in office of a state or organisation, earliest first.

    Parameters
    ----------
    code : str
    office : str, optional
        Only this office, e.g. "president".
    """
    held = (t for p in _people() for t in p.tenures if t.code == code)
    chosen = (t for t in held if office is None or t.office.name == office)
    return tuple(sorted(chosen, key=lambda t: t.start or date.min))


def _on(person: _Person, as_of: date) -> tuple[Tenure, bool] | None:
    """Choose the office that counts on the day: one held, else the last one left; None if none."""
    held = [t for t in person.tenures if t.covers(as_of)]
    if held:
        return held[0], True
    past = [t for t in person.tenures if (t.end or date.max) < as_of]
    return (max(past, key=lambda t: t.end or date.min), False) if past else None


def leader_names(as_of: date) -> Iterator[tuple[str, Entity, int]]:
    """Give every name of every leader known by the day, with a rank (smaller comes first).

    A person whose first office begins after `as_of` is not in the list; one who held office before
    is, as "former ...".
    """
    for person in _people():
        chosen = _on(person, as_of)
        if chosen is None:
            continue
        tenure, now = chosen
        office = tenure.office.name if now else f"former {tenure.office.name}"
        actor = Actor(tenure.code, tenure.office.sector)
        sure = Entity(actor, "leader", tenure.person, tenure.person, office)
        rank = _rank(tenure, now, as_of)
        for name in person.full:
            yield name, sure, rank
        titles = {t for held in person.tenures for t in held.office.titles}
        bare = sure
        if person.common:
            bare = Entity(actor, "leader", tenure.person, tenure.person, office, True)
        for short in person.short:
            yield short, bare, rank
            for title in (*titles, *HONORIFICS):
                yield f"{title} {short}", sure, rank


def _rank(tenure: Tenure, now: bool, as_of: date) -> int:
    """Order readings: in office before out of it, heads first, then by how long ago it ended."""
    if now:
        return 0 if tenure.office.single else 1
    return 2 + (as_of - (tenure.end or as_of)).days
