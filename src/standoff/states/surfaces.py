"""Every surface form of the gazetteer with what it can stand for, from the tables of this room."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from standoff.states.entities import Entity
from standoff.states.tabular import day, split, table
from standoff.vocabulary.actors import Actor, Sector

__all__ = ["ABROAD", "surfaces"]

ABROAD = "---"
"""The code of an entity that belongs to no one state."""

_BODIES = (
    ("organisations", "organisation"),
    ("services", "service"),
    ("bodies", "organisation"),
    ("armed_groups", "armed group"),
)


def surfaces(as_of: date) -> Iterator[tuple[str, Entity, int]]:
    """Give surface form, reading and rank (smaller comes first) of all but people.

    Parameters
    ----------
    as_of : date
        A name that came later is left out; one that lapsed before comes last.
    """
    yield from _states()
    yield from _historic(as_of)
    yield from _seats()
    yield from _bodies()
    yield from _places()


def _states() -> Iterator[tuple[str, Entity, int]]:
    common = {row["surface"] for row in table("ambiguous")}
    for row in table("states"):
        actor, name = Actor(row["code"]), row["name"]
        rank = 0 if row["iso2"] else 1
        groups = (
            ("name", (name, *split(row["aliases"]))),
            ("demonym", (*split(row["adjectives"]), *split(row["people"]))),
            ("capital", (row["capital"], *split(row["capital_names"]))),
        )
        for kind, forms in groups:
            sure, unsure = Entity(actor, kind, name), Entity(actor, kind, name, needs_context=True)
            for form in dict.fromkeys(filter(None, forms)):
                yield form, unsure if form in common else sure, rank


def _historic(as_of: date) -> Iterator[tuple[str, Entity, int]]:
    common = {row["surface"] for row in table("ambiguous")}
    for row in table("historic_names"):
        start, end = day(row["start"]), day(row["end"])
        lapsed, place = end is not None and end < as_of, row["kind"] == "region"
        if (start is not None and start > as_of) or (lapsed and place):
            continue
        actor = Actor(row["code"], Sector.UNK if place else Sector.GOV)
        unsure = row["surface"] in common
        entity = Entity(actor, row["kind"], row["surface"], needs_context=unsure)
        yield row["surface"], entity, 2 if lapsed else -1 if place else 0


def _seats() -> Iterator[tuple[str, Entity, int]]:
    for name, kind in (("seats", "seat"), ("office_names", "office")):
        for row in table(name):
            actor, unsure = Actor(row["code"], Sector(row["sector"])), bool(row["needs_context"])
            yield row["surface"], Entity(actor, kind, row["surface"], needs_context=unsure), 0


def _bodies() -> Iterator[tuple[str, Entity, int]]:
    for name, kind in _BODIES:
        for row in table(name):
            actor, unsure = Actor(row["code"], Sector(row["sector"])), bool(row["needs_context"])
            entity = Entity(actor, kind, row["name"], needs_context=unsure)
            for form in split(row["surfaces"]):
                yield form, entity, 3


def _places() -> Iterator[tuple[str, Entity, int]]:
    nowhere = Actor(ABROAD, Sector.UNK)
    for row in table("regions"):
        actor = Actor(ABROAD, Sector(row["sector"])) if row["sector"] else nowhere
        place = Entity(actor, "region", row["name"], within=row["within"])
        for form in split(row["surfaces"]):
            yield form, place, 4
    common = {row["surface"] for row in table("ambiguous")}
    for row in table("provinces"):
        for form in split(row["names"]):
            yield form, Entity(nowhere, "region", form, "", "", form in common, row["code"]), 4
