"""Regimes: Extended UDS, Polity5 and V-Dem's polyarchy, by state-year of both systems."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from standoff.history.dataset import Citation, DataSet, Release, Table
from standoff.history.parsing import need, read_delimited
from standoff.history.terms import MILLER
from standoff.vocabulary.panels import Coverage

if TYPE_CHECKING:
    import polars as pl

__all__ = ["DATA_SET"]

VARIABLES = ("euds", "aeuds", "polity2", "v2x_polyarchy")


def _vdem(path: Path) -> dict[str, pl.DataFrame]:
    """Read the V-Dem country-year file; it holds the polyarchy index only."""
    import polars as pl

    raw = need(read_delimited(path), ("cowcode", "year", "v2x_polyarchy"), path=path)
    return {
        "cow": raw.drop_nulls("cowcode").select(
            pl.col("cowcode").alias("ccode"),
            "year",
            *(pl.lit(None, pl.Float64).alias(v) for v in VARIABLES[:3]),
            "v2x_polyarchy",
        )
    }


DATA_SET = DataSet(
    name="democracy",
    title="Democracy: Extended UDS, Polity5, V-Dem",
    version="XUDS 2026-06, Polity5 2018, V-Dem 16",
    tables=tuple(
        Table(
            name=system,
            file=f"{short}_democracy.parquet",
            keys=(code, "year"),
            columns=(code, "year", *VARIABLES),
            coverage=Coverage(1816, 2025),
            variables={"polity2": Coverage(1816, 2020)},
        )
        for system, short, code in (("cow", "cw", "ccode"), ("gw", "gw", "gwcode"))
    ),
    releases=(
        Release(
            file="V-Dem-CY-Core-v16.csv",
            version="V-Dem 16",
            read=_vdem,
            tables=("cow",),
            page="https://www.v-dem.net/data/the-v-dem-dataset/",
        ),
    ),
    licence="mixed: V-Dem's terms, Polity5's terms; none stated for the combination",
    terms=MILLER,
    citations=(
        Citation(
            "marquez2016qm",
            "misc",
            "Marquez, Xavier",
            "A Quick Method for Extending the Unified Democracy Scores",
            2016,
            (("doi", "10.2139/ssrn.2753830"),),
        ),
        Citation(
            "marshalletal2020p",
            "misc",
            "Marshall, Monty G. and Gurr, Ted Robert",
            "Polity5: Political Regime Characteristics and Transitions, 1800-2018",
            2020,
            (("publisher", "Center for Systemic Peace"),),
        ),
        Citation(
            "coppedgeetal2026vdem",
            "misc",
            "Coppedge, Michael and others",
            "V-Dem Dataset v16",
            2026,
            (("publisher", "Varieties of Democracy Project"),),
        ),
    ),
    caveats=(
        "polity2 ends in 2018 but for the United States (2020); its negative values are real, not "
        "codes.",
    ),
)
