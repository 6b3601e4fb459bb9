"""Finds words in a document, whole tokens only, and whom they name by the reader's own passes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.errors import UnknownName
from standoff.read.sentences import Text
from standoff.states import Lexicon, lexicon, resolve_phrase, state
from standoff.vocabulary.actors import Actor, Sector

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens

__all__ = ["find", "named", "party"]

_NAMING = ("NN", "NNS", "NNP", "NNPS")
_BLANK = re.compile(r"\s")
_NOBODY = "---"
_MOST_PLACES, _MOST_TRIED = 200, 8


def find(text: Text, words: str, *, within: tuple[int, int]) -> Iterator[Tokens]:
    """Find words in a stretch of the document, in order.

    Kinds of white space count as one another, character for character; nothing else is forgiven.

    Parameters
    ----------
    text : Text
    words : str
    within : tuple of int
        Code points, end exclusive.
    """
    sought = _BLANK.sub(" ", words).strip()
    low, high = within
    whole = text.doc.text
    for _ in range(_MOST_PLACES if sought else 0):
        low = whole.find(sought, low, high)
        if low < 0:
            return
        tokens = text.doc.char_span(low, low + len(sought))
        if tokens is not None:
            yield tokens
        low += 1


def named(text: Text) -> frozenset[str]:
    """Give the codes of all actors whom the document names, by name or by reference."""
    return frozenset(a.code for mention in text.mentions for a in mention.actors if a.known)


def party(text: Text, words: str, *, near: int, within: tuple[int, int]) -> tuple[Actor, ...]:
    """Say whom a model means by a party's words; nobody if the document does not name them.

    Where the words stand in the document, whom they denote there is taken from the reader's
    passes, else from the gazetteer, else they name somebody unknown. Words that are not in the
    document count only if the gazetteer knows them and the document names the same actor.

    Parameters
    ----------
    text : Text
    words : str
    near : int
        Index of a token: of several places the nearest counts.
    within : tuple of int
        Code points of the stretch to look in first.
    """
    places = list(find(text, words, within=within))
    places = places or list(find(text, words, within=(0, len(text.doc.text))))
    places.sort(key=lambda tokens: abs(tokens.start - near))
    for tokens in places[:_MOST_TRIED]:
        if found := _denoted(text, tokens):
            return found
        if tokens.root.tag_.startswith("PRP"):
            return ()
    if places:
        return _by_phrase(text, places[0])
    code = _known_as(words, lexicon(as_of=text.as_of))
    return (Actor(code),) if code in named(text) else ()


def _denoted(text: Text, tokens: Tokens) -> tuple[Actor, ...]:
    """Give the actors whom the passes see in the head of some words, and those joined to it."""
    heads = [tokens.root]
    found: dict[tuple[str, str], Actor] = {}
    for token in heads:
        for actor in text.heads.get(token.i, ()):
            found.setdefault((actor.code, actor.sector), actor)
        heads += [
            kid
            for kid in token.children
            if kid.dep_ == "conj" and token.i < kid.i and tokens.start <= kid.i < tokens.end
        ]
    return tuple(found.values())


def _by_phrase(text: Text, tokens: Tokens) -> tuple[Actor, ...]:
    if not any(token.tag_ in _NAMING and token.text[0].isalpha() for token in tokens):
        return ()
    words = text.quote(tokens.start, tokens.end).quote
    actor = resolve_phrase(words, as_of=text.as_of)
    return (actor or Actor(_NOBODY, Sector.UNK, words),)


def _known_as(words: str, names: Lexicon) -> str:
    """Give the code of a name or code that the gazetteer knows, "" if it knows none."""
    found = names.lookup(words)
    if found:
        return found[0].within or found[0].actor.code
    try:
        return state(words.strip()).iso3
    except UnknownName:
        return ""
