"""Armed Conflict Location & Event Data (Raleigh et al., 2010): by the user's own import."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from standoff.history.dataset import Citation, DataSet, Release, Table
from standoff.history.parsing import need, read_delimited
from standoff.vocabulary.panels import Coverage

if TYPE_CHECKING:
    import polars as pl

__all__ = ["DATA_SET"]

COLUMNS = (
    *("event_id_cnty", "event_date", "year", "event_type", "sub_event_type"),
    *("actor1", "actor2", "iso", "country", "fatalities"),
)


def _read(path: Path) -> dict[str, pl.DataFrame]:
    import polars as pl

    raw = need(read_delimited(path), COLUMNS, path=path)
    day = pl.col("event_date").cast(pl.String)
    parsed = pl.coalesce(
        day.str.to_date("%Y-%m-%d", strict=False), day.str.to_date("%d %B %Y", strict=False)
    )
    return {"events": raw.select(COLUMNS).with_columns(event_date=parsed)}


DATA_SET = DataSet(
    name="acled",
    title="Armed Conflict Location & Event Data",
    version="as exported",
    tables=(Table("events", "acled.parquet", ("event_id_cnty",), COLUMNS, Coverage(1997, 2026)),),
    releases=(
        Release(
            file="acled.csv",
            version="as exported",
            read=_read,
            tables=("events",),
            page="https://acleddata.com/data-export-tool/",
        ),
    ),
    licence="ACLED terms of use: registered use, attribution, no redistribution",
    terms=(
        "ACLED's terms (acleddata.com): register, use your own export, give attribution, and do "
        "not pass the data on."
    ),
    citations=(
        Citation(
            "raleighetal2010",
            "article",
            "Raleigh, Clionadh and Linke, Andrew and Hegre, Håvard and Karlsen, Joakim",
            "Introducing ACLED: An Armed Conflict Location and Event Dataset",
            2010,
            (("journal", "Journal of Peace Research"), ("volume", "47"), ("pages", "651--660")),
        ),
    ),
    caveats=(
        "Coverage begins in different years in different countries.",
        "Places finer than the state are left out: standoff works by state and day.",
    ),
)
