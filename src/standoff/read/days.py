"""Calendar arithmetic on closed intervals of days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

__all__ = ["Days", "month", "part", "season", "shift", "unit", "year"]

Days = tuple[date | None, date | None]
"""First and last day; None where open."""

_SEASONS: Final = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_DAYS_IN: Final = {"second": 0, "minute": 0, "hour": 1 / 24, "day": 1, "week": 7}
_MONTHS_IN: Final = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_PARTS: Final = {
    "early": (0, 1, 3),
    "beginning": (0, 1, 3),
    "start": (0, 1, 3),
    "mid": (1, 2, 3),
    "middle": (1, 2, 3),
    "late": (2, 3, 3),
    "end": (2, 3, 3),
    "first half": (0, 1, 2),
    "second half": (1, 2, 2),
    "first quarter": (0, 1, 4),
    "second quarter": (1, 2, 4),
    "third quarter": (2, 3, 4),
    "fourth quarter": (3, 4, 4),
}


def year(y: int) -> tuple[date, date]:
    """Give a year's first and last day."""
    return date(y, 1, 1), date(y, 12, 31)


def month(y: int, m: int) -> tuple[date, date]:
    """Give a month's first and last day."""
    return date(y, m, 1), date(y, m, monthrange(y, m)[1])


def season(y: int, name: str) -> tuple[date, date]:
    """Give a northern season's first and last day; a winter begins in December of year `y`."""
    first = date(y, _SEASONS[name], 1)
    last = shift(first, 3, of="month") - timedelta(days=1)
    return first, last


def shift(day: date, n: float, *, of: str) -> date:
    """Move a day by `n` units, to the nearest day that there is.

    Parameters
    ----------
    day : date
    n : float
        Negative for the past.
    of : str
        "hour", "day", "week", "month", "quarter", "year", "decade" or "century".
    """
    if of in _DAYS_IN:
        days = min(3_000_000, max(-3_000_000, n * _DAYS_IN[of]))
        ordinal = day.toordinal() + int(days if days >= 0 else -(-days // 1))
        return date.fromordinal(min(date.max.toordinal(), max(1, ordinal)))
    months = int(min(120_000, max(-120_000, n * _MONTHS_IN[of])))
    y, m = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= y <= 9999:
        return date.min if y < 1 else date.max
    return date(y, m + 1, min(day.day, monthrange(y, m + 1)[1]))


def unit(day: date, of: str, *, offset: int = 0) -> tuple[date, date]:
    """Give the calendar unit that holds a day, or the one `offset` units on.

    Parameters
    ----------
    day : date
    of : str
        "day", "week" (from Monday), "weekend", "month", "quarter", "year", "decade", "century".
    offset : int
    """
    if of in ("week", "weekend"):
        monday = shift(day, 7 * offset - day.weekday(), of="day")
        return shift(monday, 5 if of == "weekend" else 0, of="day"), shift(monday, 6, of="day")
    if of not in _MONTHS_IN:
        moved = shift(day, offset, of="day")
        return moved, moved
    months = _MONTHS_IN[of]
    index = (day.year * 12 + day.month - 1) // months * months
    first = shift(date(index // 12 or 1, index % 12 + 1, 1), offset, of=of)
    return first, max(first, shift(shift(first, 1, of=of), -1, of="day"))


def part(days: tuple[date, date], which: str) -> tuple[date, date]:
    """Give a part of an interval: "early", "mid", "late", "first half", "third quarter" ...

    Parameters
    ----------
    days : tuple of date
    which : str

    Returns
    -------
    tuple of date
        Never empty; the parts of one cut do not overlap where the interval has enough days.
    """
    low, high, cuts = _PARTS[which]
    length = (days[1] - days[0]).days + 1
    first = days[0] + timedelta(days=length * low // cuts)
    last = days[0] + timedelta(days=length * high // cuts - 1)
    return first, max(first, last)
