"""Reads the shipped base-rate tables of past crises (counts from ICB; see docs/data/base-rates.md).

Opening classes and their use follow Brecher & Wilkenfeld (2000); `as_of` picks the newest vintage
of the tables that was made of crises ended before that day.
"""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from standoff.errors import UnknownName, UsageError
from standoff.vocabulary.chances import BaseRate, Hazard
from standoff.vocabulary.crises import OpeningClass
from standoff.vocabulary.panels import OutcomeCounts
from standoff.vocabulary.results import Interval, Reference

__all__ = [
    "base_rate_reference",
    "base_rates",
    "directed_rates",
    "hazard",
    "hazard_reference",
    "outcomes",
]

HORIZONS = (30, 90, 180, 365)


@cache
def _tables() -> dict[str, Any]:
    text = files("standoff.history").joinpath("tables/base_rates.json").read_text("utf-8")
    tables: dict[str, Any] = json.loads(text)
    return tables


def _vintage(as_of: date) -> tuple[int, dict[str, Any]]:
    vintages = _tables()["vintages"]
    years = [int(year) for year in vintages if date(int(year), 1, 1) <= as_of]
    if not years:
        raise UsageError(
            f"no base rates as of {as_of}: the tables begin with 1 January {min(vintages)}"
        )
    return max(years), vintages[str(max(years))]


def _names(opening: OpeningClass, military: bool) -> tuple[str, ...]:
    if opening is not OpeningClass.QUIET:
        return (opening.value,)
    return opening.value, f"quiet, {'military' if military else 'non-military'} trigger"


def _rate(table: str, row: str, as_of: date) -> BaseRate:
    year, vintage = _vintage(as_of)
    whole = vintage[table]
    cells = whole["rows"][row]
    level = _tables()["made"]["level"]
    newest = max(map(int, _tables()["vintages"]))
    return BaseRate(
        table=table if year == newest else f"{table}-before-{year}",
        row=row,
        outcomes=tuple(whole["outcomes"]),
        counts=tuple(cells["counts"]),
        frequencies=tuple(cells["frequencies"]),
        intervals=tuple(
            Interval(low, high, level)
            for low, high in zip(cells["low"], cells["high"], strict=True)
        ),
    )


def base_rates(
    opening: OpeningClass, *, military: bool, protracted: bool | None, as_of: date
) -> tuple[BaseRate, ...]:
    """Give how past crises of an opening class went.

    Parameters
    ----------
    opening : OpeningClass
    military : bool
        For a quiet opening, whether its trigger is a non-violent military act.
    protracted : bool or None
        Whether the adversaries are in a protracted conflict; None where unknown.
    as_of : date
        Only crises that ended before the vintage at or before this day are counted.

    Returns
    -------
    tuple of BaseRate
        Severity, target's outcome, form of outcome and recurrence of the class; then, for a quiet
        opening, severity and target's outcome of its half (military or non-military trigger).
        Shares are Dirichlet-smoothed (weight 12) toward the marginal, intervals 80 %.

    Raises
    ------
    UsageError
        If `as_of` lies before the first vintage (1950).
    """
    whole, *half = _names(opening, military)
    suffix = {True: ", protracted conflict", False: ", no protracted conflict", None: ""}
    rates = [_rate(table, whole, as_of) for table in ("severity", "target-outcome", "form")]
    rates.append(_rate("recurrence", whole + suffix[protracted], as_of))
    rates += [_rate(table, row, as_of) for row in half for table in ("severity", "target-outcome")]
    return tuple(rates)


def directed_rates(
    opening: OpeningClass, *, military: bool, as_of: date
) -> tuple[BaseRate, BaseRate]:
    """Give severity and target's outcome where a great or super power coerces a weaker state.

    Rows are directed coercer -> target; several may share a crisis, so intervals are too narrow.
    """
    row = _names(opening, military)[-1]
    return (
        _rate("directed-severity", row, as_of),
        _rate("directed-target-outcome", row, as_of),
    )


