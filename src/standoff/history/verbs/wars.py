"""Wars (Sarkees & Wayman, 2010): inter-state wars on dyads, intra-state wars on states.

Of several wars of one dyad- or state-year the deadliest stands for the year.
"""

from __future__ import annotations

import polars as pl

from standoff.errors import UsageError
from standoff.history.frame import Frame
from standoff.history.sets import data_set
from standoff.history.shelf import Shelf
from standoff.history.verb import Needs, Options, Step, Verb, source_of, step
from standoff.vocabulary.panels import System, Unit

__all__ = ["VERB", "wars"]

DATA = "cow-wars"


def wars() -> Step:
    """Add ``cowinteronset`` and ``cowinterongoing`` (dyads), or the ``cowintra`` pair (states)."""
    return step("wars")


def _deadliest(table: pl.DataFrame, keys: list[str], *, kind: str) -> pl.DataFrame:
    deaths = ["batdeath1", "batdeath2"] if kind == "inter" else ["sideadeaths", "sidebdeaths"]
    known = [pl.when(pl.col(d) < 0).then(0).otherwise(pl.col(d).fill_null(0)) for d in deaths]
    toll = pl.sum_horizontal(*(k.alias(d) for k, d in zip(known, deaths, strict=True)))
    ranked = table.with_columns(toll=toll).sort(
        *keys,
        f"cow{kind}onset",
        "toll",
        "warnum",
        descending=[False] * len(keys) + [True, True, False],
    )
    return ranked.unique(keys, keep="first", maintain_order=True)


def _apply(frame: Frame, shelf: Shelf, _options: Options) -> None:
    if frame.system is not System.COW:
        raise UsageError("wars() needs a panel of the cow system")
    kind = "intra" if len(frame.roles) == 1 else "inter"
    spec = data_set(DATA).table(kind)
    events = (f"cow{kind}onset", f"cow{kind}ongoing")
    table = shelf.read(DATA, kind)
    if kind == "intra":
        table = table.filter(pl.col("ccodea") > 0).rename({"ccodea": "ccode"})
        chosen = _deadliest(table, ["ccode", "year"], kind=kind).select("ccode", "year", *events)
        located = [(frame.locate_states(chosen, frame.roles[0], coverage=spec.coverage), "")]
    else:
        keys = ["ccode1", "ccode2", "year"]
        chosen = _deadliest(table, keys, kind=kind).select(*keys, *events)
        located = [
            (frame.locate_dyads(chosen, pair, coverage=spec.coverage), frame.pair_name("", pair))
            for pair in frame.pairs
        ]
    for place, suffix in located:
        for event in events:
            source = source_of(
                shelf, DATA, table=kind, variable=event, made="deadliest war of the year"
            )
            frame.put(event + suffix, chosen[event], at=place, fill=0, source=source)


def _needs(_system: System, unit: Unit, _options: Options) -> Needs:
    return ((DATA, "intra" if unit is Unit.STATE_YEAR else "inter"),)


UNITS = frozenset({Unit.STATE_YEAR, Unit.DYAD_YEAR, Unit.K_AD_YEAR})
VERB = Verb(wars, UNITS, _needs, _apply)
