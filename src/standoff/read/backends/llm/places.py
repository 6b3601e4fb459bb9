"""Finds words in a document, whole tokens only, and whom they name by the reader's own passes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
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
_MOST_PLACES, _MOST_TRIED = 200, 4


def find(
    text: Text, words: str, *, within: tuple[int, int], backwards: bool = False
) -> Iterator[Tokens]:
    """Find words in a stretch of the document, in order or from its end.

    Kinds of white space count as one another, character for character; nothing else is forgiven.

    Parameters
    ----------
    text : Text
    words : str
    within : tuple of int
        Code points, end exclusive.
    backwards : bool
    """
    sought = _BLANK.sub(" ", words).strip()
    whole, starts, ends = _whole(text)
    seek = whole.rfind if backwards else whole.find
    low, high = within
    for _ in range(_MOST_PLACES if sought else 0):
        place = seek(sought, low, high)
        if place < 0:
            return
        end = place + len(sought)
        if place in starts and end in ends:
            yield text.doc[starts[place] : ends[end]]
        low, high = (low, end - 1) if backwards else (place + 1, high)


def _whole(text: Text) -> tuple[str, dict[int, int], dict[int, int]]:
    """Give the text, its tokens by where they start, and those after them by where they end."""
    kept: tuple[str, dict[int, int], dict[int, int]] | None = text.doc.user_data.get(__name__)
    if kept is None:
        starts = {token.idx: token.i for token in text.doc}
        ends = {token.idx + len(token): token.i + 1 for token in text.doc}
        kept = text.doc.user_data[__name__] = (text.doc.text, starts, ends)
    return kept


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
    at = text.doc[near].idx
    places = _nearest(text, words, at, within) or _nearest(
        text, words, at, (0, len(text.document.text))
    )
    for tokens in places:
        if found := _denoted(text, tokens):
            return found
        if tokens.root.tag_.startswith("PRP"):
            return ()
    if places:
        return _by_phrase(text, places[0])
    code = _known_as(words, lexicon(as_of=text.as_of))
    return (Actor(code),) if code in named(text) else ()


def _nearest(text: Text, words: str, at: int, within: tuple[int, int]) -> list[Tokens]:
    """Find words in a stretch, a few places on either side of a code point, the nearest first."""
    behind = find(text, words, within=(max(at, within[0]), within[1]))
    before = find(text, words, within=(within[0], min(within[1], at)), backwards=True)
    found = [*islice(behind, _MOST_TRIED), *islice(before, _MOST_TRIED)]
    return sorted(found, key=lambda tokens: abs(tokens.start_char - at))


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
