"""State system membership of the Correlates of War, 1816-2016 (v2016)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from standoff.history.dataset import Citation, DataSet, Release, Table
from standoff.history.parsing import dates_from_parts, read_delimited
from standoff.history.terms import COW
from standoff.vocabulary.panels import Coverage

if TYPE_CHECKING:
    import polars as pl

__all__ = ["DATA_SET"]


def _read(path: Path) -> dict[str, pl.DataFrame]:
    raw = read_delimited(path)
    spells = raw.select(
        "ccode",
        cw_abb="stateabb",
        cw_name="statenme",
        start=dates_from_parts("styear", "stmonth", day="stday"),
        end=dates_from_parts("endyear", "endmonth", day="endday"),
    )
    return {"spells": spells}


DATA_SET = DataSet(
    name="cow-states",
    title="Correlates of War state system membership",
    version="2016",
    tables=(
        Table(
            name="spells",
            file="cw_system.parquet",
            keys=(),
            columns=("ccode", "cw_abb", "cw_name", "start", "end"),
            coverage=Coverage(1816, 2016),
        ),
    ),
    releases=(
        Release(
            file="states2016.csv",
            version="2016",
            read=_read,
            tables=("spells",),
            url="https://correlatesofwar.org/wp-content/uploads/states2016.csv",
            page="https://correlatesofwar.org/data-sets/state-system-membership/",
        ),
    ),
    licence="Correlates of War terms: non-commercial, no redistribution",
    terms=COW,
    citations=(
        Citation(
            "cowstates2016",
            "misc",
            "{Correlates of War Project}",
            "State System Membership List, v2016",
            2017,
            (("url", "https://correlatesofwar.org/data-sets/state-system-membership/"),),
        ),
    ),
    caveats=(
        "A spell that reaches 31 December 2016 is open: panels run it on to their as_of day.",
        "26 states have more than one spell.",
    ),
)
