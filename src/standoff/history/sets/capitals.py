"""Capitals and their moves with coordinates, by state and day (compiled by S. V. Miller)."""

from __future__ import annotations

from standoff.history.dataset import Citation, DataSet, Table
from standoff.history.terms import MILLER
from standoff.vocabulary.panels import Coverage

__all__ = ["DATA_SET"]

DATA_SET = DataSet(
    name="capitals",
    title="Capitals of states, 1816-2024",
    version="peacesciencer 1.2.9",
    tables=tuple(
        Table(
            name=system,
            file=f"{system}_capitals.parquet",
            keys=(),
            columns=(code, "statenme", "capital", "stdate", "enddate", "lat", "lng"),
            coverage=Coverage(1816, 2024),
        )
        for system, code in (("cow", "ccode"), ("gw", "gwcode"))
    ),
    releases=(),
    licence="none stated (GPL-2 package)",
    terms=MILLER,
    citations=(
        Citation(
            "miller2022",
            "article",
            "Miller, Steven V.",
            "peacesciencer: An R Package for Quantitative Peace Science Research",
            2022,
            (
                ("journal", "Conflict Management and Peace Science"),
                ("volume", "39"),
                ("pages", "755--779"),
            ),
        ),
    ),
    caveats=("A year has the first capital that stood in it.",),
)
