"""Ruggedness and mountains (Nunn & Puga, 2012; Gibler & Miller, 2014): one value per state."""

from __future__ import annotations

from standoff.history.dataset import Citation, DataSet, Table
from standoff.history.terms import CREDIT

__all__ = ["DATA_SET"]

DATA_SET = DataSet(
    name="terrain",
    title="Rugged terrain and mountains",
    version="2012/2014",
    tables=(
        Table("states", "rugged.parquet", (), ("ccode", "gwcode", "rugged", "newlmtnest"), None),
    ),
    releases=(),
    licence="none stated",
    terms=CREDIT,
    citations=(
        Citation(
            "nunnpuga2012r",
            "article",
            "Nunn, Nathan and Puga, Diego",
            "Ruggedness: The Blessing of Bad Geography in Africa",
            2012,
            (
                ("journal", "Review of Economics and Statistics"),
                ("volume", "94"),
                ("pages", "20--36"),
            ),
        ),
    ),
    caveats=("Constant over time; newlmtnest is the logged share of mountains.",),
)
