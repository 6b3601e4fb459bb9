"""Ethnic and religious fractionalisation and polarisation, CREG-based, 1945-2013."""

from __future__ import annotations

from standoff.history.dataset import Citation, DataSet, Table
from standoff.history.terms import CREDIT
from standoff.vocabulary.panels import Coverage

__all__ = ["DATA_SET"]

VARIABLES = ("ethfrac", "ethpol", "relfrac", "relpol")

DATA_SET = DataSet(
    name="fractionalisation",
    title="Composition of religious and ethnic groups: fractionalisation and polarisation",
    version="2012",
    tables=(
        Table(
            name="states",
            file="creg.parquet",
            keys=(),
            columns=("ccode", "gwcode", "year", *VARIABLES),
            coverage=Coverage(1945, 2013),
        ),
    ),
    releases=(),
    licence="none stated",
    terms=CREDIT,
    citations=(
        Citation(
            "alesinaetal2003f",
            "article",
            "Alesina, Alberto and Devleeschauwer, Arnaud and Easterly, William and Kurlat, Sergio "
            "and Wacziarg, Romain",
            "Fractionalization",
            2003,
            (("journal", "Journal of Economic Growth"), ("volume", "8"), ("pages", "155--194")),
        ),
    ),
    caveats=(
        "Where a state-year has two rows, nulls take the larger value and the more fractionalised "
        "row is kept.",
    ),
)
