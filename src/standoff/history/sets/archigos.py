"""Leaders: Archigos 4.1, spells in office and yearly summaries (Goemans et al., 2009)."""

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

SPELL = (
    *("obsid", "gwcode", "leadid", "leader", "yrborn", "gender", "startdate", "enddate"),
    *("entry", "exit", "exitcode"),
)
YEARLY = (
    *("gwcode", "year", "leadertransition", "irregular", "n_leaders", "jan1obsid", "dec31obsid"),
)


def _read(path: Path) -> dict[str, pl.DataFrame]:
    """Read ``1March_Archigos_4.1.txt``: tab-separated spells of leaders."""
    import polars as pl

    raw = need(read_delimited(path, separator="\t"), ("obsid", "ccode", "startdate"), path=path)
    dates = [pl.col(c).cast(pl.String).str.to_date("%Y-%m-%d") for c in ("startdate", "enddate")]
    return {"spells": raw.rename({"ccode": "gwcode"}).with_columns(dates).select(SPELL)}


DATA_SET = DataSet(
    name="archigos",
    title="Archigos: leaders and how they enter and leave office",
    version="4.1",
    tables=(
        Table("spells", "archigos.parquet", ("obsid",), SPELL, Coverage(1875, 2015)),
        Table("yearly", "archigossums.parquet", ("gwcode", "year"), YEARLY, Coverage(1870, 2015)),
    ),
    releases=(
        Release(
            file="1March_Archigos_4.1.txt",
            version="4.1",
            read=_read,
            tables=("spells",),
            url="http://ksgleditsch.com/data/1March_Archigos_4.1.txt",
            page="http://ksgleditsch.com/archigos.html",
        ),
    ),
    licence="none stated",
    terms=CREDIT,
    citations=(
        Citation(
            "goemansetal2009ia",
            "article",
            "Goemans, Henk E. and Gleditsch, Kristian Skrede and Chiozza, Giacomo",
            "Introducing Archigos: A Dataset of Political Leaders",
            2009,
            (("journal", "Journal of Peace Research"), ("volume", "46"), ("pages", "269--283")),
        ),
    ),
    caveats=(
        "Codes are Gleditsch-Ward's; on a Correlates of War panel they are bridged by year.",
        "Serbia in 2006 has two rows (340 and 345); 345 is kept, and its leader of 31 December "
        "is that of Serbia.",
    ),
)
