"""Alliance Treaty Obligations and Provisions 5.1, directed dyad-years (Leeds et al., 2002)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from standoff.history.dataset import Citation, DataSet, Release, Table
from standoff.history.parsing import need, read_delimited
from standoff.history.terms import CREDIT
from standoff.vocabulary.panels import Coverage

if TYPE_CHECKING:
    import polars as pl

__all__ = ["DATA_SET"]

PLEDGES = ("defense", "offense", "neutral", "nonagg", "consul")


def _read(path: Path) -> dict[str, pl.DataFrame]:
    """Read ``atop5_1ddyr.csv``: pledges of state A to state B."""
    import polars as pl

    raw = need(read_delimited(path, "ddyr.csv"), ("statea", "stateb", *PLEDGES), path=path)
    pledges = [pl.col(p).cast(pl.Int16).alias(f"atop_{p}") for p in PLEDGES]
    return {
        "dyads": raw.select(
            pl.col("statea").alias("ccode1"), pl.col("stateb").alias("ccode2"), "year", *pledges
        )
    }


DATA_SET = DataSet(
    name="atop",
    title="Alliance Treaty Obligations and Provisions, directed dyad-years",
    version="5.1",
    tables=(
        Table(
            name="dyads",
            file="atop_alliance.parquet",
            keys=("ccode1", "ccode2", "year"),
            columns=("ccode1", "ccode2", "year", *(f"atop_{p}" for p in PLEDGES)),
            coverage=Coverage(1815, 2018),
        ),
    ),
    releases=(
        Release(
            file="atop_5.1__.csv_.zip",
            version="5.1",
            read=_read,
            tables=("dyads",),
            url="http://www.atopdata.org/uploads/6/9/1/3/69134503/atop_5.1__.csv_.zip",
            page="http://www.atopdata.org/data.html",
        ),
        Release(
            file="atop5_1ddyr.csv",
            version="5.1",
            read=_read,
            tables=("dyads",),
            page="http://www.atopdata.org/data.html",
        ),
    ),
    licence="none stated",
    terms=CREDIT,
    citations=(
        Citation(
            "leedsetal2002atop",
            "article",
            "Leeds, Brett Ashley and Ritter, Jeffrey M. and Mitchell, Sara McLaughlin and Long, "
            "Andrew G.",
            "Alliance Treaty Obligations and Provisions, 1815-1944",
            2002,
            (("journal", "International Interactions"), ("volume", "28"), ("pages", "237--260")),
        ),
    ),
    caveats=(
        "ATOP keeps dead-letter pacts: it still codes the Rio pact (Inter-American Treaty of "
        "Reciprocal Assistance, 1947) as a defence alliance of the United States and Venezuela.",
        "Pledges are directed: 984 directed rows hold a defence promise that is not returned.",
        "There is no treaty number here and no condition of a pledge.",
    ),
)
