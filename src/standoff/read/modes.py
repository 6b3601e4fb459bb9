"""PLOVER's mode of an act: in what way it is done, by the words that tell it.

The modes are those of PLOVER (Halterman et al., 2023); of several the rarest way is named, so a
suicide bombing is no mere bombing. Words of each stand in ``tables/modes.csv``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from standoff.read.sentences import Sentence
from standoff.read.syntax import lemma
from standoff.read.tables import rows

__all__ = ["mode_of"]


@cache
def _ways() -> Mapping[str, tuple[tuple[str, frozenset[str]], ...]]:
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for row in rows("modes"):
        ways = found.setdefault(row["event"], [])
        ways.append((row["mode"], frozenset(row["lemmas"].split())))
    return {event: tuple(ways) for event, ways in found.items()}


def mode_of(sentence: Sentence, event: str, *, region: tuple[int, int]) -> str:
    """Give the mode of an act of a class, or "" where its words tell none.

    Parameters
    ----------
    sentence : Sentence
    event : str
        PLOVER class.
    region : tuple of int
        Token indexes of the words of the act, end exclusive.
    """
    ways = _ways().get(event)
    if ways is None:
        return ""
    said = {lemma(token) for token in sentence.text.doc[slice(*region)]}
    return next((mode for mode, words in ways if not said.isdisjoint(words)), "")
