"""Direct contiguity by land or up to 400 miles of water (Stinnett et al., 2002), v3.2."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from standoff.history.dataset import Citation, DataSet, Release, Table
from standoff.history.parsing import need, read_delimited
from standoff.history.terms import COW
from standoff.vocabulary.panels import Coverage

if TYPE_CHECKING:
    import polars as pl

__all__ = ["DATA_SET"]


def _read(path: Path) -> dict[str, pl.DataFrame]:
    """Read ``contdir.csv`` (one record per pair, YYYYMM) and give both directions."""
    import polars as pl

    raw = need(read_delimited(path, "contdir.csv"), ("statelno", "begin", "end"), path=path)
    months = [
        pl.date(pl.col(c) // 100, pl.col(c) % 100, 1).alias(to)
        for c, to in (("begin", "stdate"), ("end", "enddate"))
    ]
    one = raw.select(
        pl.col("statelno").alias("ccode1"), pl.col("statehno").alias("ccode2"), "conttype", *months
    )
    other = one.rename({"ccode1": "ccode2", "ccode2": "ccode1"}).select(one.columns)
    return {"spells": pl.concat([one, other])}


DATA_SET = DataSet(
    name="cow-contiguity",
    title="Correlates of War direct contiguity",
    version="3.2",
    tables=(
        Table(
            name="spells",
            file="cow_contdir.parquet",
            keys=(),
            columns=("ccode1", "ccode2", "conttype", "stdate", "enddate"),
            coverage=Coverage(1816, 2016),
        ),
    ),
    releases=(
        Release(
            file="DirectContiguity320.zip",
            version="3.2",
            read=_read,
            tables=("spells",),
            url="https://correlatesofwar.org/wp-content/uploads/DirectContiguity320.zip",
            page="https://correlatesofwar.org/data-sets/direct-contiguity/",
        ),
    ),
    licence="Correlates of War terms: non-commercial, no redistribution",
    terms=COW,
    citations=(
        Citation(
            "stinnettetal2002cwp",
            "article",
            "Stinnett, Douglas M. and Tir, Jaroslav and Schafer, Philip and Diehl, Paul F. and "
            "Gochman, Charles",
            "The Correlates of War Project Direct Contiguity Data, Version 3",
            2002,
            (
                ("journal", "Conflict Management and Peace Science"),
                ("volume", "19"),
                ("pages", "58--66"),
            ),
        ),
    ),
    caveats=(
        "Type 0 means not contiguous; 1 land; 2-5 up to 12, 24, 150, 400 miles of water.",
        "1,496 of 88,150 contiguous dyad-years hold more than one type; the first of the year is "
        "taken.",
    ),
)
