"""A small world for tests of panels: tables are given as rows, the rest is left empty."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl

from standoff.history.panel import Panel, panel
from standoff.history.sets import DATA_SETS
from standoff.history.shelf import Shelf

TEXT = {
    *("cw_abb", "cw_name", "gw_abb", "gw_name", "rivalry", "capital", "statenme", "stateabb"),
    *("obsid", "leadid", "leader", "gender", "entry", "exit", "exitcode", "jan1obsid"),
    *("dec31obsid", "incompatibility", "type_of_conflict", "warname", "wartype"),
    *("crisname", "actor"),
}
DAYS = {"stdate", "enddate", "startdate"}
REAL = {
    *("lat", "lng", "mindist", "cinc", "tpop", "upop", "aeuds", "euds", "v2x_polyarchy"),
    *("mrgdppc", "pwtrgdp", "pwtpop", "imports", "exports", "ethfrac", "ethpol", "relfrac"),
    *("relpol", "rugged", "newlmtnest", "lterrthreat", "sd"),
}
STATES = (
    (2, "USA", "United States", date(1816, 1, 1), date(2016, 12, 31)),
    (20, "CAN", "Canada", date(1920, 1, 10), date(2016, 12, 31)),
    (40, "CUB", "Cuba", date(1902, 5, 20), date(2016, 12, 31)),
    (365, "RUS", "Russia", date(1816, 1, 1), date(2016, 12, 31)),
)


def kind_of(column: str, table: str) -> type[pl.DataType]:
    if column in TEXT or (column in ("sidea", "sideb") and "intra" in table):
        return pl.String
    if column in DAYS or (column in ("start", "end") and "system" in table):
        return pl.Date
    return pl.Float64 if column in REAL else pl.Int32


def write(place: Path, file: str, rows: list[tuple], columns: tuple[str, ...] = ()) -> None:
    """Write one table of the registry from rows; columns left out are null."""
    spec = next(t for one in DATA_SETS for t in one.tables if t.file.startswith(file))
    columns = columns or spec.columns
    schema = {c: kind_of(c, spec.file) for c in columns}
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    more = [pl.lit(None, kind_of(c, spec.file)).alias(c) for c in spec.columns if c not in columns]
    frame = frame.with_columns(more).select(
        *spec.columns, *(c for c in columns if c not in spec.columns)
    )
    if spec.file.endswith(".csv"):
        frame.write_csv(place / spec.file)
    else:
        frame.write_parquet(place / spec.file)


def world(place: Path, *, states=STATES, **tables) -> Shelf:
    """Write a small world: ``world(tmp, cow_nmc=rows)`` or ``cow_nmc=(columns, rows)``."""
    write(place, "cw_system", list(states))
    for file, given in tables.items():
        columns, rows = given if isinstance(given, tuple) else ((), given)
        write(place, file, rows, columns)
    return Shelf((place,))


def dyads(shelf: Shelf, years=(1950, 1952), **options) -> Panel:
    """Plan a dyad-year panel of the small world."""
    made = panel(unit="dyad-year", years=years, as_of="2024-12-31", **options)
    return made.on(*shelf.places)


def state_years(shelf: Shelf, years=(1950, 1952), **options) -> Panel:
    """Plan a state-year panel of the small world."""
    return panel(unit="state-year", years=years, as_of="2024-12-31", **options).on(*shelf.places)


def rows_of(made: Panel, *columns: str) -> list[tuple]:
    """Give a panel's rows, with the columns named."""
    return made.collect().select(*columns).rows()
