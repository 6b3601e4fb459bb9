"""Which of several disputes stands for a dyad-year: exclusion rules, applied in a stated order.

The default order is that of Miller (2021): prefer onsets, then the most fatal, the most hostile,
the longest by its shortest and by its longest count of days, the reciprocated, the earliest month.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import polars as pl

from standoff.errors import UnknownName

__all__ = ["RULES", "WHITTLE_DEFAULT", "whittle"]

DYAD_YEAR = ("ccode1", "ccode2", "year")
UNKNOWN_FATALITY = 0.5


def _largest(column: str) -> pl.Expr:
    return pl.col(column)


def _smallest(column: str) -> pl.Expr:
    return -pl.col(column)


def _fatality(column: str) -> pl.Expr:
    # An unknown level (-9) is worse than none and better than the lowest known level.
    known = pl.col(column).cast(pl.Float64)
    return pl.when(known < 0).then(UNKNOWN_FATALITY).otherwise(known)


RULES: dict[str, tuple[Callable[[str], pl.Expr], str]] = {
    "onset": (_largest, "onset"),
    "fatality": (_fatality, "fatality"),
    "hostility": (_largest, "hostlev"),
    "minimum duration": (_largest, "mindur"),
    "maximum duration": (_largest, "maxdur"),
    "reciprocation": (_largest, "recip"),
    "start month": (_smallest, "stmon"),
    "lowest number": (_smallest, "dispnum"),
}
"""Rules by name: rows that fall short of the group's best by the rule are left out."""

WHITTLE_DEFAULT = tuple(RULES)
"""The default order; "lowest number" breaks whatever ties are left."""


def whittle(
    disputes: pl.DataFrame,
    exclusions: Sequence[str] = WHITTLE_DEFAULT,
    *,
    groups: Sequence[str] = DYAD_YEAR,
) -> pl.DataFrame:
    """Leave one dispute per group by applying the rules in order.

    Parameters
    ----------
    disputes : DataFrame
        Dispute-years with the columns that the rules name; the result does not depend on the
        order of its rows.
    exclusions : sequence of str
        Names of `RULES`. If they leave ties, the lowest dispute number breaks them.
    groups : sequence of str

    Returns
    -------
    DataFrame
        One row per group, sorted by group.

    Raises
    ------
    UnknownName
        If a rule is not in `RULES`.
    """
    for name in exclusions:
        if name not in RULES:
            raise UnknownName(f"no exclusion rule is called {name!r}; there are {list(RULES)}")
    ordered = [*exclusions, *(r for r in ("lowest number",) if r not in exclusions)]
    keys = [RULES[name][0](RULES[name][1]).alias(f"__{k}") for k, name in enumerate(ordered)]
    names = [f"__{k}" for k in range(len(ordered))]
    ranked = disputes.with_columns(keys).sort(
        [*groups, *names], descending=[False] * len(groups) + [True] * len(names), nulls_last=True
    )
    return ranked.unique(list(groups), keep="first", maintain_order=True).drop(names)
