"""How certain the source of a statement is, and whether it affirms: CT, PR or PS, plus or minus.

The scale is FactBank's (Sauri & Pustejovsky, 2009); what embedding words do to their complements
follows the implication signatures of Nairn, Condoravdi & Karttunen (2006).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from standoff.vocabulary.claims import Certainty, Factuality

if TYPE_CHECKING:
    from spacy.tokens import Token

    from standoff.read.sentences import Text

__all__ = ["Effect", "effects", "factuality"]

_ORDER = {Certainty.POSSIBLE: 0, Certainty.PROBABLE: 1, Certainty.CERTAIN: 2}
_STEPS = 8
_KIDS = 40
_COMPLEMENTS = frozenset(["ccomp", "xcomp", "csubj", "acl", "obj", "nmod", "obl", "nsubj:pass"])
_ARGUMENTS = frozenset(["nsubj", "nsubj:pass", "obj", "obl", "det", "det:predet", "cc:preconj"])
_PARTS = {"VB": "verb", "JJ": "adjective", "NN": "noun"}
_PARTICLES = frozenset(["out", "short", "off", "away", "down", "back", "against", "of", "for"])
_POSTPOSED = frozenset(["advcl", "obl"])
_QUESTION = frozenset(["?", "?!", "!?"])


@dataclass(frozen=True, slots=True)
class Effect:
    """What one word does to the factuality of what it governs or modifies.

    Attributes
    ----------
    certainty : Certainty
        At most so certain.
    positive : bool
        False where it turns the polarity.
    """

    certainty: Certainty
    positive: bool

    @property
    def is_plain(self) -> bool:
        """Say whether the word changes nothing."""
        return self.positive and self.certainty is Certainty.CERTAIN


@dataclass(slots=True)
class _State:
    """Factuality so far, from the predicate outwards, with the words that set it."""

    certainty: Certainty
    positive: bool
    cues: set[int]

    def take(self, effect: Effect, cue: int) -> None:
        """Let one word have its effect."""
        if effect.is_plain:
            return
        self.certainty = min(self.certainty, effect.certainty, key=_ORDER.__getitem__)
        self.positive = self.positive == effect.positive
        self.cues.add(cue)


@cache
def effects(part: str) -> dict[str, tuple[Effect, Effect]]:
    """Give the effects of one part of the table of hedges, affirmed and negated, by word.

    Parameters
    ----------
    part : str
        "modal", "adverb", "negation", "mark" (of a conditional), "verb", "adjective" or "noun";
        a verb with a particle is one entry ("rule out").
    """
    table = files("standoff.read").joinpath("tables", "hedges.csv").read_text(encoding="utf-8")
    return {
        row["word"]: (_effect(row["affirmed"]), _effect(row["negated"]))
        for row in csv.DictReader(table.splitlines())
        if row["part"] == part
    }


def _effect(code: str) -> Effect:
    return Effect(Certainty(code[:2]), code[2] == "+")


def factuality(text: Text, token: Token) -> Factuality:
    """Judge the predicate that a token heads, from the source's point of view.

    Modals, adverbs, negation and negative quantifiers of the predicate count, then the words it
    is embedded under ("failed to", "the threat of"), each with its own, outwards; a condition or
    a question makes it possible, a future probable.

    Parameters
    ----------
    text : Text
        For the spans of the cues.
    token : spacy.tokens.Token
        A verb, or the noun or adjective that is the predicate.

    Returns
    -------
    Factuality
        Certain and affirmed where nothing says otherwise.
    """
    state = _State(Certainty.CERTAIN, True, set())
    _modify(state, token)
    current: Token | None = token
    for _ in range(_STEPS):
        if current is None or current.is_space:
            break
        current = _climb(state, current)
    cues = tuple(text.quote(i, i + 1) for i in sorted(state.cues))
    return Factuality(state.certainty, state.positive, cues)


def _modify(state: _State, predicate: Token) -> None:
    """Take in the words that modify a predicate, and those it shares with what it is joined to."""
    if predicate.lower_ in effects("negation"):
        state.take(effects("negation")[predicate.lower_][0], predicate.i)
    for word, effect in _modifiers(predicate):
        state.take(effect, word.i)
    head = predicate.head
    if predicate.dep_ != "conj" or head.i == predicate.i:
        return
    own = {kid.dep_ for kid in predicate.children}
    if own & {"nsubj", "nsubj:pass", "aux", "cop"} or head.tag_[:2] != predicate.tag_[:2]:
        return
    joined = {kid.lower_ for kid in predicate.children if kid.dep_ == "cc"}
    for word, effect in _modifiers(head):
        shared = effect.positive or joined & {"or", "nor"} or not joined
        if word.i < predicate.i and shared and "but" not in joined:
            state.take(effect, word.i)


def _modifiers(predicate: Token) -> Iterator[tuple[Token, Effect]]:
    """Find the modals, negations and hedging adverbs or adjectives of a predicate."""
    modal, adverb = effects("modal"), effects("adverb")
    negation, adjective = effects("negation"), effects("adjective")
    turned = False
    for kid in _nearest(predicate):
        word = kid.lower_
        found: tuple[Effect, Effect] | None = None
        if word in negation and kid.dep_ in ("advmod", "det", "cc:preconj", "mark", "cc"):
            found = negation[word] if not turned else None
            turned = True
        elif kid.dep_ == "aux" and kid.tag_ == "MD":
            found = modal.get(word)
        elif kid.dep_ == "advmod":
            found = adverb.get(word)
        elif kid.dep_ == "amod":
            found = adjective.get(word)
        elif kid.dep_ in _ARGUMENTS and not turned and (word_of := _negative_in(kid)):
            turned = True
            yield word_of, negation["no"][0]
        if found:
            yield kid, found[0]


def _nearest(token: Token) -> Iterator[Token]:
    for count, kid in enumerate(token.children):
        if count >= _KIDS:
            return
        yield kid


def _negative_in(phrase: Token) -> Token | None:
    """Find the word by which a noun phrase denies that there is any ("no troops")."""
    if phrase.lower_ in ("nobody", "nothing", "none", "neither"):
        return phrase
    for kid in _nearest(phrase):
        if kid.lower_ in ("no", "neither", "nor") and kid.i < phrase.i:
            return kid
    return None


def _climb(state: _State, predicate: Token) -> Token | None:
    """Let the word that a predicate is embedded under have its effect; go on from there."""
    governor, relation = predicate.head, predicate.dep_
    marks = [kid for kid in _nearest(predicate) if kid.dep_ == "mark"]
    for mark in marks:
        if mark.lower_ in effects("mark"):
            state.take(effects("mark")[mark.lower_][0], mark.i)
            return None
    if governor.i == predicate.i:
        _suppose(state, predicate)
        if predicate.tag_ == "VB" and not _has_subject(predicate):
            state.take(Effect(Certainty.POSSIBLE, True), predicate.i)
        return None
    if relation in ("conj", "parataxis"):
        return governor
    effect = _embedding(predicate, governor)
    if effect is not None:
        own = _State(Certainty.CERTAIN, True, set())
        for word, change in _modifiers(governor):
            own.take(change, word.i)
        state.take(effect[not own.positive], governor.i)
        state.certainty = min(state.certainty, own.certainty, key=_ORDER.__getitem__)
        state.cues |= own.cues | (set() if own.positive else {governor.i})
        if governor.lower_ == "short":
            state.cues.add(governor.head.i)
        return governor
    if relation == "xcomp":
        for word, change in _modifiers(governor):
            state.take(change, word.i)
        return governor
    if relation in ("advcl", "acl") and predicate.tag_ == "VB" and marks:
        state.take(Effect(Certainty.POSSIBLE, True), marks[0].i)
    return governor if relation == "ccomp" else None


def _has_subject(verb: Token) -> bool:
    """Say whether a base form is a predicate of somebody, and not an order."""
    return any(kid.dep_.startswith(("nsubj", "csubj", "expl", "aux")) for kid in _nearest(verb))


def _embedding(predicate: Token, governor: Token) -> tuple[Effect, Effect] | None:
    """Look up what the governor does to a predicate in this relation, affirmed and negated."""
    relation, part = predicate.dep_, _PARTS.get(governor.tag_[:2])
    if governor.lower_ == "short":
        part = "adjective"
    if part is None:
        return None
    nominal = predicate.tag_.startswith("NN") and relation in ("obj", "obl", "nsubj:pass")
    if part == "verb" and nominal and predicate.i != governor.i:
        return _entry("object", governor)
    if relation in _COMPLEMENTS:
        return _entry(part, governor)
    if relation in _POSTPOSED and predicate.i > governor.i and predicate.tag_[:2] == "VB":
        return _entry(part, governor)
    return None


def _entry(part: str, governor: Token) -> tuple[Effect, Effect] | None:
    """Find a word in the table, first with the particle or preposition that follows it."""
    table, lemma = effects(part), governor.lemma_.lower()
    if lemma == "short" and governor.head.lemma_ in ("stop", "fall", "come"):
        return effects("verb")["stop short"]
    if governor.i + 1 < len(governor.doc):
        following = governor.nbor().lower_
        if following in _PARTICLES and f"{lemma} {following}" in table:
            return table[f"{lemma} {following}"]
    return table.get(lemma)


def _suppose(state: _State, root: Token) -> None:
    """Take in a question, and a condition that the main clause depends on."""
    last = root.sent[-1]
    for token in (last, root.doc[max(0, last.i - 1)]):
        if token.text in _QUESTION:
            state.take(Effect(Certainty.POSSIBLE, True), token.i)
            return
    clauses = (kid for kid in _nearest(root) if kid.dep_ == "advcl")
    for mark in (mark for clause in clauses for mark in _nearest(clause)):
        if mark.dep_ == "mark" and mark.lower_ in ("if", "unless"):
            state.take(Effect(Certainty.POSSIBLE, True), mark.i)
            return
