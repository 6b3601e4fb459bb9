"""Standing ties: alliance, partnership, rivalry, dependence.

"A's reliance on B", "A-B rivalry", "partnerships with B", "A, an ally of B".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from standoff.read.sentences import Rule, Sentence
from standoff.read.syntax import (
    ancestors,
    child,
    children,
    clause,
    is_verb,
    lemma,
    noun_phrase,
    obliques,
    subject,
)
from standoff.read.tables import words
from standoff.vocabulary.actors import Actor
from standoff.vocabulary.claims import Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["RULES"]

Actors = tuple[Actor, ...]
_PARTICIPLE_LINKS = ("among", "between")


def _less(actors: Actors, others: Actors) -> Actors:
    """Leave out of a side the states that stand on the other."""
    codes = {actor.code for actor in others}
    return tuple(actor for actor in actors if actor.code not in codes)


def _owner(sentence: Sentence, noun: Token) -> Actors:
    """Find whose tie it is: a possessor, "of X", else the subject of the clause."""
    for kid in children(noun, "nmod:poss", "compound", "amod"):
        if actors := sentence.actors(kid):
            return actors
    for kid in obliques(noun, ("of",)):
        if actors := sentence.actors(kid):
            return actors
    for head in ancestors(noun):
        if is_verb(head) or child(head, "cop") is not None:
            doer = subject(head)
            return sentence.actors(doer) if doer is not None else ()
    return ()


def _between(sentence: Sentence, noun: Token) -> tuple[Actors, Actors] | None:
    """Read "between A and B"."""
    for kid in obliques(noun, _PARTICIPLE_LINKS):
        actors = sentence.actors(kid)
        if len({actor.code for actor in actors}) > 1:
            return actors[:1], _less(actors[1:], actors[:1])
    return None


def _hyphenated(sentence: Sentence, noun: Token) -> tuple[Actors, Actors] | None:
    """Read "A-B and A-C rivalries": names in pairs before the noun."""
    doc = noun.doc
    near = sentence.text.mentions_in(max(sentence.tokens.start, noun.i - 12), noun.i)
    pairs = [
        (one.actors, two.actors)
        for one, two in pairwise(near)
        if two.start - one.end == 1 and doc[one.end].text in ("-", "–", "/")
    ]
    words_between = {doc[i].lower_ for i in range(near[-1].end, noun.i)} if pairs else set()
    if not pairs or words_between & {",", ".", "with", "to", "on", "in"}:
        return None
    first = pairs[0][0]
    others = tuple(actor for _, right in pairs for actor in right)
    return first, _less(tuple(dict.fromkeys(others)), first)


def _with(sentence: Sentence, noun: Token, prepositions: tuple[str, ...]) -> Actors:
    """Find the other side of a tie behind a preposition, however the parser attached it."""
    nearest = [noun, *(head for head in ancestors(noun) if is_verb(head))][:2]
    for anchor in nearest:
        for kid in obliques(anchor, prepositions):
            near = kid.i > noun.i and (anchor.i == noun.i or kid.i - noun.i < 8)
            if near and (actors := sentence.actors(kid)):
                return actors
    return ()


def _claim(sentence: Sentence, noun: Token, name: str, sides: tuple[Actors, Actors]) -> Relation:
    low, high = noun_phrase(noun, "acl:relcl", "conj", "appos")
    places = [m.start for m in sentence.mentions if m.start < noun.i]
    head = next((h for h in ancestors(noun) if is_verb(h)), None)
    if head is not None and not any(low <= place for place in places):
        low, high = clause(head, "advcl", "conj")
    return Relation(relation=name, a=sides[0], b=sides[1], **sentence.basis(noun, (low, high)))


def _tie_nouns(
    sentence: Sentence, nouns: frozenset[str], prepositions: tuple[str, ...]
) -> Iterator[tuple[Token, tuple[Actors, Actors]]]:
    """Find nouns of a standing tie with an actor on each side."""
    for noun in sentence.tokens:
        if noun.tag_ not in ("NN", "NNS") or lemma(noun) not in nouns:
            continue
        sides = _between(sentence, noun) or _hyphenated(sentence, noun)
        if sides is None:
            other = _with(sentence, noun, prepositions)
            owner = _less(_owner(sentence, noun), other)
            sides = (owner, other)
        if sides[0] and sides[1]:
            yield noun, sides


def _partnership(sentence: Sentence) -> Iterator[Relation]:
    """Read alliances, partnerships and close ties of one actor with another."""
    if sentence.segment.kind == "heading":
        return
    for noun, sides in _tie_nouns(sentence, words("tie_nouns"), ("with", "to")):
        strong = {lemma(kid) for kid in children(noun, "amod", "compound")}
        formal = lemma(noun) in words("alliance_nouns")
        if formal or strong & words("strong_ties"):
            name = "alliance" if lemma(noun) in ("alliance", "pact", "axis") else "partnership"
            yield _claim(sentence, noun, name, sides)


def _rivalry(sentence: Sentence) -> Iterator[Relation]:
    """Read rivalries and enmities between actors."""
    for noun, sides in _tie_nouns(sentence, words("rivalry_nouns"), ("with", "toward", "towards")):
        yield _claim(sentence, noun, "rivalry", sides)


def _reliance(sentence: Sentence) -> Iterator[Relation]:
    """Read one actor's reliance on another, as a noun."""
    nouns = words("dependence_nouns")
    for noun, sides in _tie_nouns(sentence, nouns, ("on", "upon")):
        yield _claim(sentence, noun, "dependence", sides)


