"""Wars of the Correlates of War (Sarkees & Wayman, 2010): inter-state 4.0, intra-state 4.1."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from standoff.history.dataset import Citation, DataSet, Release, Table
from standoff.history.parsing import expand_years, need, read_delimited
from standoff.history.terms import COW
from standoff.vocabulary.panels import Coverage

if TYPE_CHECKING:
    import polars as pl

__all__ = ["DATA_SET"]

PAGE = "https://correlatesofwar.org/data-sets/cow-war/"
INTER = (
    *("warnum", "ccode1", "ccode2", "year", "cowinterongoing", "cowinteronset"),
    *(f"{v}{k}" for v in ("sidea", "initiator", "outcome", "batdeath") for k in (1, 2)),
)
INTRA = (
    *("warnum", "warname", "wartype", "year", "cowintraonset", "cowintraongoing"),
    *("ccodea", "sidea", "ccodeb", "sideb", "intnl", "outcome", "sideadeaths", "sidebdeaths"),
)


def _read(path: Path) -> dict[str, pl.DataFrame]:
    """Read ``Inter-StateWarData_v4.0.csv``: pair the states of side 1 with those of side 2."""
    import polars as pl

    raw = need(read_delimited(path), ("warnum", "ccode", "side", "startyear1"), path=path)
    spells = pl.concat(
        [
            raw.filter(pl.col(f"startyear{k}") > 0).with_columns(
                start=pl.col(f"startyear{k}"), stop=pl.col(f"endyear{k}")
            )
            for k in (1, 2)
        ]
    )
    years = expand_years(spells, "start", end="stop").unique(["warnum", "ccode", "side", "year"])
    sides = years.select(
        *("warnum", "ccode", "side", "year", "outcome"),
        initiator=(pl.col("initiator") == 1).cast(pl.Int16),
        batdeath=pl.col("batdeath"),
    )
    pairs = sides.join(sides, on=["warnum", "year"], suffix="_2", maintain_order="left_right")
    pairs = pairs.filter(pl.col("side") != pl.col("side_2"))
    first = pl.col("year") == pl.col("year").min().over("warnum", "ccode", "ccode_2")
    return {
        "inter": pairs.select(
            "warnum",
            pl.col("ccode").alias("ccode1"),
            pl.col("ccode_2").alias("ccode2"),
            "year",
            pl.lit(1, pl.Int16).alias("cowinterongoing"),
            first.cast(pl.Int16).alias("cowinteronset"),
            *(
                pl.col(f"{theirs}{end}").alias(f"{ours}{k}")
                for ours, theirs in (
                    ("sidea", "side"),
                    ("initiator", "initiator"),
                    ("outcome", "outcome"),
                    ("batdeath", "batdeath"),
                )
                for k, end in ((1, ""), (2, "_2"))
            ),
        ).sort("warnum", "ccode1", "ccode2", "year")
    }


DATA_SET = DataSet(
    name="cow-wars",
    title="Correlates of War: inter-state and intra-state wars",
    version="inter 4.0, intra 4.1",
    tables=(
        Table("inter", "cow_war_inter.parquet", (), INTER, Coverage(1816, 2007), missing=(-9,)),
        Table("intra", "cow_war_intra.parquet", (), INTRA, Coverage(1816, 2007), missing=(-9,)),
    ),
    releases=(
        Release(
            file="Inter-StateWarData_v4.0.csv",
            version="4.0",
            read=_read,
            tables=("inter",),
            url="https://correlatesofwar.org/wp-content/uploads/Inter-StateWarData_v4.0.csv",
            digest="md5:1bfbb9c8b30d90b63d9d5948a9f5e24c",
            page=PAGE,
        ),
    ),
    licence="Correlates of War terms: non-commercial, no redistribution",
    terms=COW,
    citations=(
        Citation(
            "sarkeeswayman2010rw",
            "book",
            "Sarkees, Meredith Reid and Wayman, Frank Whelon",
            "Resort to War: A Data Guide to Inter-State, Extra-State, Intra-State, and Non-State "
            "Wars, 1816-2007",
            2010,
            (("publisher", "CQ Press"),),
        ),
    ),
    caveats=(
        "In the intra-state file -8 marks a side that is no state; it becomes null like -9.",
        "The publisher's inter-state file ends its lines with bare carriage returns.",
    ),
)
