"""Onsets of internal armed conflict by state-year and gap, UCDP 19.1 (Pettersson et al., 2019)."""

from __future__ import annotations

from standoff.history.dataset import Citation, DataSet, Table
from standoff.history.terms import UCDP
from standoff.vocabulary.panels import Coverage

__all__ = ["DATA_SET"]

GAPS = tuple(f"sumonset{gap}" for gap in (1, 2, 3, 5, 10))

DATA_SET = DataSet(
    name="ucdp-onsets",
    title="UCDP onsets of intrastate armed conflict",
    version="19.1",
    tables=(
        Table(
            name="states",
            file="ucdp_onsets.parquet",
            keys=("gwcode", "year"),
            columns=("gwcode", "year", "sumnewconf", *GAPS),
            coverage=Coverage(1946, 2017),
        ),
    ),
    releases=(),
    licence="CC BY 4.0",
    terms=UCDP,
    citations=(
        Citation(
            "petterssonetal2019",
            "article",
            "Pettersson, Therése and Högbladh, Stina and Öberg, Magnus",
            "Organized Violence, 1989-2018 and Peace Agreements",
            2019,
            (("journal", "Journal of Peace Research"), ("volume", "56"), ("pages", "589--603")),
        ),
    ),
    caveats=("A column counts conflicts that begin after so many quiet years.",),
)
