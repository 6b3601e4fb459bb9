"""The name of each state in the year, and whether it is a microstate (gw system)."""

from __future__ import annotations

import polars as pl

from standoff.history.frame import Frame
from standoff.history.parsing import expand_years
from standoff.history.shelf import Shelf
from standoff.history.systems import open_ended
from standoff.history.verb import Needs, Options, Step, Verb, source_of, step
from standoff.vocabulary.panels import System, Unit

__all__ = ["VERB", "names"]


def names() -> Step:
    """Add ``cw_name``, or ``gw_name`` and ``microstate``, of every state."""
    return step("names")


def _apply(frame: Frame, shelf: Shelf, _options: Options) -> None:
    data = f"{frame.system.value}-states"
    code = frame.system.code
    wanted = ("cw_name",) if frame.system is System.COW else ("gw_name", "microstate")
    spells = open_ended(shelf.read(data, "spells"), frame.members.as_of)
    dated = spells.with_columns(first=pl.col("start").dt.year(), last=pl.col("end").dt.year())
    years = expand_years(dated, "first", end="last").sort(code, "year", "start")
    table = years.unique([code, "year"], keep="first", maintain_order=True).select(
        code, "year", *wanted
    )
    for role in frame.roles:
        located = frame.locate_states(table, role, coverage=None)
        for name in wanted:
            source = source_of(shelf, data, table="spells", variable=name)
            frame.put(frame.naming(name, role), table[name], at=located, fill=None, source=source)


def _needs(system: System, _unit: Unit, _options: Options) -> Needs:
    return ((f"{system.value}-states", "spells"),)


VERB = Verb(names, frozenset(Unit), _needs, _apply)