def hazard(landmark_days: int, *, as_of: date, horizons: tuple[int, ...] = HORIZONS) -> Hazard:
    """Give the share of crises, still on at a day, that end within each horizon.

    Parameters
    ----------
    landmark_days : int
        Days since the crisis began; the last landmark of the table (0, 7, 14, 30, 60, 90, 180,
        365) at or before it is used.
    as_of : date
    horizons : tuple of int
        Days ahead; of 7, 14, 30, 60, 90, 120, 180, 270, 365, 730.

    Raises
    ------
    UnknownName
        If a horizon is not in the table.
    """
    whole = _vintage(as_of)[1]["hazard"]
    landmark = max((int(d) for d in whole["rows"] if int(d) <= landmark_days), default=0)
    cells, known = whole["rows"][str(landmark)], whole["horizons"]
    columns = [_position(horizon, known) for horizon in horizons]
    level = _tables()["made"]["level"]
    return Hazard(
        landmark=landmark,
        horizons=horizons,
        ended=tuple(cells["ended"][k] for k in columns),
        intervals=tuple(Interval(cells["low"][k], cells["high"][k], level) for k in columns),
        n=cells["n"],
    )


def _position(horizon: int, known: list[int]) -> int:
    if horizon not in known:
        raise UnknownName(f"no horizon of {horizon} days in the tables; take one of {known}")
    return known.index(horizon)


def outcomes(
    opening: OpeningClass | None,
    horizon_days: int,
    *,
    as_of: date,
    military: bool | None = None,
    directed: bool = False,
) -> OutcomeCounts:
    """Count violence x target's outcome among crises of a class, at a horizon since the onset.

    Parameters
    ----------
    opening : OpeningClass or None
        None for all crises.
    horizon_days : int
        One of 7, 14, 30, 60, 90, 120, 180, 270, 365, 730.
    as_of : date
    military : bool or None
        Take the half of the quiet class with (without) a military trigger; None for all of it.
    directed : bool
        Count targets of great and super powers stronger than they instead of crises.

    Raises
    ------
    UnknownName
        If the horizon is not in the tables.
    """
    tables, (_, vintage) = _tables(), _vintage(as_of)
    reference = "directed" if directed else "crises"
    names = ("all",) if opening is None else _names(opening, bool(military))
    row = names[0 if military is None else -1]
    _position(horizon_days, vintage["hazard"]["horizons"])
    cells = vintage["joint"][reference][row][str(horizon_days)]
    return OutcomeCounts(
        reference=reference,
        opening=row,
        horizon_days=horizon_days,
        violence=tuple(tables["violence"]),
        outcomes=tuple(tables["results"]),
        ended=_square(cells["ended"]),
        standing=_square(cells["standing"]),
    )


def _square(cells: list[int]) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(cells[k : k + 4]) for k in range(0, 16, 4))


def base_rate_reference(rate: BaseRate) -> Reference:
    """Cite one row of the tables, as a brief prints it."""
    made = _tables()["made"]
    shares = ", ".join(
        f"{outcome} {p:.2f}" for outcome, p in zip(rate.outcomes, rate.frequencies, strict=True)
    )
    return Reference(
        key=rate.key,
        title=f"{rate.table}: {rate.row} (n = {rate.n})",
        citation=made["citation"],
        value=shares,
        licence=made["licence"],
    )


def hazard_reference(hazard: Hazard) -> Reference:
    """Cite the row of the hazard table that was used, as a brief prints it."""
    made = _tables()["made"]
    shares = ", ".join(
        f"{days} days {p:.2f}" for days, p in zip(hazard.horizons, hazard.ended, strict=True)
    )
    return Reference(
        key=f"icb:hazard/{hazard.landmark}",
        title=f"share of crises still on at day {hazard.landmark} that end within (n = {hazard.n})",
        citation=made["citation"],
        value=shares,
        licence=made["licence"],
    )
