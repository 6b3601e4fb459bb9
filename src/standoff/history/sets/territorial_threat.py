"""Latent external territorial threat by state-year, 1816-2010 (Miller, 2022)."""

from __future__ import annotations

from standoff.history.dataset import Citation, DataSet, Table
from standoff.history.terms import MILLER
from standoff.vocabulary.panels import Coverage

__all__ = ["DATA_SET"]

DATA_SET = DataSet(
    name="territorial-threat",
    title="External territorial threat",
    version="2022",
    tables=(
        Table(
            name="states",
            file="terrthreat.parquet",
            keys=("ccode", "year"),
            columns=("ccode", "year", "lterrthreat", "sd"),
            coverage=Coverage(1816, 2010),
        ),
    ),
    releases=(),
    licence="none stated (GPL-2 package)",
    terms=MILLER,
    citations=(
        Citation(
            "miller2022rirm",
            "article",
            "Miller, Steven V.",
            "A Random Item Response Model of External Territorial Threat, 1816-2010",
            2022,
            (("journal", "Journal of Global Security Studies"), ("volume", "7")),
        ),
    ),
    caveats=("An estimate with a standard deviation, not an observation.",),
)
