"""Gross domestic product and population, simulated from several sources (Fariss et al., 2022)."""

from __future__ import annotations

from standoff.history.dataset import Citation, DataSet, Table
from standoff.history.terms import CREDIT
from standoff.vocabulary.panels import Coverage

__all__ = ["DATA_SET"]

VARIABLES = ("mrgdppc", "sd_mrgdppc", "pwtrgdp", "sd_pwtrgdp", "pwtpop", "sd_pwtpop")

DATA_SET = DataSet(
    name="gdp",
    title="GDP, GDP per head and population with their uncertainty",
    version="2024-04-16",
    tables=tuple(
        Table(
            name=system,
            file=f"{short}_gdppop.parquet",
            keys=(code, "year"),
            columns=(code, "year", *VARIABLES),
            coverage=Coverage(1816, 2019),
        )
        for system, short, code in (("cow", "cw", "ccode"), ("gw", "gw", "gwcode"))
    ),
    releases=(),
    licence="none stated",
    terms=CREDIT,
    citations=(
        Citation(
            "farissetal2022",
            "article",
            "Fariss, Christopher J. and Anders, Therese and Markowitz, Jonathan N. and Barnum, "
            "Miriam",
            "New Estimates of Over 500 Years of Historic GDP and Population Data",
            2022,
            (
                ("journal", "Journal of Conflict Resolution"),
                ("volume", "66"),
                ("pages", "553--591"),
            ),
        ),
    ),
    caveats=(
        "mrgdppc: GDP per head, Maddison dollars of 2011; pwtrgdp: millions of dollars of 2011; "
        "pwtpop: millions of persons. Each with the standard deviation of the simulations.",
    ),
)
