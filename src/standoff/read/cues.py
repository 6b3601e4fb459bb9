"""Words by which a text says whose words or thoughts it gives, with the frames they stand in.

The classes follow Levin (1993), sections 29-31, 33 and 37, and Hyland (1999) on reporting verbs.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from standoff.read.tree import Range, Tree

__all__ = ["Cue", "cue_range", "cues"]

_AUXILIARY = frozenset(["aux", "aux:pass", "cop"])
_NO_CUE = frozenset(["when", "how", "why", "where", "as", "so", "then"])


@dataclass(frozen=True, slots=True)
class Cue:
    """One word that attributes.

    Attributes
    ----------
    sense : str
        "says", "asks", "thinks", "vows", "shows", "judges", "names", "talks" or "seems".
    frames : frozenset of str
        How its content may stand: "clause", "quote", "infinitive", "object" (a noun phrase),
        "naming" (an object and what it is called), "addressee" (told before the content).
    prepositions : frozenset of str
        Those that may lead to the content ("of", "about").
    """

    sense: str
    frames: frozenset[str]
    prepositions: frozenset[str]


@cache
def cues(part: str) -> dict[str, Cue]:
    """Give the cues of one part of speech ("verb", "adjective", "noun") by lemma.

    Returns
    -------
    dict of str to Cue
        The package's own table, `tables/cues.csv`.
    """
    table = files("standoff.read").joinpath("tables", "cues.csv").read_text(encoding="utf-8")
    return {
        row["lemma"]: Cue(
            row["sense"], frozenset(row["frames"].split()), frozenset(row["prepositions"].split())
        )
        for row in csv.DictReader(table.splitlines())
        if row["part"] == part
    }


def cue_range(tree: Tree, head: int) -> Range:
    """Give the words of a cue: its auxiliaries, negation and adverbs just before it, its particle.

    Parameters
    ----------
    tree : Tree
    head : int
        The verb, or the adjective after a copula.
    """
    low, high = head, head + 1
    kids = tree.kids[head]
    before = {
        kid
        for kid in kids
        if kid < head
        and (tree.dep[kid] in _AUXILIARY or tree.dep[kid] == "advmod")
        and not tree.tag[kid].startswith("W")
        and tree.lower[kid] not in _NO_CUE
    }
    while low - 1 in before and not (tree.dep[low - 1] == "advmod" and low - 1 == tree.start[head]):
        low -= 1
    if high in kids and tree.dep[high] == "compound:prt":
        high += 1
    return low, high
