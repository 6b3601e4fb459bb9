"""Who does what a verb says: its subject by the parse, else the name that stands before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standoff.read.sentences import Sentence
from standoff.read.syntax import is_passive, subject
from standoff.vocabulary.actors import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["doers", "known"]

_BEING = frozenset(["is", "was", "are", "were", "been", "being", "be"])
_HAVING = frozenset(
    ["has", "have", "had", "will", "would", "could", "may", "might", "which", "who"]
)
_ADVERBS = frozenset(["both", "also", "all", "now", "already", "then", "again", "still", "never"])
_BETWEEN = _BEING | _HAVING | _ADVERBS
_LONGEST = 6


def known(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Leave out those whom the gazetteer does not know, and who is named twice."""
    return tuple({actor.code: actor for actor in reversed(actors) if actor.known}.values())[::-1]


def doers(sentence: Sentence, verb: Token) -> tuple[Actor, ...]:
    """Find who does what a verb says.

    Parameters
    ----------
    sentence : Sentence
    verb : Token

    Returns
    -------
    tuple of Actor
        Those known to the gazetteer; the names right before the verb, auxiliaries and adverbs
        between, where the parse has no subject; empty for a passive without its agent.
    """
    doer = subject(verb)
    found = known(sentence.involved(doer)) if doer is not None else ()
    if found or doer is not None or (is_passive(verb) and _has_being(verb)):
        return found
    place = verb.i
    while place > sentence.tokens.start and verb.i - place < _LONGEST:
        if verb.doc[place - 1].lower_ not in _BETWEEN:
            break
        place -= 1
    return known(_names_before(sentence, place))


def _has_being(verb: Token) -> bool:
    before = verb.doc[max(verb.sent.start, verb.i - 3) : verb.i]
    return any(
        word.lower_ in ("is", "was", "are", "were", "been", "being", "be") for word in before
    )


def _names_before(sentence: Sentence, place: int) -> tuple[Actor, ...]:
    """Give the names that end at a token, with those coordinated before them."""
    found: tuple[Actor, ...] = ()
    for mention in reversed(sentence.text.mentions_in(sentence.tokens.start, place)):
        gap = sentence.text.doc[mention.end : place]
        if any(word.lower_ not in ("and", ",", "or", "the") for word in gap):
            break
        if found and not len(gap):
            break
        found = (*mention.actors, *found)
        place = mention.start
    return found
