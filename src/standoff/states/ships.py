"""Ships in a text: named for people and places, they are forces of the state they sail for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from standoff.states.entities import Entity
from standoff.states.tabular import table
from standoff.vocabulary.actors import Actor, Sector

__all__ = ["is_ship", "ship_at"]

_BEFORE = frozenset(
    [
        *("carrier", "carriers", "supercarrier", "destroyer", "frigate", "cruiser", "corvette"),
        *("submarine", "warship", "vessel", "ship", "flagship", "battleship", "minesweeper"),
    ]
)
_AFTER = frozenset(["carrier", "Carrier", "strike", "Strike", "amphibious", "Amphibious"])
_LONGEST = 6


@cache
def _prefixes() -> dict[str, str]:
    return {row["prefix"]: row["code"] for row in table("ship_prefixes")}


def ship_at(words: Sequence[str], start: int) -> tuple[Entity, int] | None:
    """Read a ship's name that begins with a prefix such as USS.

    Parameters
    ----------
    words : sequence of str
        Words and single marks of a text.
    start : int
        Where to read.

    Returns
    -------
    tuple of Entity and int, or None
        The ship as a service of its state, and how many words its name has.
    """
    code = _prefixes().get(words[start])
    if code is None:
        return None
    end = start + 1
    while end < min(len(words), start + _LONGEST) and _continues(words, end):
        end += 1
    if end == start + 1:
        return None
    name = " ".join(words[start:end]).replace(" .", ".")
    return Entity(Actor(code, Sector.MIL), "service", name), end - start


def _continues(words: Sequence[str], at: int) -> bool:
    """Say whether a word goes on with a ship's name: a capital, or the dot of an initial."""
    if words[at] == ".":
        return len(words[at - 1]) == 1 and at + 1 < len(words) and words[at + 1][:1].isupper()
    return words[at][:1].isupper()


def is_ship(words: Sequence[str], start: int, *, width: int) -> bool:
    """Say whether a person's name is that of a ship ("the carrier Gerald R. Ford")."""
    before = words[start - 1] if start else ""
    after = words[start + width] if start + width < len(words) else ""
    return before in _BEFORE or after in _AFTER
