"""States as values: every name, code, seat and capital, and the way from a text to a state."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from standoff.errors import UnknownName
from standoff.states.tabular import day, split, table
from standoff.vocabulary.actors import Sector

__all__ = ["STATES", "Seat", "State", "fold", "name_of", "state"]


@dataclass(frozen=True, slots=True)
class Seat:
    """A building, chamber or quarter that stands for a part of the state ("the Kremlin")."""

    name: str
    sector: Sector


@dataclass(frozen=True, slots=True)
class State:
    """One state, present or past.

    Attributes
    ----------
    iso3 : str
        ISO 3166 alpha-3; XKX for Kosovo; the withdrawn DDR, CSK, YUG, YMD; RVN for South Vietnam.
    iso2 : str
        ISO 3166 alpha-2, empty for states that ended.
    name : str
        The short English name.
    names : tuple of str
        All names, the short one first, abbreviations and former names included.
    adjectives, people : tuple of str
        "Russian"; "Russian", "Russians".
    capital : str
    capital_names : tuple of str
        All names under which the seat of government goes, the capital first.
    seats : tuple of Seat
    cow, gw : int or None
        Codes of the Correlates of War and of Gleditsch & Ward today, or when the state ended.
    latitude, longitude : float
        Of the capital, in degrees.
    nuclear_since : int or None
        Year from which it is counted as nuclear-armed, and is still.
    great_power : bool
        A major power today (see `facts.is_great_power` for another day).
    permanent_member : bool
        Of the Security Council today.
    since, until : date or None
        First day of independence, None where it is older than the modern records or has no one
        day; last day, None for a state of today.
    """

    iso3: str
    iso2: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capital: str
    capital_names: tuple[str, ...]
    seats: tuple[Seat, ...]
    cow: int | None
    gw: int | None
    latitude: float
    longitude: float
    nuclear_since: int | None
    great_power: bool
    permanent_member: bool
    since: date | None
    until: date | None

    @property
    def ended(self) -> bool:
        """Say whether the state is no more."""
        return self.until is not None

    def existed(self, *, as_of: date) -> bool:
        """Say whether the state was independent on a day; occupations do not count."""
        return (self.since or date.min) <= as_of <= (self.until or date.max)

    @property
    def demonyms(self) -> tuple[str, ...]:
        """Give adjectives and words for the people, each once."""
        return tuple(dict.fromkeys((*self.adjectives, *self.people)))


def fold(text: str) -> str:
    """Fold case, accents, dots and a leading "the", so that spellings of one name meet."""
    letters = unicodedata.normalize("NFKD", text).replace("’", "'")
    plain = "".join(c for c in letters if not unicodedata.combining(c)).casefold()
    return " ".join(plain.replace(".", "").split()).removeprefix("the ")


def _number(cell: str) -> int | None:
    return int(cell) if cell else None


@cache
def _states() -> dict[str, State]:
    places = {row["code"]: row for row in table("capitals")}
    nuclear = {r["code"]: int(r["start"][:4]) for r in table("nuclear") if not r["end"]}
    powers = {r["code"]: bool(r["permanent_member"]) for r in table("great_powers") if not r["end"]}
    seats: dict[str, list[Seat]] = {}
    for row in table("seats"):
        seats.setdefault(row["code"], []).append(Seat(row["surface"], Sector(row["sector"])))
    former: dict[str, list[str]] = {}
    for row in table("historic_names"):
        if row["kind"] == "name":
            former.setdefault(row["code"], []).append(row["surface"])
    found = {}
    for row in table("states"):
        code = row["code"]
        names = (row["name"], *split(row["aliases"]), *former.get(code, ()))
        found[code] = State(
            iso3=code,
            iso2=row["iso2"],
            name=row["name"],
            names=tuple(dict.fromkeys(names)),
            adjectives=split(row["adjectives"]),
            people=split(row["people"]),
            capital=row["capital"],
            capital_names=(row["capital"], *split(row["capital_names"])),
            seats=tuple(seats.get(code, ())),
            cow=_number(row["cow"]),
            gw=_number(row["gw"]),
            latitude=float(places[code]["latitude"]),
            longitude=float(places[code]["longitude"]),
            nuclear_since=nuclear.get(code),
            great_power=code in powers,
            permanent_member=powers.get(code, False),
            since=day(row["since"]),
            until=day(row["until"]),
        )
    return found


class _States(Mapping[str, State]):
    """The states by code, read at first use."""

    def __getitem__(self, code: str) -> State:
        return _states()[code]

    def __iter__(self) -> Iterator[str]:
        return iter(_states())

    def __len__(self) -> int:
        return len(_states())


STATES: Mapping[str, State] = _States()
"""Every state by its alpha-3 code; reading the tables waits for the first look."""


@cache
def _by_name() -> dict[str, str]:
    """Map folded names to codes; what stands first in a list keeps a name that two states bear."""
    found: dict[str, str] = {}
    for group in ("names", "capital_names", "adjectives", "people"):
        for code, one in _states().items():
            for name in getattr(one, group):
                found.setdefault(fold(name), code)
    for code, one in _states().items():
        for seat in one.seats:
            found.setdefault(fold(seat.name), code)
        if one.iso2:
            found.setdefault(one.iso2.casefold(), code)
        found.setdefault(code.casefold(), code)
    return found


def state(text: str) -> State:
    """Find a state by code or by any of its names, demonyms, capitals or seats.

    Parameters
    ----------
    text : str
        "VEN", "Venezuela", "the Kremlin", "u.s.a."; case, accents and dots do not matter.

    Raises
    ------
    UnknownName
        With the nearest names, where there are any.

    Examples
    --------
    >>> state("Soviet Union").iso3
    'RUS'
    """
    if text.strip().upper() in _states():
        return _states()[text.strip().upper()]
    code = _by_name().get(fold(text))
    if code is not None:
        return _states()[code]
    near = difflib.get_close_matches(fold(text), _by_name(), n=3, cutoff=0.7)
    names = dict.fromkeys(f"{_by_name()[n]} ({_states()[_by_name()[n]].name})" for n in near)
    hint = f"; did you mean {', '.join(names)}?" if names else "; give an ISO 3166 alpha-3 code"
    raise UnknownName(f"no state is called {text!r}{hint}")


def name_of(code: str, *, as_of: date | None = None) -> str:
    """Give the short English name that belongs to a code of the gazetteer, else the code itself.

    Parameters
    ----------
    code : str
    as_of : date, optional
        The day whose name is meant: "Soviet Union" for RUS in 1962; today's name by default.
    """
    own = (r for r in table("historic_names") if as_of and r["own"] and r["code"] == code)
    for row in own:
        start, end = day(row["start"]) or date.min, day(row["end"]) or date.max
        if as_of is not None and start <= as_of < end:
            return row["surface"]
    if code in _states():
        return _states()[code].name
    named = (r["name"] for r in table("organisations") if r["code"] == code != "---")
    return next(named, code)
