"""The other system's code of each state: Correlates of War beside Gleditsch-Ward."""

from __future__ import annotations

from standoff.history.bridge import bridge
from standoff.history.frame import Frame
from standoff.history.sets import data_set
from standoff.history.shelf import Shelf
from standoff.history.verb import Needs, Options, Step, Verb, source_of, step
from standoff.vocabulary.panels import System, Unit

__all__ = ["VERB", "other_codes"]


def other_codes() -> Step:
    """Add ``gwcode`` to a panel of the cow system, ``ccode`` to one of the gw system."""
    return step("other_codes")


def _apply(frame: Frame, shelf: Shelf, _options: Options) -> None:
    table = bridge(shelf, frame.system)
    spec = data_set("state-codes").table(frame.system.value)
    other = table.columns[2]
    source = source_of(shelf, "state-codes", table=frame.system.value, variable=other)
    for role in frame.roles:
        located = frame.locate_states(table, role, coverage=spec.coverage)
        frame.put(frame.naming(other, role), table[other], at=located, fill=None, source=source)


def _needs(system: System, _unit: Unit, _options: Options) -> Needs:
    return (("state-codes", system.value),)


VERB = Verb(other_codes, frozenset(Unit), _needs, _apply)
