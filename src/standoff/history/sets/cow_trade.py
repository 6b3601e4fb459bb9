"""Imports and exports of states, 1870-2014 (Barbieri & Keshk, 2016), v4.0."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from standoff.history.dataset import Citation, DataSet, Release, Table
from standoff.history.parsing import need, null_codes, read_delimited
from standoff.history.terms import COW
from standoff.vocabulary.panels import Coverage

if TYPE_CHECKING:
    import polars as pl

__all__ = ["DATA_SET"]

FLOWS = ("imports", "exports")


def _read(path: Path) -> dict[str, pl.DataFrame]:
    raw = need(read_delimited(path, "National_COW_4.0.csv"), ("ccode", *FLOWS), path=path)
    return {"states": raw.select("ccode", "year", *null_codes(FLOWS, (-9,)))}


DATA_SET = DataSet(
    name="cow-trade",
    title="Correlates of War trade, national",
    version="4.0",
    tables=(
        Table(
            name="states",
            file="cow_trade_sy.parquet",
            keys=("ccode", "year"),
            columns=("ccode", "year", *FLOWS),
            coverage=Coverage(1870, 2014),
            missing=(-9,),
        ),
    ),
    releases=(
        Release(
            file="COW_Trade_4.0.zip",
            version="4.0",
            read=_read,
            tables=("states",),
            url="https://correlatesofwar.org/wp-content/uploads/COW_Trade_4.0.zip",
            page="https://correlatesofwar.org/data-sets/bilateral-trade/",
        ),
    ),
    licence="Correlates of War terms: non-commercial, no redistribution",
    terms=COW,
    citations=(
        Citation(
            "barbierietal2009td",
            "article",
            "Barbieri, Katherine and Keshk, Omar M. G. and Pollins, Brian",
            "Trading Data: Evaluating our Assumptions and Coding Rules",
            2009,
            (
                ("journal", "Conflict Management and Peace Science"),
                ("volume", "26"),
                ("pages", "471--491"),
            ),
        ),
    ),
    caveats=("Millions of current US dollars.",),
)
