"""Keeps rows by state, or by the values of a column."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from standoff.errors import UnknownName, UsageError
from standoff.history.frame import Frame
from standoff.history.grid import Ints
from standoff.history.shelf import Shelf
from standoff.history.verb import Needs, Options, Step, Verb, step
from standoff.vocabulary.panels import System, Unit

__all__ = ["VERBS", "column_is", "states"]


def states(codes: Iterable[int], *, role: str = "") -> Step:
    """Keep rows in which a state with one of the codes has the role (any role if empty)."""
    return step("states", codes=tuple(codes), role=role)


def column_is(column: str, values: Iterable[object]) -> Step:
    """Keep rows in which a column of the panel has one of the values; null is none of them."""
    return step("column_is", column=column, values=tuple(values))


def _states(frame: Frame, _shelf: Shelf, options: Options) -> Ints:
    wanted = frame.grid.state(np.array(options["codes"], dtype=np.int64))
    if not (wanted >= 0).all():
        strange = [c for c, i in zip(options["codes"], wanted, strict=True) if i < 0]
        raise UnknownName(f"no member of the {frame.system.value} system has the code {strange[0]}")
    roles = (options["role"],) if options["role"] else frame.roles
    if options["role"] and options["role"] not in frame.roles:
        raise UsageError(f"the panel has the roles {frame.roles}, not {options['role']!r}")
    marks: Ints = np.logical_or.reduce([np.isin(frame.states[r], wanted) for r in roles])
    return marks


def _column_is(frame: Frame, _shelf: Shelf, options: Options) -> Ints:
    name = options["column"]
    column = frame.columns.get(name, frame.given.get(name))
    if column is None:
        raise UnknownName(f"the panel has no column {name!r} yet; add it first")
    return column.is_in(list(options["values"])).fill_null(False).to_numpy()


def _needs(_system: System, _unit: Unit, _options: Options) -> Needs:
    return ()


VERBS = (
    Verb(states, frozenset(Unit), _needs, _states, filters=True),
    Verb(column_is, frozenset(Unit), _needs, _column_is, filters=True),
)
