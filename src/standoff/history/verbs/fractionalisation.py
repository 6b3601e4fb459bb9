"""Ethnic and religious fractionalisation and polarisation of every state (CREG-based).

Where a state-year has two rows, nulls take the larger value of the pair and the more
fractionalised row (ethnic, then religious) is kept.
"""

from __future__ import annotations

import polars as pl

from standoff.history.frame import Frame
from standoff.history.sets import data_set
from standoff.history.shelf import Shelf
from standoff.history.verb import Needs, Options, Step, Verb, source_of, step
from standoff.vocabulary.panels import System, Unit

__all__ = ["VERB", "fractionalisation"]

DATA, TABLE = "fractionalisation", "states"
VARIABLES = ("ethfrac", "ethpol", "relfrac", "relpol")


def fractionalisation(*, beyond: str = "null") -> Step:
    """Add ethfrac, ethpol, relfrac and relpol.

    Parameters
    ----------
    beyond : str
        Outside 1945-2013: "null", "carry" (with a flag column) or "error".
    """
    return step("fractionalisation", beyond=beyond)


def _one_row_each(table: pl.DataFrame, code: str) -> pl.DataFrame:
    group = [code, "year"]
    filled = table.drop_nulls(code).with_columns(
        pl.col(v).fill_null(pl.col(v).max().over(group)) for v in VARIABLES
    )
    order = filled.sort(
        *group, "ethfrac", "relfrac", descending=[False, False, True, True], nulls_last=True
    )
    return order.unique(group, keep="first", maintain_order=True).select(*group, *VARIABLES)


def _apply(frame: Frame, shelf: Shelf, options: Options) -> None:
    table = _one_row_each(shelf.read(DATA, TABLE), frame.system.code)
    coverage, beyond = data_set(DATA).table(TABLE).coverage, options["beyond"]
    for role in frame.roles:
        located = frame.locate_states(table, role, coverage=coverage, beyond=beyond)
        for name in VARIABLES:
            source = source_of(shelf, DATA, table=TABLE, variable=name)
            frame.put(frame.naming(name, role), table[name], at=located, fill=None, source=source)
        if beyond == "carry":
            flag = frame.naming("fractionalisation_carried", role)
            frame.flag(
                flag, located.carried, source=source_of(shelf, DATA, table=TABLE, variable="year")
            )


def _needs(_system: System, _unit: Unit, _options: Options) -> Needs:
    return ((DATA, TABLE),)


VERB = Verb(fractionalisation, frozenset(Unit), _needs, _apply)
