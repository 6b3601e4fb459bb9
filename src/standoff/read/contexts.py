"""PLOVER's contexts of an event, by the words around it (Halterman et al., 2023)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from standoff.read.sentences import Sentence
from standoff.read.syntax import lemma
from standoff.read.tables import words

__all__ = ["contexts"]

_CONTEXTS = (
    *("military", "economic", "diplomatic", "intelligence", "trafficking", "illegal_drugs"),
    *("terrorism", "legal", "cbrn", "cyber", "humanitarian", "migration", "human_rights"),
    *("election", "technology", "territory", "environment", "health", "peacekeeping"),
    *("political", "resource"),
)


@cache
def _context_of() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for context in _CONTEXTS:
        for word in words(f"ctx_{context}"):
            found[word] = (*found.get(word, ()), context)
    return found


def contexts(sentence: Sentence, region: tuple[int, int]) -> tuple[str, ...]:
    """Give PLOVER's contexts of the words in a token range, in order of first mention."""
    found = [
        context
        for token in sentence.text.doc[slice(*region)]
        for context in _context_of().get(lemma(token), ())
    ]
    return tuple(dict.fromkeys(found))
