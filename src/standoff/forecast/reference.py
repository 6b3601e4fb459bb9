"""Reference classes by name: how a crisis opened, and what has become of it by a landmark.

Opening classes follow the trigger of International Crisis Behavior (Brecher & Wilkenfeld, 2000).
"""

from __future__ import annotations

from standoff.forecast.moves import LANDMARKS
from standoff.vocabulary.crises import Opening, OpeningClass
from standoff.vocabulary.moves import Moves

__all__ = ["CLASSES", "STILL_ON", "TURNED_AT", "class_of", "classes_of"]

CLASSES = tuple(opening.value for opening in OpeningClass)
"""Opening classes in the order of their index."""
TURNED_AT = len(CLASSES)
"""Index of the quiet openings that have since turned violent."""
TURNED = "quiet, since turned violent"
STILL_ON = "{}, still on at day {}"
PROTRACTED = {False: ", no protracted conflict", True: ", protracted conflict", None: ""}


def class_of(target: str, opening: Opening, *, moves: Moves | None = None) -> str:
    """Name the reference class of a case; `classes_of` lists them.

    Parameters
    ----------
    target : str
    opening : Opening
    moves : Moves, optional
        What had been done by the day; the class is that of the last of `LANDMARKS` before it.
    """
    name = opening.opening.value
    if target == "recurrence":
        return name + PROTRACTED[opening.protracted]
    if moves is None or moves.days < LANDMARKS[0]:
        return name
    turned = opening.opening is OpeningClass.QUIET and moves.violent
    day = max(d for d in LANDMARKS if d <= moves.days)
    return STILL_ON.format(TURNED if turned else name, day)


def classes_of(target: str, *, landmark: bool = False) -> tuple[str, ...]:
    """Name the reference classes of a target in the order of their index.

    Recurrence has, after the pairs that `cases_of` counts, the opening classes for cases of which
    nobody says whether the conflict is protracted.
    """
    if target == "recurrence":
        pairs = (name + PROTRACTED[known] for name in CLASSES for known in (False, True))
        return (*pairs, *CLASSES)
    if not landmark:
        return CLASSES
    return tuple(STILL_ON.format(name, day) for day in LANDMARKS for name in (*CLASSES, TURNED))
