"""Who acts and toward whom where no rule names them: by the parse, whatever their names."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standoff.read.acts import act_nouns, nominal_acts, verbal_acts
from standoff.read.frames import complements, fillers, frames
from standoff.read.heads.features import Range, predicate
from standoff.read.sentences import Sentence
from standoff.read.syntax import (
    auxiliaries,
    case,
    child,
    children,
    conjuncts,
    is_verb,
    lemma,
    patient,
    subject,
)
from standoff.read.tables import sectors
from standoff.states import sector_of_noun
from standoff.vocabulary.actors import Actor

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Parties", "dyads", "parties", "phrase"]

_PREPOSITIONS = (
    *("against", "with", "to", "from", "on", "at", "for", "of", "into", "toward", "towards"),
    *("between", "upon", "over", "near", "in", "by"),
)
_OBLIQUE = ("obl", "nmod", "obl:agent", "nmod:poss")
_DAYS = frozenset(
    [
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today"),
        *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
        *("october", "november", "december", "yesterday", "tomorrow", "tonight"),
    ]
)
_LOOSE = ("acl:relcl", "acl", "appos", "conj", "cc", "parataxis", "punct", "advcl", "obl", "case")
_PRONOUNS = ("PRP", "WDT", "WP", "EX", "DT")
_PROPER = ("NNP", "NNPS")
_BOUND = '()-–"“”'
_WHEN = ("during", "since", "after", "before", "until", "amid", "despite", "at")
_PLACES = ("obj", "nsubj:pass", "obl")
_DEEPEST = 3
_SUFFERING = frozenset(["die", "perish", "drown", "suffer"])
"""Verbs whose subject does nothing: others did it."""


@dataclass(frozen=True, slots=True)
class Parties:
    """The heads of the phrases that name who acts and toward whom; conjuncts apart.

    Attributes
    ----------
    verb : Token
    source, target : tuple of Token
    """

    verb: Token
    source: tuple[Token, ...]
    target: tuple[Token, ...]


def parties(sentence: Sentence) -> Parties:
    """Find the parties to a sentence's main act.

    Parameters
    ----------
    sentence : Sentence
    """
    verb = _main(sentence)
    doer = _speaker(sentence) or subject(predicate(sentence, None)) or subject(verb)
    if doer is None and is_verb(verb) and is_verb(verb.head):
        doer = subject(verb.head)
    if doer is not None and lemma(verb) in _SUFFERING:
        return Parties(verb, (), _each(doer))
    taken = {doer.i} if doer is not None else set()
    found = itertools.chain(_in_frame(sentence, verb, taken), _acted_on(sentence, verb, taken))
    return Parties(verb, _each(doer), _each(next(found, None)))


def _in_frame(sentence: Sentence, verb: Token, taken: set[int]) -> Iterator[Token]:
    """Yield what stands where the verb's frame has its target.

    What a verb first of all acts on is the target whoever it is ("condemned the plan of ...");
    what else it takes ("lifted a ban on ...") only if it is somebody.
    """
    fitting = (frame for frame in frames(lemma(verb)) if frame.fits(sentence, verb))
    frame = next(fitting, None) if is_verb(verb) else None
    for place, slot in enumerate(frame.targets if frame is not None else ()):
        if slot == "comp" or (slot == "obj" and frame is not None and frame.asks_for(slot)):
            continue
        thing = patient(verb)
        whole = [thing] if thing is not None else []
        for token in whole if slot == "obj" else fillers(sentence, verb, slot=slot):
            if token.i in taken or token.tag_ in _PRONOUNS or lemma(token) in _DAYS:
                continue
            any_thing = slot == "obj" and place == 0 and not is_verb(token)
            if _is_actor(sentence, token) or (any_thing and lemma(token) not in act_nouns()):
                yield token


def _acted_on(sentence: Sentence, verb: Token, taken: set[int]) -> Iterator[Token]:
    return (token for token in _undergoers(verb, taken, 0) if _is_actor(sentence, token))


def _speaker(sentence: Sentence) -> Token | None:
    """Give who says at the beginning of the sentence what "he" or "it" does, or others must do."""
    said = child(sentence.root, "ccomp")
    who = child(sentence.root, "nsubj")
    if said is None or who is None or who.i > sentence.root.i or who.tag_ == "PRP":
        return None
    own = child(said, "nsubj", "nsubj:pass")
    told = set(auxiliaries(said)) & {"must", "should", "would", "could"}
    return who if own is None or own.tag_ == "PRP" or told else None


def _main(sentence: Sentence) -> Token:
    """Choose the predicate: the sentence's own, unless only another one is an act."""
    own = predicate(sentence, None)
    acts = [act.token for act in (*verbal_acts(sentence), *nominal_acts(sentence))]
    if own.i in {act.i for act in acts} or not acts:
        return own
    return next((act for act in acts if is_verb(act)), own)


def _each(head: Token | None) -> tuple[Token, ...]:
    return tuple(conjuncts(head)) if head is not None else ()


def _is_actor(sentence: Sentence, token: Token) -> bool:
    name = lemma(token)
    if token.tag_ in _PRONOUNS or name in _DAYS or token.dep_ == "nmod:poss":
        return False
    if token.tag_ in ("NN", "NNS") and name in act_nouns():
        return False
    proper = token.tag_ in ("NNP", "NNPS")
    person = name in sectors() or sector_of_noun(name) is not None
    if proper or person or sentence.actors(token):
        return True
    owners = (kid for kid in children(token, "nmod") if case(kid) == "of")
    return token.dep_ in _PLACES and any(_is_actor(sentence, kid) for kid in owners)


