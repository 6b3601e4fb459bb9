"""Membership of intergovernmental organisations (Pevehouse et al., 2020): counts."""

from __future__ import annotations

from standoff.errors import UsageError
from standoff.history.frame import Frame
from standoff.history.sets import data_set
from standoff.history.shelf import Shelf
from standoff.history.verb import Needs, Options, Step, Verb, source_of, step
from standoff.vocabulary.panels import System, Unit

__all__ = ["VERB", "igos"]

DATA = "cow-igos"


def igos(*, beyond: str = "null") -> Step:
    """Add ``dyadigos`` (organisations both belong to), or the four sums of a state.

    Parameters
    ----------
    beyond : str
        After 2014: "null", "carry" (with a flag column) or "error".
    """
    return step("igos", beyond=beyond)


def _apply(frame: Frame, shelf: Shelf, options: Options) -> None:
    if frame.system is not System.COW:
        raise UsageError("igos() needs a panel of the cow system")
    beyond = options["beyond"]
    if len(frame.roles) == 1:
        spec = data_set(DATA).table("states")
        table = shelf.read(DATA, "states")
        located = frame.locate_states(table, frame.roles[0], coverage=spec.coverage, beyond=beyond)
        for name in spec.columns[2:]:
            source = source_of(shelf, DATA, table="states", variable=name)
            frame.put(name, table[name], at=located, fill=None, source=source)
        return
    spec = data_set(DATA).table("dyads")
    table = shelf.read(DATA, "dyads")
    source = source_of(shelf, DATA, table="dyads", variable="dyadigos")
    for pair in frame.pairs:
        located = frame.locate_dyads(
            table, pair, coverage=spec.coverage, beyond=beyond, symmetric=True
        )
        name = frame.pair_name("dyadigos", pair)
        frame.put(name, table["dyadigos"], at=located, fill=None, source=source)
    if beyond == "carry":
        assert spec.coverage is not None
        frame.flag("igos_carried", frame.years() > spec.coverage.last, source=source)


def _needs(_system: System, unit: Unit, _options: Options) -> Needs:
    return ((DATA, "states" if unit is Unit.STATE_YEAR else "dyads"),)


UNITS = frozenset(
    {Unit.STATE_YEAR, Unit.DYAD_YEAR, Unit.DISPUTE_YEAR, Unit.CRISIS_ACTOR, Unit.K_AD_YEAR}
)
VERB = Verb(igos, UNITS, _needs, _apply)
