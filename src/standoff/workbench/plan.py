"""What to compute on a case, and what the user says of it: that goes before the texts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from standoff.record.case import Overrides
from standoff.vocabulary.crises import OpeningClass

if TYPE_CHECKING:
    from standoff.history.shelf import Shelf
    from standoff.read.backends import Backend

__all__ = ["Plan"]


@dataclass(frozen=True, slots=True)
class Plan:
    """What to compute.

    Attributes
    ----------
    horizons : tuple of int
        Days ahead, each one of the hazard table's.
    seed : int
        Of every random draw.
    draws : int
        Parameter draws of the strategic model.
    overrides : Overrides
        Roles set by the user.
    opening : OpeningClass or None
        Opening set by the user.
    protracted : bool or None
        Whether the adversaries are in a protracted conflict, if the user says so.
    began : date or None
        The crisis's first day, if the user says so.
    shelf : Shelf or None
        Where reference data lie, if anywhere.
    backend : Backend or None
        Where claims come from; the shipped rules if None.
    """

    horizons: tuple[int, ...] = (30, 90, 365)
    seed: int = 20251123
    draws: int = 2000
    overrides: Overrides = field(default_factory=Overrides)
    opening: OpeningClass | None = None
    protracted: bool | None = None
    began: date | None = None
    shelf: Shelf | None = None
    backend: Backend | None = None
