"""Which sector a common noun speaks of: classes of words by PLOVER's primary sectors (2021)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from standoff.states.tabular import table
from standoff.vocabulary.actors import Sector

__all__ = ["is_vague", "sector_of_noun"]

_IRREGULAR = {"people": "person", "spies": "spy", "thieves": "thief", "wives": "wife"}


@cache
def _nouns() -> dict[str, tuple[Sector, bool]]:
    return {r["lemma"]: (Sector(r["sector"]), bool(r["vague"])) for r in table("nouns")}


def _singulars(word: str) -> Iterator[str]:
    """Give what an English plural may be the plural of, the word itself first."""
    yield word
    if word in _IRREGULAR:
        yield _IRREGULAR[word]
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("men"):
        yield word[:-3] + "man"
    if word.endswith("women"):
        yield word[:-5] + "woman"
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]


def sector_of_noun(lemma: str) -> Sector | None:
    """Give the sector that a common noun, or a noun of several words, speaks of.

    Parameters
    ----------
    lemma : str
        "minister", "foreign minister", "protester"; a plural is understood, case is not looked at.

    Returns
    -------
    Sector or None
        None where the noun says nothing about a sector ("group" gives ``UNK``: somebody, but
        nobody knows who).

    Examples
    --------
    >>> sector_of_noun("Lawmakers")
    <Sector.LEG: 'LEG'>
    """
    found = _find(lemma)
    return found[0] if found else None


def is_vague(lemma: str) -> bool:
    """Say whether a noun leaves the sector to the words around it ("officer", "chief")."""
    found = _find(lemma)
    return bool(found and found[1])


def _find(lemma: str) -> tuple[Sector, bool] | None:
    whole = lemma.casefold().replace("’", "'").removeprefix("ex-")
    head, _, last = whole.rpartition(" ")
    forms = (f"{head} {form}".strip() for form in _singulars(last))
    return next((_nouns()[form] for form in forms if form in _nouns()), None)
