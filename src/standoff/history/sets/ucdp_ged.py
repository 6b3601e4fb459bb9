"""UCDP Georeferenced Event Dataset (Sundberg & Melander, 2013): by the user's own import."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from standoff.history.dataset import Citation, DataSet, Release, Table
from standoff.history.parsing import need, read_delimited
from standoff.history.terms import UCDP
from standoff.vocabulary.panels import Coverage

if TYPE_CHECKING:
    import polars as pl

__all__ = ["DATA_SET"]

COLUMNS = (
    *("id", "year", "type_of_violence", "conflict_new_id", "side_a", "side_b", "gwnoa", "gwnob"),
    *("country_id", "date_start", "date_end", "best", "low", "high"),
)


def _read(path: Path) -> dict[str, pl.DataFrame]:
    import polars as pl

    raw = need(read_delimited(path, ".csv"), COLUMNS, path=path)
    dates = [
        pl.col(c).cast(pl.String).str.slice(0, 10).str.to_date("%Y-%m-%d")
        for c in ("date_start", "date_end")
    ]
    return {"events": raw.select(COLUMNS).with_columns(dates)}


DATA_SET = DataSet(
    name="ucdp-ged",
    title="UCDP Georeferenced Event Dataset",
    version="25.1",
    tables=(Table("events", "ucdp_ged.parquet", ("id",), COLUMNS, Coverage(1989, 2024)),),
    releases=(
        Release(
            file="ged251-csv.zip",
            version="25.1",
            read=_read,
            tables=("events",),
            url="https://ucdp.uu.se/downloads/ged/ged251-csv.zip",
            page="https://ucdp.uu.se/downloads/",
        ),
    ),
    licence="CC BY 4.0",
    terms=UCDP,
    citations=(
        Citation(
            "sundbergmelander2013",
            "article",
            "Sundberg, Ralph and Melander, Erik",
            "Introducing the UCDP Georeferenced Event Dataset",
            2013,
            (("journal", "Journal of Peace Research"), ("volume", "50"), ("pages", "523--532")),
        ),
    ),
    caveats=("Places finer than the state are left out: standoff works by state and day.",),
)
