"""Frames of verbs: what a lemma must take to mean an act of a class, read from ``events.csv``.

A cell of conditions joins alternatives by ``|`` and requirements by ``;``: ``obj:aid_nouns|to``
asks for an object of the class ``aid_nouns`` or a dependent with the preposition "to";
``!obj`` for no object. Slots beside prepositions: obj, iobj, subj, comp (a governed clause), inf
(a governed infinitive),
prt (a particle), pred (a predicate of the object), many (a subject of several states).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from standoff.read.sentences import Sentence
from standoff.read.syntax import (
    child,
    children,
    conjuncts,
    is_passive,
    is_verb,
    lemma,
    obliques,
    patient,
    subject,
)
from standoff.read.tables import rows, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Frame", "complements", "fillers", "frames", "object_of"]

_COMPLEMENTS = ("ccomp", "xcomp", "advcl", "acl")
_WORDS_AFTER = 8


@dataclass(frozen=True, slots=True)
class _Condition:
    """One thing a frame asks of a verb."""

    slot: str
    words: frozenset[str] | None
    negated: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """One reading of a lemma as an act.

    Attributes
    ----------
    event, mode : str
    targets : tuple of str
        Slots to look for the target in, in this order.
    needs : tuple of tuple of condition
        All of the outer, any of each inner.
    """

    event: str
    mode: str
    targets: tuple[str, ...]
    needs: tuple[tuple[_Condition, ...], ...]

    @property
    def rank(self) -> int:
        """Count what the frame asks for, words of a class twice: the most exacting goes first."""
        return sum(max(1 + (c.words is not None) for c in any_of) for any_of in self.needs)

    def asks_for(self, slot: str) -> bool:
        """Say whether a slot must hold words of a class: what is given, imposed or lifted."""
        found = (c for any_of in self.needs for c in any_of if c.slot == slot)
        return any(c.words is not None and not c.negated for c in found)

    def fits(self, sentence: Sentence, verb: Token) -> bool:
        """Say whether a verb has all that the frame asks for."""
        return all(any(_holds(sentence, verb, c) for c in any_of) for any_of in self.needs)


@cache
def _table() -> Mapping[str, tuple[Frame, ...]]:
    filed: dict[str, list[Frame]] = {}
    for row in rows("events"):
        needs = tuple(
            tuple(_condition(cell) for cell in any_of.split("|"))
            for any_of in row["frame"].split(";")
            if any_of
        )
        frame = Frame(row["event"], row["mode"], tuple(row["target"].split()), needs)
        for name in row["lemmas"].split():
            filed.setdefault(name, []).append(frame)
    return {name: tuple(sorted(found, key=lambda f: -f.rank)) for name, found in filed.items()}


def _condition(cell: str) -> _Condition:
    slot, _, name = cell.lstrip("!").partition(":")
    if slot == "prt":
        return _Condition(slot, frozenset([name]), cell.startswith("!"))
    return _Condition(slot, words(name) if name else None, cell.startswith("!"))


def frames(name: str) -> tuple[Frame, ...]:
    """Give the frames of a verb's lemma, the most exacting first; empty for verbs of no act."""
    return _table().get(name, ())


def _holds(sentence: Sentence, verb: Token, condition: _Condition) -> bool:
    found = any(
        condition.words is None or _is_one_of(filler, condition.words)
        for filler in fillers(sentence, verb, slot=condition.slot)
    )
    return found != condition.negated


def _is_one_of(token: Token, among: frozenset[str]) -> bool:
    """Say whether a token, or a noun compounded with it, is one of some words."""
    if lemma(token) in among or token.lower_ in among or _hyphenated(token) & among:
        return True
    return any(lemma(kid) in among for kid in children(token, "compound"))


def _hyphenated(token: Token) -> frozenset[str]:
    """Join a noun with what a hyphen ties to it on either side: "cease-fire"."""
    doc, here = token.doc, token.i
    joined = set()
    if here > 1 and doc[here - 1].text == "-":
        joined.add(f"{doc[here - 2].lower_}-{lemma(token)}")
    if here + 2 < len(doc) and doc[here + 1].text == "-":
        joined.add(f"{token.lower_}-{doc[here + 2].lower_}")
    return frozenset(joined)


def object_of(verb: Token) -> Token | None:
    """Give the object, seen through "a series of"."""
    thing = patient(verb)
    if thing is not None and lemma(thing) in words("transparent_nouns"):
        return next(obliques(thing, ("of",)), thing)
    return thing


def fillers(sentence: Sentence, verb: Token, *, slot: str) -> Iterator[Token]:
    """Yield what stands in a slot of a verb.

    Parameters
    ----------
    sentence : Sentence
    verb : Token
    slot : str
        See the module; a preposition is looked for below the verb, its object and what it governs.
    """
    if slot == "obj":
        thing = object_of(verb)
        yield from conjuncts(thing) if thing is not None else ()
    elif slot == "iobj":
        yield from children(verb, "iobj")
    elif slot == "comp":
        yield from complements(verb)
    elif slot == "inf":
        yield from (verb for verb in complements(verb) if verb.tag_ == "VB")
    elif slot == "prt":
        yield from children(verb, "compound:prt", "advmod", "case")
        yield from (after for after in verb.doc[verb.i + 1 : verb.i + 2] if after.tag_ == "RP")
    elif slot == "subj":
        doer = subject(verb)
        yield from conjuncts(doer) if doer is not None else ()
    elif slot == "many":
        doer = subject(verb)
        if doer is not None and len({actor.code for actor in sentence.actors(doer)}) > 1:
            yield doer
    elif slot == "pred":
        yield from (
            token
            for token in verb.doc[verb.i + 1 : min(verb.i + _WORDS_AFTER, sentence.tokens.end)]
            if token.dep_ not in ("nsubj", "nmod:poss")
        )
    else:
        yield from _with_preposition(verb, slot)


def _with_preposition(verb: Token, preposition: str) -> Iterator[Token]:
    wanted = (preposition,)
    anchors = [verb]
    if (thing := patient(verb)) is not None and thing.i != verb.head.i:
        anchors.append(thing)
        anchors += obliques(thing, ("of", "for", "in"))
    for anchor in anchors:
        yield from obliques(anchor, wanted)
    for kid in verb.children:
        if kid.dep_ in ("advmod", "compound:prt") and kid.lower_ == preposition:
            yield kid


def complements(verb: Token) -> Iterator[Token]:
    """Yield the verbs that a verb governs: "agreed to lift", "accused of aiding", "said it would".

    A participle that only goes with the verb ("attacked, killing two") is not governed.
    """
    anchors = [verb]
    if not is_passive(verb) and (thing := child(verb, "obj")) is not None:
        anchors.append(thing)
    for anchor in anchors:
        for kid in children(anchor, *_COMPLEMENTS):
            loose = kid.dep_ in ("advcl", "acl") and child(kid, "mark") is None
            if not loose and kid.i > verb.i:
                yield from (part for part in conjuncts(kid) if is_verb(part) or part.i == kid.i)
