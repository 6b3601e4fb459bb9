"""From ISO codes to the numbers of Correlates of War (COW) and Gleditsch & Ward (1999), and back.

The two systems differ for Germany (255/260), Yemen (679/678), Serbia (345/340), Kiribati (946/970),
Tuvalu (947/973), Tonga (955/972) and Nauru (970/971): 970 is Nauru in one, Kiribati in the other.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from standoff.errors import UsageError
from standoff.states.state import STATES, state
from standoff.states.tabular import day, table

__all__ = ["SYSTEMS", "number_of", "state_of_number"]

SYSTEMS = ("cow", "gw")
"""Correlates of War; Gleditsch & Ward."""


@cache
def _spans(system: str) -> tuple[tuple[int, str, date, date], ...]:
    if system not in SYSTEMS:
        raise UsageError(f"no system of state numbers is called {system!r}; use 'cow' or 'gw'")
    return tuple(
        (int(r["number"]), r["code"], day(r["start"]) or date.min, day(r["end"]) or date.max)
        for r in table("code_spans")
        if r["system"] == system
    )


def number_of(code: str, *, system: str, as_of: date) -> int | None:
    """Give a state's number in a system on a day.

    Parameters
    ----------
    code : str
        Alpha-3 code.
    system : str
        ``"cow"`` or ``"gw"``.
    as_of : date

    Returns
    -------
    int or None
        None where the system has no number for the state then. Numbers are given for the time
        before independence too: membership in a state system is for the panels to say.

    Raises
    ------
    UnknownName, UsageError
        If no state, or no system, is so called.

    Examples
    --------
    >>> from datetime import date
    >>> [number_of("DEU", system=s, as_of=date(2000, 1, 1)) for s in SYSTEMS]
    [255, 260]
    """
    one = state(code)
    mine = [span for span in _spans(system) if span[1] == one.iso3]
    if mine:
        return next((n for n, _, start, end in mine if start <= as_of <= end), None)
    return one.cow if system == "cow" else one.gw


def state_of_number(number: int, *, system: str, as_of: date) -> str | None:
    """Give the alpha-3 code of the state that bears a number in a system on a day, if any.

    Parameters
    ----------
    number : int
    system : str
        ``"cow"`` or ``"gw"``.
    as_of : date

    Examples
    --------
    >>> from datetime import date
    >>> [state_of_number(970, system=s, as_of=date(2000, 1, 1)) for s in SYSTEMS]
    ['NRU', 'KIR']
    """
    spans = _spans(system)
    for n, code, start, end in spans:
        if n == number and start <= as_of <= end:
            return code
    dated = {code for _, code, _, _ in spans} | {str(n) for n, _, _, _ in spans}
    if str(number) in dated:
        return None
    field = "cow" if system == "cow" else "gw"
    rest = (c for c, s in STATES.items() if c not in dated and getattr(s, field) == number)
    return next(rest, None)
