"""Names that stand for several states at once: "the Baltic states"."""

from __future__ import annotations

from functools import cache

from standoff.states.tabular import split, table

__all__ = ["members"]


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    return {row["name"]: split(row["members"]) for row in table("state_groups")}


def members(name: str) -> tuple[str, ...]:
    """Give the codes of the states that a region's name stands for; () for other regions.

    Parameters
    ----------
    name : str
        Canonical name of an `Entity` of kind "region".

    Examples
    --------
    >>> members("Baltic states")
    ('EST', 'LVA', 'LTU')
    """
    return _groups().get(name, ())
