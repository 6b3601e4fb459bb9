"""Alliance obligations of ATOP (Leeds et al., 2002), with the rule of direction named.

On directed dyads a pledge is that of the first state to the second; on non-directed dyads it is the
larger of both directions. 984 directed rows hold a defence promise that is not returned.
"""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from standoff.errors import UsageError
from standoff.history.frame import Frame
from standoff.history.sets import data_set
from standoff.history.shelf import Shelf
from standoff.history.verb import Needs, Options, Step, Verb, source_of, step
from standoff.vocabulary.panels import System, Unit

__all__ = ["VERB", "alliances"]

DATA, TABLE = "atop", "dyads"
PLEDGES = tuple(f"atop_{p}" for p in ("defense", "offense", "neutral", "nonagg", "consul"))
DIRECTIONS = ("given", "either", "both")


def alliances(source: str = "atop", *, direction: str | None = None, beyond: str = "null") -> Step:
    """Add ``atop_alliance`` and the five pledges.

    Parameters
    ----------
    source : "atop"
        The Correlates of War's own alliance data were withdrawn from public packages at their
        maintainer's request, and are not here either.
    direction : "given", "either", "both" or None
        "given": what the first state promised the second; "either": promised in at least one
        direction; "both": in both. None means "given" on directed and "either" on non-directed
        dyads.
    beyond : str
        After 2018: "null", "carry" (with a flag column) or "error".
    """
    if source != "atop":
        raise UsageError("alliances() knows the source 'atop' only")
    if direction not in (*DIRECTIONS, None):
        raise UsageError(f"direction is one of {DIRECTIONS}, not {direction!r}")
    return step("alliances", direction=direction, beyond=beyond)


def _values(table: pl.DataFrame) -> Iterator[tuple[str, pl.Series]]:
    # A row is an alliance even where the text names none of the five pledges (23 dyad-years).
    yield "atop_alliance", pl.select(pl.repeat(1, table.height, dtype=pl.Int16)).to_series()
    yield from ((p, table[p]) for p in PLEDGES)


def _apply(frame: Frame, shelf: Shelf, options: Options) -> None:
    if frame.system is not System.COW:
        raise UsageError("alliances() needs a panel of the cow system")
    table = shelf.read(DATA, TABLE)
    coverage = data_set(DATA).table(TABLE).coverage
    direction = options["direction"] or ("given" if frame.directed else "either")
    beyond = options["beyond"]
    for pair in frame.pairs:
        there = frame.locate_dyads(table, pair, coverage=coverage, beyond=beyond)
        back = None
        if direction != "given":
            reverse = (pair[1], pair[0])
            back = frame.locate_dyads(table, reverse, coverage=coverage, beyond=beyond)
        for name, values in _values(table):
            column = frame.pair_name(name, pair)
            source = source_of(
                shelf, DATA, table=TABLE, variable=name, made=f"direction: {direction}"
            )
            frame.put(column, values, at=there, fill=0, source=source)
            if back is not None:
                frame.merge(column, values, at=back, largest=direction == "either")
        if beyond == "carry":
            flag = frame.pair_name("atop_carried", pair)
            year = source_of(shelf, DATA, table=TABLE, variable="year")
            frame.flag(flag, there.carried, source=year)


def _needs(_system: System, _unit: Unit, _options: Options) -> Needs:
    return ((DATA, TABLE),)


VERB = Verb(
    alliances,
    frozenset({Unit.DYAD_YEAR, Unit.DISPUTE_YEAR, Unit.CRISIS_ACTOR, Unit.K_AD_YEAR}),
    _needs,
    _apply,
)
