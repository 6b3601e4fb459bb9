"""Leaders of a state in a year: changes, irregular ones, and who held office (Archigos 4.1)."""

from __future__ import annotations

import polars as pl

from standoff.history.bridge import bridge
from standoff.history.frame import Frame
from standoff.history.sets import data_set
from standoff.history.shelf import Shelf
from standoff.history.verb import Needs, Options, Step, Verb, source_of, step
from standoff.vocabulary.panels import System, Unit

__all__ = ["VERB", "leaders"]

DATA, TABLE = "archigos", "yearly"
SERBIA, YUGOSLAVIA, SPLIT, SERBIAN = 340, 345, 2006, "SER-2006"


def leaders(*, beyond: str = "null") -> Step:
    """Add leadertransition, irregular, n_leaders, jan1obsid and dec31obsid of every state.

    Parameters
    ----------
    beyond : str
        Outside 1870-2015: "null" or "error".
    """
    return step("leaders", beyond=beyond)


def _by_code(shelf: Shelf, system: System) -> pl.DataFrame:
    """Give leaders by the panel's own codes.

    On cow panels Serbia 2006 is one state-year, and where two cow states of a year are one gw
    state (1990: 255 and 260, 678 and 679) its leaders go to the one that the bridge names.
    """
    table = shelf.read(DATA, TABLE)
    if system is System.GW:
        return table
    split = pl.col("year") == SPLIT
    table = table.filter(~(split & (pl.col("gwcode") == SERBIA))).with_columns(
        pl.when(split & (pl.col("gwcode") == YUGOSLAVIA))
        .then(pl.lit(SERBIAN))
        .otherwise("dec31obsid")
        .alias("dec31obsid")
    )
    codes = bridge(shelf, System.GW).drop_nulls("ccode")
    joined = codes.join(table, on=["gwcode", "year"], how="inner", validate="1:1")
    return joined.select("ccode", "year", *table.columns[2:])


def _apply(frame: Frame, shelf: Shelf, options: Options) -> None:
    spec = data_set(DATA).table(TABLE)
    table = _by_code(shelf, frame.system)
    for role in frame.roles:
        located = frame.locate_states(table, role, coverage=spec.coverage, beyond=options["beyond"])
        for name in spec.columns[2:]:
            source = source_of(shelf, DATA, table=TABLE, variable=name)
            frame.put(frame.naming(name, role), table[name], at=located, fill=None, source=source)


def _needs(system: System, _unit: Unit, _options: Options) -> Needs:
    codes = (("state-codes", "gw"),) if system is System.COW else ()
    return ((DATA, TABLE), *codes)


VERB = Verb(leaders, frozenset(Unit), _needs, _apply)
