"""States that a text names together: in one breath, or item by item of a list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standoff.read.sentences import Segment, Text
from standoff.read.syntax import case, child
from standoff.vocabulary.actors import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Group", "groups", "states"]


@dataclass(frozen=True, slots=True)
class Group:
    """States named together.

    Attributes
    ----------
    token : int
        Where the first of them is named.
    actors : tuple of Actor
        One per state.
    lead : tuple of Actor
        Whom the sentence that introduces a list is about.
    opposed : bool
        Set against each other ("between A and B").
    """

    token: int
    actors: tuple[Actor, ...]
    lead: tuple[Actor, ...] = ()
    opposed: bool = False

    @property
    def codes(self) -> frozenset[str]:
        """Give the states' codes."""
        return frozenset(actor.code for actor in self.actors)


def groups(text: Text) -> tuple[Group, ...]:
    """Find the groups of states that a text names, in its order.

    Parameters
    ----------
    text : Text
        With the actors of its names.
    """
    found = [*_coordinated(text), *_listed(text)]
    return tuple(sorted(found, key=lambda group: group.token))


def _coordinated(text: Text) -> Iterator[Group]:
    for sentence in text.sentences:
        for token in sentence.tokens:
            if token.i in text.heads and _starts_series(token):
                actors = states(text.actors(token))
                if len(actors) > 1:
                    yield Group(token.i, actors, opposed=case(token) == "between")


def _listed(text: Text) -> Iterator[Group]:
    items: dict[Segment, list[Actor]] = {}
    places: dict[Segment, int] = {}
    for sentence in text.sentences:
        lead = sentence.segment.lead
        first = next(iter(sentence.mentions), None)
        if lead is not None and first is not None and first.start <= sentence.tokens.start + 2:
            items.setdefault(lead, []).extend(first.actors)
            places.setdefault(lead, first.start)
    for lead, actors in items.items():
        if len(states(tuple(actors))) > 1:
            yield Group(places[lead], states(tuple(actors)), _named_in(text, lead))


def _starts_series(token: Token) -> bool:
    """Say whether a name is the first of several, and not half of a pair ("X-Y talks")."""
    if token.dep_ == "conj" or child(token, "conj") is None:
        return False
    beside = token.doc[max(0, token.i - 1) : token.i + 2]
    return not any(near.text in ("-", "–") for near in beside)


def _named_in(text: Text, lead: Segment) -> tuple[Actor, ...]:
    tokens = text.tokens(lead.start, lead.end)
    found = text.mentions_in(tokens.start, tokens.end) if tokens is not None else ()
    return tuple(actor for mention in found for actor in mention.actors)


def states(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Keep one actor per state."""
    return tuple({actor.code: actor for actor in reversed(actors)}.values())[::-1]
