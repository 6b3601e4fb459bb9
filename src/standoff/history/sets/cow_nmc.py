"""National material capabilities and their index, CINC (Singer, Bremer & Stuckey, 1972)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from standoff.history.dataset import Citation, DataSet, Release, Table
from standoff.history.parsing import need, null_codes, read_delimited
from standoff.history.terms import COW
from standoff.vocabulary.panels import Coverage

if TYPE_CHECKING:
    import polars as pl

__all__ = ["DATA_SET"]

VARIABLES = ("milex", "milper", "irst", "pec", "tpop", "upop", "cinc")


def _read(path: Path) -> dict[str, pl.DataFrame]:
    raw = need(read_delimited(path, "abridged.csv"), VARIABLES, path=path)
    return {"states": raw.select("ccode", "year", *null_codes(VARIABLES, (-9,)))}


DATA_SET = DataSet(
    name="cow-nmc",
    title="Correlates of War national material capabilities",
    version="7.0",
    tables=(
        Table(
            name="states",
            file="cow_nmc.parquet",
            keys=("ccode", "year"),
            columns=("ccode", "year", *VARIABLES),
            coverage=Coverage(1816, 2022),
            missing=(-9,),
        ),
    ),
    releases=(
        Release(
            file="NMCv7.zip",
            version="7.0",
            read=_read,
            tables=("states",),
            url="https://correlatesofwar.org/wp-content/uploads/NMCv7.zip",
            page="https://correlatesofwar.org/data-sets/national-material-capabilities/",
        ),
        Release(
            file="NMC_Documentation-6.0.zip",
            version="6.0",
            read=_read,
            tables=("states",),
            url="https://correlatesofwar.org/wp-content/uploads/NMC_Documentation-6.0.zip",
            page="https://correlatesofwar.org/data-sets/national-material-capabilities/",
        ),
    ),
    licence="Correlates of War terms: non-commercial, no redistribution",
    terms=COW,
    citations=(
        Citation(
            "singeretal1972cdu",
            "incollection",
            "Singer, J. David and Bremer, Stuart and Stuckey, John",
            "Capability Distribution, Uncertainty, and Major Power War, 1820-1965",
            1972,
            (
                ("booktitle", "Peace, War, and Numbers"),
                ("editor", "Russett, Bruce"),
                ("publisher", "Sage"),
                ("pages", "19--48"),
            ),
        ),
        Citation(
            "singer1987rcwd",
            "article",
            "Singer, J. David",
            "Reconstructing the Correlates of War Dataset on Material Capabilities of States, "
            "1816-1985",
            1987,
            (("journal", "International Interactions"), ("volume", "14"), ("pages", "115--132")),
        ),
    ),
    caveats=("The code -9 for missing becomes null.",),
)
