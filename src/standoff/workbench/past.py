"""What reference data add to a case where they are on the machine, and what their lack costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from standoff.errors import DataAbsent, UsageError
from standoff.vocabulary.crises import Case, Opening
from standoff.vocabulary.findings import Absence
from standoff.vocabulary.precedents import AnalogueSet, HistoryFact

if TYPE_CHECKING:
    from standoff.history.shelf import Shelf

__all__ = ["Past", "past_of"]

ABSENT = Absence(
    "reference data under licence (capabilities, alliances, disputes, past crises)",
    "capability is GDP × GDP per head alone; treaties are known only as far as the texts name "
    "them; no analogues are shown",
    "set STANDOFF_DATA to a directory of them, or see 'standoff data list'",
)


@dataclass(frozen=True, slots=True)
class Past:
    """Facts on the parties, the nearest past crises, and what could not be had."""

    facts: tuple[HistoryFact, ...] = ()
    precedents: AnalogueSet | None = None
    absences: tuple[Absence, ...] = ()


def past_of(case: Case, opening: Opening, *, shelf: Shelf | None) -> Past:
    """Look a case up in the reference data.

    Parameters
    ----------
    case : Case
        Nothing after its day is used.
    opening : Opening
    shelf : Shelf or None
        None where there are no reference data.
    """
    if shelf is None or shelf.path("icb", "crises") is None:
        return Past(absences=(ABSENT,))
    from standoff.history.analogues import analogues
    from standoff.history.case_facts import case_facts

    try:
        facts, problems = case_facts(case, data=shelf)
        nearest = analogues(case, opening, data=shelf)
    except (DataAbsent, UsageError) as error:
        return Past(absences=(Absence("part of the reference data", str(error)),))
    missing = tuple(Absence("a fact on the parties", p.message) for p in problems)
    return Past(facts, nearest, missing)
