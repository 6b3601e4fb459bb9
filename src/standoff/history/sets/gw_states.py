"""Independent states after Gleditsch & Ward (1999), with microstates, 1816-2020."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from standoff.history.dataset import Citation, DataSet, Release, Table
from standoff.history.parsing import read_delimited
from standoff.history.terms import CREDIT
from standoff.vocabulary.panels import Coverage

if TYPE_CHECKING:
    import polars as pl

__all__ = ["DATA_SET"]

COLUMNS = ("gwcode", "gw_abb", "gw_name", "start", "end")


def _read(path: Path) -> dict[str, pl.DataFrame]:
    """Read ``ksgmdw.txt`` or ``microstates.txt``: tab-separated number, code, name, start, end."""
    import polars as pl

    raw = read_delimited(path, separator="\t")
    names = dict(zip(raw.columns[:5], COLUMNS, strict=True))
    dates = [pl.col(c).cast(pl.String).str.to_date("%Y-%m-%d") for c in ("start", "end")]
    small = 1 if path.name.startswith("micro") else 0
    return {
        "spells": raw.select(raw.columns[:5])
        .rename(names)
        .with_columns(*dates, microstate=pl.lit(small, pl.Int16))
    }


DATA_SET = DataSet(
    name="gw-states",
    title="Gleditsch-Ward list of independent states and microstates",
    version="2020-12-31",
    tables=(
        Table(
            name="spells",
            file="gw_system.parquet",
            keys=(),
            columns=("gwcode", "gw_abb", "gw_name", "microstate", "start", "end"),
            coverage=Coverage(1816, 2020),
        ),
    ),
    releases=tuple(
        Release(
            file=file,
            version="7",
            read=_read,
            tables=("spells",),
            adds=file.startswith("micro"),
            url=f"http://ksgleditsch.com/data/{file}",
            page="http://ksgleditsch.com/data-4.html",
        )
        for file in ("ksgmdw.txt", "microstates.txt")
    ),
    licence="none stated",
    terms=CREDIT,
    citations=(
        Citation(
            "gleditschward1999rlis",
            "article",
            "Gleditsch, Kristian S. and Michael D. Ward",
            "A Revised List of Independent States since the Congress of Vienna",
            1999,
            (("journal", "International Interactions"), ("volume", "25"), ("pages", "393--413")),
        ),
    ),
    caveats=(
        "A spell that reaches the last day of the list is open: panels run it on to as_of.",
        "The publisher keeps microstates in a second file; both are fetched and joined.",
    ),
)
