"""Ruggedness and mountains of every state, constant over time (Nunn & Puga, 2012)."""

from __future__ import annotations

import numpy as np

from standoff.history.frame import Frame
from standoff.history.gathering import Located
from standoff.history.grid import ABSENT
from standoff.history.shelf import Shelf
from standoff.history.verb import Needs, Options, Step, Verb, source_of, step
from standoff.vocabulary.panels import System, Unit

__all__ = ["VERB", "terrain"]

DATA, TABLE = "terrain", "states"


def terrain() -> Step:
    """Add ``rugged`` (index) and ``newlmtnest`` (logged share of mountains)."""
    return step("terrain")


def _apply(frame: Frame, shelf: Shelf, _options: Options) -> None:
    table = shelf.read(DATA, TABLE).drop_nulls(frame.system.code)
    table = table.unique(frame.system.code, keep="first", maintain_order=True)
    place = np.full(frame.grid.n, ABSENT)
    index = frame.grid.state(table[frame.system.code].to_numpy())
    rows = np.flatnonzero(index != ABSENT)
    place[index[rows]] = rows
    for role in frame.roles:
        located = Located(place[frame.states[role]], table.height)
        for name in ("rugged", "newlmtnest"):
            source = source_of(shelf, DATA, table=TABLE, variable=name, made="constant over time")
            frame.put(frame.naming(name, role), table[name], at=located, fill=None, source=source)


def _needs(_system: System, _unit: Unit, _options: Options) -> Needs:
    return ((DATA, TABLE),)


VERB = Verb(terrain, frozenset(Unit), _needs, _apply)
