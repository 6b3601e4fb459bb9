"""Contiguity by land or up to 400 miles of water (Stinnett et al., 2002).

A dyad-year has the first type that held in the calendar year; of records that hold on the same day,
the older one, then the smaller type. 0 means not contiguous, inside coverage only. State-years
count neighbours by land and by sea.
"""

from __future__ import annotations

import polars as pl

from standoff.errors import UsageError
from standoff.history.frame import Frame
from standoff.history.parsing import expand_years
from standoff.history.sets import data_set
from standoff.history.shelf import Shelf
from standoff.history.verb import Needs, Options, Step, Verb, source_of, step
from standoff.vocabulary.panels import System, Unit

__all__ = ["VERB", "contiguity", "types_by_year"]

DATA, TABLE = "cow-contiguity", "spells"


def contiguity(*, which: str = "first", beyond: str = "null") -> Step:
    """Add ``conttype`` (dyads) or ``land`` and ``sea`` (states).

    Parameters
    ----------
    which : "first" or "last"
        Which type of a year with several is taken.
    beyond : str
        Outside 1816-2016: "null", "carry" (with a flag column) or "error".
    """
    return step("contiguity", which=which, beyond=beyond)


def types_by_year(shelf: Shelf, *, which: str = "first") -> pl.DataFrame:
    """Give one contiguity type per directed dyad-year that has any record."""
    spells = shelf.read(DATA, TABLE)
    start, end = pl.col("stdate").dt.year(), pl.col("enddate").dt.year()
    years = expand_years(spells.with_columns(first=start, last=end), "first", end="last")
    opens = pl.max_horizontal("stdate", pl.date("year", 1, 1))
    ordered = years.with_columns(opens=opens).sort(
        "ccode1", "ccode2", "year", "opens", "stdate", "conttype"
    )
    return ordered.unique(
        ["ccode1", "ccode2", "year"],
        keep="last" if which == "last" else "first",
        maintain_order=True,
    ).select("ccode1", "ccode2", "year", "conttype")


def _apply(frame: Frame, shelf: Shelf, options: Options) -> None:
    if frame.system is not System.COW:
        raise UsageError("contiguity() needs a panel of the cow system")
    table = types_by_year(shelf, which=options["which"])
    coverage = data_set(DATA).table(TABLE).coverage
    source = source_of(
        shelf, DATA, table=TABLE, variable="conttype", made=f"{options['which']} of year"
    )
    if len(frame.roles) == 1:
        _neighbours(frame, table, shelf)
        return
    for pair in frame.pairs:
        located = frame.locate_dyads(table, pair, coverage=coverage, beyond=options["beyond"])
        name = frame.pair_name("conttype", pair)
        frame.put(name, table["conttype"], at=located, fill=0, source=source)
        if options["beyond"] == "carry":
            frame.flag(frame.pair_name("conttype_carried", pair), located.carried, source=source)


def _neighbours(frame: Frame, table: pl.DataFrame, shelf: Shelf) -> None:
    coverage = data_set(DATA).table(TABLE).coverage
    counts = table.group_by("ccode1", "year").agg(
        land=(pl.col("conttype") == 1).sum().cast(pl.Int16),
        sea=pl.col("conttype").is_between(2, 5).sum().cast(pl.Int16),
    )
    located = frame.locate_states(counts, frame.roles[0], coverage=coverage)
    for name in ("land", "sea"):
        source = source_of(
            shelf, DATA, table=TABLE, variable="conttype", made=f"neighbours by {name}"
        )
        frame.put(name, counts[name], at=located, fill=0, source=source)


def _needs(_system: System, _unit: Unit, _options: Options) -> Needs:
    return ((DATA, TABLE),)


VERB = Verb(contiguity, frozenset(Unit), _needs, _apply)
