"""International Crisis Behavior: crises and actors, 1918-2021 (Brecher & Wilkenfeld, 2000)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from standoff.history.dataset import Citation, DataSet, Release, Table
from standoff.history.parsing import need, read_delimited
from standoff.vocabulary.panels import Coverage

if TYPE_CHECKING:
    import polars as pl

__all__ = ["DATA_SET"]

CRISIS = (
    *("crisno", "crisname", "break", "trigent", "yrtrig", "motrig", "datrig"),
    *("yrterm", "moterm", "daterm", "brexit", "sevviosy", "viol", "forout", "outesr"),
    *("iwcmb", "geog", "geogrel", "protrac", "pcid", "period"),
)
ACTOR = (
    *("crisno", "cracno", "cracid", "actor", "crisname", "triggr", "yrtrig", "motrig", "datrig"),
    *("trigent", "southv", "southpow", "majres", "yerres", "monres", "dayres", "sevvio"),
    *("outcom", "outfor", "outesr", "yrterm", "moterm", "daterm", "trgterra", "geog", "pc", "iwc"),
    *("regime", "durreg", "age", "territ", "allycap", "nuclear", "powsta", "issue"),
)


def _read(path: Path) -> dict[str, pl.DataFrame]:
    raw = read_delimited(path, ".csv")
    if "cracid" in raw.columns:
        return {"actors": need(raw, ACTOR, path=path)}
    return {"crises": need(raw, CRISIS, path=path)}


PAGE = "https://sites.duke.edu/icbdata/data-collections/"

DATA_SET = DataSet(
    name="icb",
    title="International Crisis Behavior",
    version="14 (crises 1-487) and 16 (488-512)",
    tables=(
        Table("crises", "icb1.csv", ("crisno",), CRISIS, Coverage(1918, 2021)),
        Table("actors", "icb2.csv", ("crisno", "cracno"), ACTOR, Coverage(1918, 2021)),
    ),
    releases=tuple(
        Release(f"icb{k}v16.csv", "16", _read, (table,), page=PAGE)
        for k, table in ((1, "crises"), (2, "actors"))
    ),
    licence="free to download, attribution asked; no explicit licence to redistribute",
    terms="Free to download; cite Brecher & Wilkenfeld and the codebook; do not pass the rows on.",
    citations=(
        Citation(
            "brecherwilkenfeld2000",
            "book",
            "Brecher, Michael and Wilkenfeld, Jonathan",
            "A Study of Crisis",
            2000,
            (("publisher", "University of Michigan Press"),),
        ),
        Citation(
            "brecheretal2023",
            "misc",
            "Brecher, Michael and Wilkenfeld, Jonathan and Beardsley, Kyle and James, Patrick and "
            "Quinn, David",
            "International Crisis Behavior Data Codebook, Version 15",
            2023,
            (("url", "http://sites.duke.edu/icbdata/data-collections/"),),
        ),
    ),
    caveats=(
        "Codes of states are Gleditsch-Ward's.",
        "Crises 474 and 510 are blank placeholders.",
        "Gravity, issues, power discrepancy and the number of actors are coded with hindsight: "
        "they never enter a feature.",
    ),
)
