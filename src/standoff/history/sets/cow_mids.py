"""Militarized interstate disputes of the Correlates of War (Palmer et al., 2022), v5.0."""

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

SPAN = Coverage(1816, 2014)
KEYS = ("dispnum", "ccode1", "ccode2", "year")
SIDES = ("sidea", "fatality", "fatalpre", "hiact", "hostlev", "orig")
DIRECTED = (*KEYS, "dispongoing", "disponset", *(f"{v}{k}" for v in SIDES for k in (1, 2)))
DYADIC_NAMES = (
    ("sidea", "sidea"),
    ("fatality", "fatlev"),
    ("hiact", "highmca"),
    ("hostlev", "hihost"),
    ("orig", "orignat"),
)
DISPUTE = (
    *("dispnum", "styear", "stmon", "outcome", "settle"),
    *("fatality", "mindur", "maxdur", "hiact", "hostlev", "recip"),
)


def _read(path: Path) -> dict[str, pl.DataFrame]:
    """Read ``MIDA 5.0.csv`` out of the publisher's archive."""
    raw = need(read_delimited(path, "MIDA 5.0.csv"), DISPUTE, path=path)
    return {"disputes": raw.select(DISPUTE)}


def _dyadic(path: Path) -> dict[str, pl.DataFrame]:
    """Read the dyadic dispute-years of Maoz et al. (2019), ``dyadic_mid_4.03.csv``."""
    import polars as pl

    raw = need(
        read_delimited(path, "dyadic_mid_4.03.csv"), ("disno", "statea", "stateb"), path=path
    )
    return {"directed": pl.concat([_side(raw, "a", "b"), _side(raw, "b", "a")])}


def _side(raw: pl.DataFrame, one: str, other: str) -> pl.DataFrame:
    """Give the rows as the state in role `one` (a or b) sees them."""
    import polars as pl

    sides = [
        pl.col(f"{theirs}{role}").alias(f"{ours}{k}")
        for ours, theirs in DYADIC_NAMES
        for k, role in ((1, one), (2, other))
    ]
    return raw.select(
        pl.col("disno").alias("dispnum"),
        pl.col(f"state{one}").alias("ccode1"),
        pl.col(f"state{other}").alias("ccode2"),
        "year",
        pl.lit(1, pl.Int16).alias("dispongoing"),
        (pl.col("year") == pl.col("strtyr")).cast(pl.Int16).alias("disponset"),
        *sides,
        *(pl.lit(None, pl.Int16).alias(f"fatalpre{k}") for k in (1, 2)),
    ).select(DIRECTED)


PAGE = "https://correlatesofwar.org/data-sets/mids/"

DATA_SET = DataSet(
    name="cow-mids",
    title="Correlates of War militarized interstate disputes",
    version="5.0",
    tables=(
        Table("directed", "cow_mid_dirdisps.parquet", KEYS, DIRECTED, SPAN, missing=(-9,)),
        Table("disputes", "cow_mid_disps.parquet", ("dispnum",), DISPUTE, SPAN, missing=(-9,)),
    ),
    releases=(
        Release(
            file="MID-5-Data-and-Supporting-Materials.zip",
            version="5.0",
            read=_read,
            tables=("disputes",),
            url="https://correlatesofwar.org/wp-content/uploads/MID-5-Data-and-Supporting-Materials.zip",
            digest="md5:baa334bbbaf9b213c9efe3a27dc20fbd",
            page=PAGE,
        ),
        Release(
            file="dyadic_mid_4.03_update.zip",
            version="4.03",
            read=_dyadic,
            tables=("directed",),
            url="https://correlatesofwar.org/wp-content/uploads/dyadic_mid_4.03_update.zip",
            page=PAGE,
        ),
    ),
    licence="Correlates of War terms: non-commercial, no redistribution",
    terms=COW,
    citations=(
        Citation(
            "palmeretal2022mid5",
            "article",
            "Palmer, Glenn and McManus, Roseanne W. and D'Orazio, Vito and Kenwick, Michael R. and "
            "Karstens, Mikaela and Bloch, Chase and Dietrich, Nick and Kahn, Kayla and Ritter, "
            "Kellan and Soules, Michael J.",
            "The MID5 Dataset, 2011-2014: Procedures, Coding Rules, and Description",
            2022,
            (
                ("journal", "Conflict Management and Peace Science"),
                ("volume", "39"),
                ("pages", "470--482"),
            ),
        ),
    ),
    caveats=(
        "Several disputes may touch one dyad-year; ordered exclusion rules pick one.",
        "The code -9 for missing becomes null; with raw=True it stays.",
    ),
)
