"""Which Gleditsch-Ward code goes with which Correlates of War code, by year (S. V. Miller)."""

from __future__ import annotations

from standoff.history.dataset import Citation, DataSet, Table
from standoff.history.terms import MILLER
from standoff.vocabulary.panels import Coverage

__all__ = ["DATA_SET"]

COLUMNS = ("stateabb", "year", "gwcode", "ccode", "gw_name", "cw_name")

DATA_SET = DataSet(
    name="state-codes",
    title="Correlates of War and Gleditsch-Ward codes side by side",
    version="isard 0.2.0",
    tables=(
        Table("cow", "cw_gw_panel.parquet", (), COLUMNS, Coverage(1816, 2025)),
        Table("gw", "gw_cw_panel.parquet", (), COLUMNS, Coverage(1816, 2025)),
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
    caveats=(
        "Not one to one: in 1990 the codes 255 and 260 both map to G-W 260, 678 and 679 to 678.",
        "970 is Nauru in the one list and Kiribati in the other.",
    ),
)
