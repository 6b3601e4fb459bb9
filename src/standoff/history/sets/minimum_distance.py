"""Minimum distance between states' territories by year, from CShapes 2.0 (Schvitz et al., 2022)."""

from __future__ import annotations

from standoff.history.dataset import Citation, DataSet, Table
from standoff.history.terms import CREDIT
from standoff.vocabulary.panels import Coverage

__all__ = ["DATA_SET"]

DATA_SET = DataSet(
    name="minimum-distance",
    title="Minimum distance between states (CShapes 2.0)",
    version="2.0",
    tables=tuple(
        Table(
            name=system,
            file=f"{system}_mindist.parquet",
            keys=(f"{code}1", f"{code}2", "year"),
            columns=(f"{code}1", f"{code}2", "year", "mindist"),
            coverage=Coverage(1886, 2019),
        )
        for system, code in (("cow", "ccode"), ("gw", "gwcode"))
    ),
    releases=(),
    licence="none stated; check the CShapes site",
    terms=CREDIT,
    citations=(
        Citation(
            "schvitzetal2022mis",
            "article",
            "Schvitz, Guy and Girardin, Luc and Rüegger, Seraina and Weidmann, Nils B. and "
            "Cederman, Lars-Erik and Gleditsch, Kristian Skrede",
            "Mapping the International System, 1886-2017: The CShapes 2.0 Dataset",
            2022,
            (
                ("journal", "Journal of Conflict Resolution"),
                ("volume", "66"),
                ("pages", "144--161"),
            ),
        ),
    ),
    caveats=("As it stood on 1 January (or the first day a state is in the data) of each year.",),
)
