"""Major powers of the Correlates of War, 1816-2016 (v2016)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from standoff.history.dataset import Citation, DataSet, Release, Table
from standoff.history.parsing import read_delimited
from standoff.history.terms import COW
from standoff.vocabulary.panels import Coverage

if TYPE_CHECKING:
    import polars as pl

__all__ = ["DATA_SET"]

COLUMNS = ("ccode", "styear", "stmonth", "stday", "endyear", "endmonth", "endday", "version")


def _read(path: Path) -> dict[str, pl.DataFrame]:
    return {"spells": read_delimited(path).select(COLUMNS)}


DATA_SET = DataSet(
    name="cow-majors",
    title="Correlates of War major powers",
    version="2016",
    tables=(
        Table(
            name="spells",
            file="cow_majors.parquet",
            keys=(),
            columns=COLUMNS,
            coverage=Coverage(1816, 2016),
        ),
    ),
    releases=(
        Release(
            file="majors2016.csv",
            version="2016",
            read=_read,
            tables=("spells",),
            url="https://correlatesofwar.org/wp-content/uploads/majors2016.csv",
            page="https://correlatesofwar.org/data-sets/state-system-membership/",
        ),
    ),
    licence="Correlates of War terms: non-commercial, no redistribution",
    terms=COW,
    citations=(
        Citation(
            "cowmajors2016",
            "misc",
            "{Correlates of War Project}",
            "State System Membership List, v2016",
            2017,
            (("url", "https://correlatesofwar.org/data-sets/state-system-membership/"),),
        ),
    ),
    caveats=("Standing after 2016 is not in the data; carry='open' repeats the peer's extension.",),
)
