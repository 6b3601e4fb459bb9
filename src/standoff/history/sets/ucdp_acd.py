"""UCDP/PRIO armed conflicts by conflict-year, 25.1 (Gleditsch et al., 2002)."""

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

SIDES = ("gwno_a", "gwno_a_2nd", "gwno_b", "gwno_b_2nd")
COLUMNS = (
    *("conflict_id", "year", *SIDES, "incompatibility", "intensity_level", "type_of_conflict"),
    *("start_date", "start_prec", "start_date2", "start_prec2", "ep_end", "ep_end_date"),
)
TYPES = {1: "extrasystemic", 2: "interstate", 3: "intrastate", 4: "II"}
STAKES = {1: "territory", 2: "government", 3: "both"}


def _read(path: Path) -> dict[str, pl.DataFrame]:
    """Read ``UcdpPrioConflict_v25_1.csv``: one row per pair of states a cell lists."""
    import polars as pl

    raw = need(read_delimited(path, ".csv"), ("conflict_id", *SIDES), path=path)
    listed = [pl.col(c).cast(pl.String).str.split(", ").alias(c) for c in SIDES]
    frame = raw.with_columns(listed)
    for side in SIDES:
        frame = frame.explode(side)
    return {
        "conflicts": frame.with_columns(
            *(pl.col(c).cast(pl.Int16, strict=False) for c in SIDES),
            pl.col("type_of_conflict").replace_strict(TYPES, return_dtype=pl.String),
            pl.col("incompatibility").replace_strict(STAKES, return_dtype=pl.String),
            *(
                pl.col(c).cast(pl.String).str.to_date("%Y-%m-%d", strict=False)
                for c in ("start_date", "start_date2", "ep_end_date")
            ),
        ).select(COLUMNS)
    }


DATA_SET = DataSet(
    name="ucdp-acd",
    title="UCDP/PRIO Armed Conflict Dataset",
    version="25.1",
    tables=(Table("conflicts", "ucdp_acd.parquet", (), COLUMNS, Coverage(1946, 2024)),),
    releases=(
        Release(
            file="ucdp-prio-acd-251-csv.zip",
            version="25.1",
            read=_read,
            tables=("conflicts",),
            url="https://ucdp.uu.se/downloads/ucdpprio/ucdp-prio-acd-251-csv.zip",
            page="https://ucdp.uu.se/downloads/",
        ),
    ),
    licence="CC BY 4.0",
    terms=UCDP,
    citations=(
        Citation(
            "gleditschetal2002ac",
            "article",
            "Gleditsch, Nils Petter and Wallensteen, Peter and Eriksson, Mikael and Sollenberg, "
            "Margareta and Strand, Håvard",
            "Armed Conflict 1946-2001: A New Dataset",
            2002,
            (("journal", "Journal of Peace Research"), ("volume", "39"), ("pages", "615--637")),
        ),
        Citation(
            "daviesetal2025",
            "article",
            "Davies, Shawn and Pettersson, Therése and Sollenberg, Margareta and Öberg, Magnus",
            "Organized Violence 1989-2024, and the Challenges of Identifying Civilian Victims",
            2025,
            (("journal", "Journal of Peace Research"), ("volume", "62")),
        ),
    ),
    caveats=(
        "A cell that lists several states becomes several rows.",
        "Intensity 1 is a minor conflict (25-999 battle deaths in the year), 2 a war.",
    ),
)