def _relies(sentence: Sentence) -> Iterator[Relation]:
    """Read one actor's reliance on another, as a verb or adjective."""
    for token in sentence.tokens:
        verb = is_verb(token) and lemma(token) in words("dependence_verbs")
        if not verb and lemma(token) not in words("dependent_adjectives"):
            continue
        doer = subject(token)
        a = sentence.actors(doer) if doer is not None else ()
        for kid in obliques(token, ("on", "upon")):
            b = _less(sentence.involved(kid), a)
            if a and b:
                basis = sentence.basis(token, clause(token, "advcl"))
                yield Relation(relation="dependence", a=a, b=b, **basis)
                break


def _ally_of(sentence: Sentence) -> Iterator[Relation]:
    """Read one actor called another's ally or rival: "A, an ally of B", "B's rival A"."""
    for noun in sentence.tokens:
        name = {True: "alliance", False: "rivalry"}[lemma(noun) in words("ally_nouns")]
        if lemma(noun) not in words("ally_nouns", "rival_nouns") or noun.tag_ not in ("NN", "NNS"):
            continue
        called = _called(sentence, noun)
        owner = _less(_possessor(sentence, noun), called)
        called = _less(called, owner)
        if called and owner:
            basis = sentence.basis(noun, _reach(sentence, noun))
            yield Relation(relation=name, a=called, b=owner, **basis)


def _possessor(sentence: Sentence, noun: Token) -> Actors:
    """Find whose ally somebody is."""
    for kid in (*children(noun, "nmod:poss", "amod", "compound"), *obliques(noun, ("of", "to"))):
        if actors := sentence.actors(kid):
            return actors
    return ()


def _called(sentence: Sentence, noun: Token) -> Actors:
    """Find who is called an ally: apposition either way, a name behind, a subject."""
    after = sentence.text.mentions_in(noun.i + 1, noun.i + 2)
    if after:
        return after[0].actors
    if noun.dep_ == "appos":
        return sentence.actors(noun.head)
    if (named := child(noun, "appos")) is not None:
        return sentence.actors(named)
    if child(noun, "cop") is not None:
        doer = subject(noun)
        return sentence.actors(doer) if doer is not None else ()
    return ()


def _reach(sentence: Sentence, noun: Token) -> tuple[int, int]:
    """Give the region of the noun phrase and of the name it stands beside."""
    low, high = noun_phrase(noun, "acl:relcl", "conj")
    if noun.dep_ == "appos":
        low = min(low, noun.head.left_edge.i)
    for mention in sentence.text.mentions_in(noun.i + 1, noun.i + 2):
        high = max(high, mention.end)
    return low, high


RULES = (
    Rule("relation.partnership", "RELATION", _partnership, words("tie_nouns")),
    Rule("relation.rivalry", "RELATION", _rivalry, words("rivalry_nouns")),
    Rule("relation.reliance", "RELATION", _reliance, words("dependence_nouns")),
    Rule("relation.relies", "RELATION", _relies, words("dependence_verbs", "dependent_adjectives")),
    Rule("relation.ally_of", "RELATION", _ally_of, words("ally_nouns", "rival_nouns")),
)
