"""States that a text names together: in one breath, or item by item of a list."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from standoff.read.sentences import Segment, Sentence, Text
from standoff.read.syntax import ancestors, case, child, is_verb, lemma
from standoff.read.tables import words
from standoff.vocabulary.actors import Actor, Sector

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["COUNTS", "Group", "GroupMemory", "groups", "states"]

COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
"""Words that say how many a group has."""

_ANAPHORIC = frozenset(["the", "these", "those", "both", "all"])
_GROUPS_BACK, _WORDS_BACK = 8, 40
_NO_STATES = (Sector.UNK, Sector.IGO)


@dataclass(frozen=True, slots=True)
class Group:
    """States named together.

    Attributes
    ----------
    token : int
        Where the first of them is named.
    actors : tuple of Actor
        One per state.
    lead : Segment or None
        The sentence that introduces them, if they stand in a list.
    opposed : bool
        Set against each other ("between A and B").
    """

    token: int
    actors: tuple[Actor, ...]
    lead: Segment | None = None
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
    for place in sorted(text.heads):
        token = text.doc[place]
        if not _starts_series(token):
            continue
        actors = states(text.actors(token))
        if len(actors) > 1:
            yield Group(place, actors, opposed=case(token) == "between")


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
            yield Group(places[lead], states(tuple(actors)), lead)


def _starts_series(token: Token) -> bool:
    """Say whether a name is the first of several, and not half of a pair ("X-Y talks")."""
    if token.dep_ == "conj" or child(token, "conj") is None:
        return False
    beside = token.doc[max(0, token.i - 1) : token.i + 2]
    return not any(near.text in ("-", "–") for near in beside)


def states(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Keep one actor per state, and no mere places."""
    acting = [actor for actor in actors if actor.sector is not Sector.UNK]
    return tuple({actor.code: actor for actor in reversed(acting)}.values())[::-1]


@dataclass(slots=True)
class GroupMemory:
    """The groups of a text, and whose backers they have been called so far.

    Attributes
    ----------
    groups : tuple of Group
        In text order.
    known : dict
        The actors of noun phrases by the index of their heads, as coreference fills it.
    backers : dict
        Groups by the code of the state they back; under "" the one spoken of last.
    named : Counter
        How often each state has been named.
    """

    groups: tuple[Group, ...]
    known: dict[int, tuple[Actor, ...]]
    backers: dict[str, tuple[Actor, ...]] = field(default_factory=dict)
    named: Counter[str] = field(default_factory=Counter)
    _leads: list[tuple[int, Group]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        led = ((group.lead.start, group) for group in self.groups if group.lead is not None)
        self._leads = sorted(led, key=lambda lead: lead[0])

    def introduce(self, sentence: Sentence) -> None:
        """Count who is named; take the states of a list for the backers of its lead's state."""
        for mention in sentence.mentions:
            acting = (a.code for a in mention.actors if a.sector not in _NO_STATES)
            self.named.update(acting)
        here = bisect_left(self._leads, sentence.tokens.start_char, key=lambda lead: lead[0])
        for start, group in self._leads[here:]:
            if start > sentence.tokens.end_char:
                break
            owners = (o for token in sentence.tokens for o in self.known.get(token.i, ()))
            fresh = {owner.code for owner in owners} - group.codes - set(self.backers)
            self.backers.update(dict.fromkeys(sorted(fresh), group.actors))

    def backed_by(self, codes: frozenset[str]) -> tuple[Actor, ...]:
        """Give the state whose backers some states are."""
        for owner, group in self.backers.items():
            if owner and codes and codes == {actor.code for actor in group}:
                return (Actor(owner),)
        return ()

    def taken_up(self, token: Token) -> tuple[Actor, ...]:
        """Find the group that a plural takes up, the owner and those it is set against left out."""
        outside = self._named_within(token)
        counted = [COUNTS[t.lower_] for t in (token, *token.children) if t.lower_ in COUNTS]
        count = counted[0] if counted else 0
        backing = lemma(token) in words("ally_nouns", "alliance_nouns")
        numeral = token.tag_ == "CD"
        anaphoric = numeral or any(kid.lower_ in _ANAPHORIC for kid in token.children)
        if not (_is_owned(token) or (anaphoric and (backing or _is_bare(token)))):
            return ()
        if count == 2 and not backing:
            return self._pair(token)
        chosen = self._remembered(outside, token) or self._fitting(token, outside, count)
        if chosen and backing:
            self.backers.update(dict.fromkeys([*outside, ""], chosen))
        return tuple(replace(actor, text="") for actor in chosen)

    def _pair(self, token: Token) -> tuple[Actor, ...]:
        """Find the two sides: a pair named just before, else the states named most so far."""
        here = bisect_left(self.groups, token.i, key=lambda group: group.token)
        last = self.groups[here - 1] if here else None
        if last is not None and len(last.actors) == 2 and token.i - last.token < _WORDS_BACK:
            return last.actors
        most = [code for code, _ in self.named.most_common(2)]
        return tuple(Actor(code) for code in most) if len(most) == 2 else ()

    def _remembered(self, outside: frozenset[str], token: Token) -> tuple[Actor, ...]:
        """Find the backers that the text has already given somebody, or spoken of last."""
        owned = next((self.backers[code] for code in outside if code in self.backers), ())
        backing = lemma(token) in words("ally_nouns", "alliance_nouns")
        if owned or (backing and outside) or not (backing or _is_owned(token)):
            return owned
        return self.backers.get("", ())

    def _fitting(self, token: Token, outside: frozenset[str], count: int) -> tuple[Actor, ...]:
        """Find the group named last, else the next one, of the right size and without the owner."""
        here = bisect_left(self.groups, token.i, key=lambda group: group.token)
        before = self.groups[max(0, here - _GROUPS_BACK) : here]
        after = self.groups[here : here + 1] if _is_owned(token) else ()
        after = tuple(group for group in after if group.lead is not None)
        backing = lemma(token) in words("ally_nouns", "alliance_nouns")
        for group in [*reversed(before), *after]:
            left = tuple(actor for actor in group.actors if actor.code not in outside)
            fits = len(left) == count if count else len(left) > 1
            if fits and not (backing and (group.opposed or outside & group.codes)):
                return left
        return ()

    def _named_within(self, token: Token) -> frozenset[str]:
        codes = {
            actor.code
            for part in token.subtree
            if part.i != token.i
            for actor in self.known.get(part.i, ())
        }
        return frozenset(codes)


def _is_owned(token: Token) -> bool:
    """Say whether somebody's allies are meant, or those that somebody is allied with."""
    if lemma(token) in words("ally_nouns"):
        return True
    mark = child(token, "case")
    if mark is not None and mark.lower_ == "with" and mark.i > 0:
        return lemma(mark.nbor(-1)) in words("alliance_nouns")
    if lemma(token) not in words("alliance_nouns"):
        return False
    chain = [token, *islice(ancestors(token), 2)]
    return any(child(part, "nmod:poss") is not None for part in chain if not is_verb(part))


def _is_bare(token: Token) -> bool:
    """Say whether a plural has nothing of its own to say which: "the two states"."""
    return all(kid.dep_ not in ("amod", "compound", "nmod", "acl") for kid in token.children)
