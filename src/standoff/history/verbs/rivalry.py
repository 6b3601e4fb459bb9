"""Strategic rivalries of a dyad or state in a year (Thompson, Sakuwa & Suhas, 2021)."""

from __future__ import annotations

import polars as pl

from standoff.errors import UsageError
from standoff.history.frame import Frame
from standoff.history.parsing import expand_years
from standoff.history.sets import data_set
from standoff.history.shelf import Shelf
from standoff.history.verb import Needs, Options, Step, Verb, source_of, step
from standoff.vocabulary.panels import System, Unit

__all__ = ["VERB", "rivalries_by_year", "rivalry"]

DATA, TABLE = "rivalries", "spells"
TYPES = ("positional", "spatial", "ideological", "interventionary")
AUSTRIA_HUNGARY, AUSTRIA, SPLIT = 300, 305, 1919


def rivalry(*, beyond: str = "null") -> Step:
    """Add ``ongoingrivalry``, its number and its types (dyads), or counts by type (states).

    Parameters
    ----------
    beyond : str
        After 2020: "null", "carry" (with a flag column) or "error".
    """
    return step("rivalry", beyond=beyond)


def rivalries_by_year(shelf: Shelf) -> pl.DataFrame:
    """Give one row per direction and year of a rivalry, from 1816."""
    spells = shelf.read(DATA, TABLE)
    types = [pl.col(t).fill_null(0).cast(pl.Int16) for t in TYPES]
    years = expand_years(
        spells.select("tssr_id", "ccode1", "ccode2", "start", "end", *types), "start", end="end"
    )
    years = years.filter(pl.col("year") >= 1816)
    late = pl.col("year") >= SPLIT
    moved = [
        pl.when(late & (pl.col(c) == AUSTRIA_HUNGARY))
        .then(pl.lit(AUSTRIA, pl.Int16))
        .otherwise(c)
        .alias(c)
        for c in ("ccode1", "ccode2")
    ]
    years = years.with_columns(moved)
    turned = years.rename({"ccode1": "ccode2", "ccode2": "ccode1"}).select(years.columns)
    return pl.concat([years, turned]).select("ccode1", "ccode2", "year", "tssr_id", *TYPES)


def _apply(frame: Frame, shelf: Shelf, options: Options) -> None:
    if frame.system is not System.COW:
        raise UsageError("rivalry() needs a panel of the cow system")
    coverage, beyond = data_set(DATA).table(TABLE).coverage, options["beyond"]
    table = rivalries_by_year(shelf)
    if len(frame.roles) == 1:
        _of_states(frame, shelf, table, beyond=beyond)
        return
    on = pl.Series([1], dtype=pl.Int16).new_from_index(0, table.height)
    for pair in frame.pairs:
        located = frame.locate_dyads(table, pair, coverage=coverage, beyond=beyond)
        for name, fill in (("tssr_id", None), *((t, 0) for t in TYPES), ("ongoingrivalry", 0)):
            values = on if name == "ongoingrivalry" else table[name]
            source = source_of(shelf, DATA, table=TABLE, variable=name, made="years inclusive")
            frame.put(frame.pair_name(name, pair), values, at=located, fill=fill, source=source)
        if beyond == "carry":
            flag = frame.pair_name("rivalry_carried", pair)
            frame.flag(
                flag, located.carried, source=source_of(shelf, DATA, table=TABLE, variable="end")
            )


def _of_states(frame: Frame, shelf: Shelf, table: pl.DataFrame, *, beyond: str) -> None:
    coverage = data_set(DATA).table(TABLE).coverage
    counts = table.group_by("ccode1", "year").agg(pl.col(t).sum() for t in TYPES)
    located = frame.locate_states(counts, frame.roles[0], coverage=coverage, beyond=beyond)
    for name in sorted(TYPES):
        source = source_of(shelf, DATA, table=TABLE, variable=name, made="rivalries of the type")
        frame.put(f"n_{name}", counts[name].cast(pl.Int16), at=located, fill=0, source=source)


def _needs(_system: System, _unit: Unit, _options: Options) -> Needs:
    return ((DATA, TABLE),)


UNITS = frozenset(
    {Unit.STATE_YEAR, Unit.DYAD_YEAR, Unit.DISPUTE_YEAR, Unit.CRISIS_ACTOR, Unit.K_AD_YEAR}
)
VERB = Verb(rivalry, UNITS, _needs, _apply)
