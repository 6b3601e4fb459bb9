"""Each state's share of what all states of the row hold together, e.g. of capabilities.

On dyads this is the relative capability cinc_1 / (cinc_1 + cinc_2); on k-ads the coercer's share
of coercer, target and patrons.
"""

from __future__ import annotations

import polars as pl

from standoff.errors import UnknownName
from standoff.history.frame import Frame
from standoff.history.shelf import Shelf
from standoff.history.verb import Needs, Options, Step, Verb, step
from standoff.vocabulary.panels import ColumnSource, System, Unit

__all__ = ["VERB", "shares"]


def shares(variable: str = "cinc") -> Step:
    """Add ``<variable>share`` for every state of a row; null if any state's value is null.

    Parameters
    ----------
    variable : str
        A column the panel already has for every state, e.g. from ``nmc(["cinc"])``.
    """
    return step("shares", variable=variable)


def _apply(frame: Frame, _shelf: Shelf, options: Options) -> None:
    variable = options["variable"]
    names = [frame.naming(variable, role) for role in frame.roles]
    for name in names:
        if name not in frame.columns:
            raise UnknownName(f"the panel has no column {name!r} yet; add it before its shares")
    values = pl.DataFrame([frame.columns[name] for name in names])
    total = pl.sum_horizontal(names, ignore_nulls=False)
    origin = frame.sources[names[0]]
    for name, role in zip(names, frame.roles, strict=True):
        share = values.select(pl.col(name) / total).to_series()
        source = ColumnSource(
            column="",
            data_set=origin.data_set,
            version=origin.version,
            sha256=origin.sha256,
            variable=variable,
            made=f"share of {' + '.join(names)}",
            coverage=origin.coverage,
            licence=origin.licence,
            citation=origin.citation,
        )
        frame.add(frame.naming(f"{variable}share", role), share, source=source)


def _needs(_system: System, _unit: Unit, _options: Options) -> Needs:
    return ()


UNITS = frozenset({Unit.DYAD_YEAR, Unit.DISPUTE_YEAR, Unit.CRISIS_ACTOR, Unit.K_AD_YEAR})
VERB = Verb(shares, UNITS, _needs, _apply)
