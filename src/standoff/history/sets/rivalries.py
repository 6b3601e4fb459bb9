"""Strategic rivalries, 1494-2020 (Thompson, Sakuwa & Suhas, 2021)."""

from __future__ import annotations

from standoff.history.dataset import Citation, DataSet, Table
from standoff.history.terms import CREDIT
from standoff.vocabulary.panels import Coverage

__all__ = ["DATA_SET"]

DATA_SET = DataSet(
    name="rivalries",
    title="Strategic rivalries",
    version="2021",
    tables=(
        Table(
            name="spells",
            file="tss_rivalries.parquet",
            keys=(),
            columns=(
                *("tssr_id", "rivalry", "ccode1", "ccode2", "start", "end"),
                *("positional", "spatial", "ideological", "interventionary"),
            ),
            coverage=Coverage(1816, 2020),
        ),
    ),
    releases=(),
    licence="none stated",
    terms=CREDIT,
    citations=(
        Citation(
            "thompsonetal2021asr",
            "book",
            "Thompson, William R. and Sakuwa, Kentaro and Suhas, Prashant Hosur",
            "Analyzing Strategic Rivalries in World Politics: Types of Rivalry, Regional "
            "Variation, and Escalation/De-escalation",
            2021,
            (("publisher", "Springer"),),
        ),
    ),
    caveats=(
        "Austria (300) is followed as 305 from 1919.",
        "A rivalry whose end is 2020 was on when the book closed; nothing is known after.",
    ),
)