def _undergoers(verb: Token, taken: set[int], depth: int) -> Iterator[Token]:
    """Yield whom or what an act is done to, the likeliest first."""
    own = child(verb, "nsubj")
    if own is not None and own.i not in taken:
        yield own
    thing = patient(verb)
    first = [*children(verb, "iobj"), *([thing] if thing is not None else [])]
    yield from (token for token in first if token.i not in taken)
    around = [verb, *([thing] if thing is not None and thing.i not in taken else [])]
    low = [kid for anchor in around for kid in children(anchor, *_OBLIQUE)]
    low += [kid for each in low for kid in children(each, *_OBLIQUE)]
    low = [kid for kid in low if kid.i not in taken]
    yield from (kid for kid in low if kid.dep_ == "nmod:poss" and not is_verb(kid.head))
    placed = (kid for kid in low if kid.dep_ != "nmod:poss" and case(kid) in _PREPOSITIONS)
    yield from sorted(placed, key=lambda kid: _PREPOSITIONS.index(case(kid)))
    if depth < _DEEPEST and is_verb(verb):
        for governed in complements(verb):
            own = child(governed, "nsubj")
            if own is not None and own.i not in taken:
                yield own
            yield from _undergoers(governed, taken, depth + 1)


def _is_loose(kid: Token) -> bool:
    """Say whether a dependent is no part of a name or title: clauses, asides, times, conjuncts."""
    between = kid.doc[kid.head.i + 1 : kid.left_edge.i + 1]
    if kid.dep_ == "appos":
        return any(token.is_punct for token in between[:-1])
    if kid.dep_ == "nmod" and any(token.text == "," for token in between):
        return True
    return kid.dep_ in _LOOSE or (kid.dep_ == "nmod" and _is_circumstance(kid))


def _is_circumstance(kid: Token) -> bool:
    """Say whether a phrase tells when or what about, rather than who: "on Friday", "in 2019"."""
    mark, name = case(kid), lemma(kid)
    dated = mark == "in" and kid.tag_ == "CD"
    return dated or name in _DAYS or mark in ("for", "on", "over") or mark in _WHEN


def phrase(head: Token) -> Range:
    """Give the words of a noun phrase without clauses, appositions and other conjuncts.

    Parameters
    ----------
    head : Token

    Returns
    -------
    Range
        A preposition or a possessive ending at its edges is left out.
    """
    low = high = head.i
    for kid in head.children:
        if _is_loose(kid):
            continue
        inside = [token.i for token in kid.subtree]
        low, high = min(low, *inside), max(high, *inside)
    blocked = [kid.i for kid in head.children if _cuts(kid) and low <= kid.i <= high]
    after = [i for i in blocked if i > head.i]
    before = [i for i in blocked if i < head.i]
    low = max(low, *(i + 1 for i in before)) if before else low
    high = min(high, *(i - 1 for i in after)) if after else high
    while head.doc[high].tag_ in ("POS", ",", ".", ":") and high > head.i:
        high -= 1
    return _widened(head.doc, low, high + 1)


def _cuts(kid: Token) -> bool:
    return _is_loose(kid) and not (kid.is_punct and kid.text in _BOUND)


def _widened(doc: Doc, low: int, end: int) -> Range:
    """Take in the rest of a name, "more than" before a number, and a short form in brackets."""
    while end < len(doc) and _goes_on(doc[end - 1], doc[end]):
        end += 1
    if low > 1 and doc[low - 1].lower_ == "than" and doc[low - 2].lower_ in ("more", "less"):
        low -= 2
    if doc[end : end + 3].text[:1] == "(" and doc[end + 2 : end + 3].text == ")":
        end += 3
    return low, end


def _goes_on(last: Token, after: Token) -> bool:
    proper = last.tag_ in _PROPER and after.tag_ in _PROPER and after.text[:1].isupper()
    return proper and (after.lower_ == "may" or after.lower_ not in _DAYS)


def dyads(sentence: Sentence) -> Iterator[tuple[Actor, Actor]]:
    """Yield source and target of the main act as actors of the gazetteer, a pair in any case.

    Where the parse names only one side, several on it act on one another, else whoever else is
    named first in the sentence is the other; an act in a sentence that names one state alone is
    taken to lie within it. This is for texts of which it is known that they tell an act.
    """
    found = parties(sentence)
    source = _known(sentence, found.source[:1])
    target = _known(sentence, found.target[:1])
    codes = {actor.code for actor in source}
    target = [actor for actor in target if actor.code not in codes]
    if len(codes) > 1 and not target:
        yield from itertools.permutations({actor.code: actor for actor in source}.values(), 2)
        return
    named = [actor for mention in sentence.mentions for actor in mention.actors if actor.known]
    whom = {actor.code for actor in target}
    source = source or [actor for actor in named if actor.code not in whom][:1] or target
    codes = {actor.code for actor in source}
    target = target or [actor for actor in named if actor.code not in codes][:1] or source
    yield from ((one, other) for one in source for other in target)


def _known(sentence: Sentence, heads: tuple[Token, ...]) -> list[Actor]:
    return [actor for head in heads for actor in sentence.involved(head) if actor.known]
