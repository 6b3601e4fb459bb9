"""Membership of intergovernmental organisations, v3 (Pevehouse et al., 2020): counts."""

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

KINDS = ("full", "associate", "observer")
STATE = ("ccode", "year", *(f"sum_igo_{k}" for k in (*KINDS, "anytype")))


def _states(path: Path) -> dict[str, pl.DataFrame]:
    """Count memberships in ``state_year_formatv3.csv``: 1 full, 2 associate, 3 observer."""
    import polars as pl

    raw = need(read_delimited(path, "state_year_formatv3.csv"), ("ccode", "year"), path=path)
    igos = [c for c in raw.columns if c not in ("ccode", "year", "state", "country", "version")]
    sums = [
        pl.sum_horizontal(pl.col(c) == code for c in igos).cast(pl.Int16).alias(f"sum_igo_{kind}")
        for code, kind in enumerate(KINDS, start=1)
    ]
    counts = raw.select("ccode", "year", *sums)
    total = pl.sum_horizontal(f"sum_igo_{k}" for k in KINDS).alias("sum_igo_anytype")
    return {"states": counts.with_columns(total).select(STATE)}


def _dyads(path: Path) -> dict[str, pl.DataFrame]:
    """Count joint full memberships in ``dyadic_formatv3.csv``."""
    import polars as pl

    raw = need(read_delimited(path, "dyadic_formatv3.csv"), ("ccode1", "ccode2"), path=path)
    named = ("dyadid", "ccode1", "country1", "ccode2", "country2", "year", "version")
    igos = [c for c in raw.columns if c not in named and not c.startswith("state")]
    joint = pl.sum_horizontal(pl.col(c) == 1 for c in igos).cast(pl.Int16)
    return {"dyads": raw.select("ccode1", "ccode2", "year", joint.alias("dyadigos"))}


PAGE = "https://correlatesofwar.org/data-sets/igos/"

DATA_SET = DataSet(
    name="cow-igos",
    title="Correlates of War intergovernmental organisations",
    version="3.0",
    tables=(
        Table("states", "cow_igo_sy.parquet", ("ccode", "year"), STATE, Coverage(1816, 2014)),
        Table(
            name="dyads",
            file="cow_igo_ndy.parquet",
            keys=("ccode1", "ccode2", "year"),
            columns=("ccode1", "ccode2", "year", "dyadigos"),
            coverage=Coverage(1816, 2014),
        ),
    ),
    releases=(
        Release(
            file="state_year_formatv3.zip",
            version="3.0",
            read=_states,
            tables=("states",),
            url="https://correlatesofwar.org/wp-content/uploads/state_year_formatv3.zip",
            page=PAGE,
        ),
        Release(
            file="dyadic_formatv3.zip",
            version="3.0",
            read=_dyads,
            tables=("dyads",),
            url="https://correlatesofwar.org/wp-content/uploads/dyadic_formatv3.zip",
            page=PAGE,
        ),
    ),
    licence="Correlates of War terms: non-commercial, no redistribution",
    terms=COW,
    citations=(
        Citation(
            "pevehouseetal2020",
            "article",
            "Pevehouse, Jon C. W. and Nordstrom, Timothy and McManus, Roseanne W. and Jamison, "
            "Anne Spencer",
            "Tracking Organizations in the World: The Correlates of War IGO Version 3.0 Datasets",
            2020,
            (("journal", "Journal of Peace Research"), ("volume", "57"), ("pages", "492--503")),
        ),
    ),
    caveats=("1,284 directed dyad-years inside coverage have no record; they stay null.",),
)
