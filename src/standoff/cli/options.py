"""Options that several commands share: days, and the seed of whatever is drawn by chance."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

import typer

from standoff.errors import UsageError

__all__ = ["DAY", "Seed", "day_of", "past_day"]

DAY = "YYYY-MM-DD"
"""How help shows a day."""

Seed = Annotated[int, typer.Option("--seed", min=0, help="Seed of whatever is drawn by chance.")]
"""Seed of numpy's generator: 0 or more."""


def day_of(text: str) -> date:
    """Read a day written as YYYY-MM-DD.

    Raises
    ------
    UsageError
        If there is no such day.
    """
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise UsageError(
            f"{text!r} is no day: write one that is in the calendar, e.g. 2025-11-15"
        ) from None


def past_day(text: str) -> date:
    """Read a day of which something can be known: today or earlier.

    Raises
    ------
    UsageError
        If there is no such day, or it is still to come.
    """
    day = day_of(text)
    if day > date.today():
        raise UsageError(f"{text} is in the future: nothing is known of it yet")
    return day
