"""Militarized interstate disputes as revised by Gibler, Miller & Little (2016), v2.2.1."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from standoff.history.dataset import Citation, DataSet, Release, Table
from standoff.history.parsing import need, read_delimited
from standoff.history.terms import CREDIT
from standoff.vocabulary.panels import Coverage

if TYPE_CHECKING:
    import polars as pl

__all__ = ["DATA_SET"]

SPAN = Coverage(1816, 2010)
KEYS = ("dispnum", "ccode1", "ccode2", "year")
SIDES = ("sidea", "revstate", "fatality", "fatalpre", "hiact", "hostlev", "orig")
DISPUTE = ("fatality", "hostlev", "mindur", "maxdur", "outcome", "settle", "recip", "stmon")
DIRECTED = (
    *KEYS,
    "midongoing",
    "midonset",
    *(f"{v}{k}" for v in SIDES for k in (1, 2)),
    *DISPUTE,
)
PARTICIPANT = (
    *("dispnum", "ccode", "styear", "stmon", "stday", "endyear", "endmon", "endday"),
    *("sidea", "hiact", "orig"),
)


def _directed(path: Path) -> dict[str, pl.DataFrame]:
    """Read the directed dispute-years, ``gml-dirdisp-2.2.1.csv``."""
    raw = read_delimited(path)
    raw = raw.rename({o: n for o, n in (("dispnum3", "dispnum"),) if o in raw.columns})
    return {"directed": need(raw, DIRECTED, path=path).select(DIRECTED)}


def _participants(path: Path) -> dict[str, pl.DataFrame]:
    """Read the participants, ``gml-midb-2.2.1.csv``."""
    raw = read_delimited(path)
    raw = raw.rename({o: n for o, n in (("dispnum3", "dispnum"),) if o in raw.columns})
    return {"participants": need(raw, PARTICIPANT, path=path).select(PARTICIPANT)}


PAGE = "https://internationalconflict.ua.edu/data-download/"

DATA_SET = DataSet(
    name="gml-mids",
    title="Militarized interstate disputes after Gibler, Miller and Little",
    version="2.2.1",
    tables=(
        Table(
            name="directed",
            file="gml_dirdisp.parquet",
            keys=KEYS,
            columns=DIRECTED,
            coverage=SPAN,
            missing=(-9,),
        ),
        Table(
            name="participants",
            file="gml_part.parquet",
            keys=(),
            columns=PARTICIPANT,
            coverage=SPAN,
            missing=(-9,),
        ),
    ),
    releases=(
        Release("gml-dirdisp-2.2.1.csv", "2.2.1", _directed, ("directed",), page=PAGE),
        Release("gml-midb-2.2.1.csv", "2.2.1", _participants, ("participants",), page=PAGE),
    ),
    licence="none stated",
    terms=CREDIT,
    citations=(
        Citation(
            "gibleretal2016amid",
            "article",
            "Gibler, Douglas M. and Miller, Steven V. and Little, Erin K.",
            "An Analysis of the Militarized Interstate Dispute (MID) Dataset, 1816-2001",
            2016,
            (
                ("journal", "International Studies Quarterly"),
                ("volume", "60"),
                ("pages", "719--730"),
            ),
        ),
    ),
    caveats=(
        "Several disputes may touch one dyad-year; ordered exclusion rules pick one.",
        "Fatality and hostility without a number are the dispute's, not the dyad's in that year.",
        "The code -9 for missing becomes null; with raw=True it stays.",
    ),
)
