"""Numbers that never travel alone: value, interval, method, data version, what they rest on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Interval", "Number", "Provenance", "Reference"]


@dataclass(frozen=True, slots=True)
class Interval:
    """A central interval; `level` is its nominal coverage (0.8 = 80 %)."""

    low: float
    high: float
    level: float = 0.8


@dataclass(frozen=True, slots=True)
class Reference:
    """A data row or table that a number rests on, with its citation.

    Attributes
    ----------
    key : str
        Stable key, e.g. ``"icb:severity/quiet"``; the brief links to it.
    title : str
        What the row says, in one line.
    citation : str
        Author (year), title, version.
    value : str
        The row's content as printed.
    licence : str
    """

    key: str
    title: str
    citation: str
    value: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Provenance:
    """How a number was made.

    Attributes
    ----------
    method : str
        Dotted name of what computed it, and its version where that matters.
    parameters : mapping
        Every parameter that the result depends on (seed included).
    data : tuple of Reference
        The data rows used.
    claims : tuple of str
        Ids of the claims it rests on.
    """

    method: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    data: tuple[Reference, ...] = ()
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its unit, interval, sample size and provenance."""

    value: float
    provenance: Provenance
    interval: Interval | None = None
    unit: str = ""
    n: int | None = None
