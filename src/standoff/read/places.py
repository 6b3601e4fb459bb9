"""Where something happens: the words of the first place that a preposition leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standoff.read.assets import assets
from standoff.read.sentences import Sentence
from standoff.read.syntax import is_verb, lemma, noun_phrase, obliques
from standoff.read.tables import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["location"]

_DISTANCES = ("mile", "kilometre", "kilometer", "km", "reach", "distance")
_PLACES = ("in", "to", "at", "into", "on", "across", "within", "onto", "over", "throughout")


def location(sentence: Sentence, token: Token, *, region: tuple[int, int]) -> str:
    """Give the words for where an act takes place.

    Parameters
    ----------
    sentence : Sentence
    token : Token
        The word for the act; a place behind it goes before one in front of it.
    region : tuple of int
        Token indexes to look between, end exclusive.

    Returns
    -------
    str
        "Caribbean"; with the preposition where that matters ("near X's borders"); "" if none.
    """
    low, high = region
    marks = [*token.doc[token.i : high], *token.doc[low : token.i]]
    near = words("near_prepositions", "against_prepositions")
    text = sentence.text
    for mark in marks:
        place = mark.head if mark.dep_ == "case" else _next_noun(mark)
        if lemma(place) in _DISTANCES:
            place = next(obliques(place, ("of", "from")), place)
        named = bool(text.mentions_in(place.i, place.i + 1))
        if mark.tag_ not in ("IN", "TO") or not (place.tag_[:2] == "NN" or named):
            continue
        timed = any(time.start <= place.i < time.end for time in text.times)
        martial = bool(assets(place.text)) or lemma(place) in words("no_places")
        if timed or martial or mark.lower_ not in (*_PLACES, *near):
            continue
        if not is_verb(place.head) and lemma(place.head) in words("no_places"):
            continue
        words_there = text.quote(*_place_words(sentence, mark, place)).quote
        return words_there if mark.lower_ in _PLACES else f"{mark.lower_} {words_there}"
    return ""


def _next_noun(mark: Token) -> Token:
    """Find the noun that a preposition stands before, where the parse takes it for another mark."""
    after = mark.doc[mark.i + 1 : mark.i + 4]
    nouns = (token for token in after if token.tag_[:2] == "NN")
    return next(nouns, mark) if not any(t.tag_[:2] == "VB" for t in after[:1]) else mark


def _place_words(sentence: Sentence, mark: Token, place: Token) -> tuple[int, int]:
    """Give the words of a place; "waters" and the like with the name that they lie by."""
    low, high = noun_phrase(place, "acl", "acl:relcl", "appos", "conj", "det")
    low = min(max(low, mark.i + 1), place.i)
    beside = sentence.text.mentions_in(place.i + 1, min(place.i + 5, sentence.tokens.end))
    joined = beside and not any(t.is_punct for t in place.doc[place.i : beside[0].start])
    if lemma(place) in words("water_nouns", "flank_nouns") and joined:
        high = max(high, beside[0].end)
    ends = [time.start for time in sentence.text.times if low < time.start < high]
    ends += [token.i for token in place.doc[place.i + 1 : high] if _ends_place(token, place)]
    high = min([high, *ends])
    return low, max(high, place.i + 1)


def _ends_place(token: Token, place: Token) -> bool:
    broad = lemma(place) in words("water_nouns", "flank_nouns")
    away = token.tag_ == "IN" and token.lower_ not in ("of", "with") and not broad
    return away or token.tag_[:2] in ("VB", "TO")
