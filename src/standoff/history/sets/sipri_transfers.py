"""SIPRI arms transfers, trade register by delivery year: by the user's own import."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from standoff.errors import SourceError
from standoff.history.dataset import Citation, DataSet, Release, Table
from standoff.history.parsing import need, read_delimited
from standoff.vocabulary.panels import Coverage

if TYPE_CHECKING:
    import polars as pl

__all__ = ["DATA_SET"]

NAMES = {
    "supplier": "supplier",
    "recipient": "recipient",
    "designation": "designation",
    "armament category": "category",
    "order date": "ordered",
    "numbers delivered": "delivered",
    "delivery year": "year",
    "status": "status",
    "tiv delivery values": "tiv",
}


def _read(path: Path) -> dict[str, pl.DataFrame]:
    """Read the register's export: some lines of preamble, then a table that begins with SIPRI."""
    import polars as pl

    lines = path.read_bytes().decode("utf-8", errors="replace").splitlines()
    head = [
        k for k, line in enumerate(lines) if line.lstrip('"').startswith("SIPRI AT Database ID")
    ]
    if not head:
        raise SourceError(f"{path.name} is no export of SIPRI's trade register by delivery year")
    body = path.with_suffix(".body")
    try:
        body.write_text("\n".join(line.rstrip(";") for line in lines[head[0] :]), "utf-8")
        raw = need(read_delimited(body), NAMES, path=path)
    finally:
        body.unlink(missing_ok=True)
    frame = raw.select(*NAMES).rename(NAMES)
    return {
        "deliveries": frame.with_columns(
            pl.col("year", "ordered").cast(pl.Int16), pl.col("tiv", "delivered").cast(pl.Float64)
        )
    }


DATA_SET = DataSet(
    name="sipri-transfers",
    title="SIPRI arms transfers",
    version="as exported",
    tables=(
        Table(
            name="deliveries",
            file="sipri_transfers.parquet",
            keys=(),
            columns=tuple(NAMES.values()),
            coverage=Coverage(1950, 2025),
        ),
    ),
    releases=(
        Release(
            file="trade-register.csv",
            version="as exported",
            read=_read,
            tables=("deliveries",),
            page="https://armstransfers.sipri.org/",
        ),
    ),
    licence="SIPRI terms: fair use for research with attribution",
    terms="SIPRI's terms of use (sipri.org/about/terms-and-conditions): cite SIPRI; fair use only.",
    citations=(
        Citation(
            "sipri",
            "misc",
            "{Stockholm International Peace Research Institute}",
            "SIPRI Arms Transfers Database",
            2026,
            (("url", "https://armstransfers.sipri.org/"),),
        ),
    ),
    caveats=(
        "TIV, the trend-indicator value, measures the military resource moved, not its price.",
        "Parties keep SIPRI's names.",
    ),
)
