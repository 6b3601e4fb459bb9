"""Acts between actors: verbs and nouns of action with their PLOVER class, source and target.

A verb that governs another act composes with it ("agreed to lift", "threatened to invade",
"refused to meet"), as PLOVER's codes do (Halterman et al., 2023).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from standoff.read.frames import Frame, complements, fillers, frames
from standoff.read.sentences import Sentence
from standoff.read.syntax import (
    agent,
    ancestors,
    auxiliaries,
    child,
    children,
    clause,
    is_verb,
    lemma,
    noun_phrase,
    obliques,
    subject,
)
from standoff.read.tables import rows, words
from standoff.vocabulary.actors import Actor, Sector

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "COOPERATIVE",
    "HOSTILE",
    "VERBAL",
    "Act",
    "Actors",
    "contexts",
    "nominal_acts",
    "verbal_acts",
]

COOPERATIVE = frozenset(["AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD"])
HOSTILE = frozenset(["SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "PROTEST", "THREATEN"])
VERBAL = frozenset(["AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"])
_GOVERNORS = VERBAL
_WORDS_AFTER = 14
_PROMISED = frozenset(["SUPPORT", "COOPERATE", "AID", "YIELD"])
_WILL = frozenset(["will", "would", "'ll", "’ll", "shall"])
_MIGHT = frozenset(["could", "may", "might", "can"])
_DUTY = frozenset(["must", "should", "ought"])
_CONDITIONS = frozenset(["if", "unless", "should", "whether", "lest"])

Actors = tuple[Actor, ...]


@dataclass(frozen=True, slots=True)
class Act:
    """One act as the words give it.

    Attributes
    ----------
    token : Token
        The predicate.
    event, mode : str
        PLOVER class and mode.
    source, target : tuple of Actor
    region : tuple of int
        Token range to quote.
    aux : tuple of str
        "future", "hypothetical", "negation".
    """

    token: Token
    event: str
    mode: str
    source: Actors
    target: Actors
    region: tuple[int, int]
    aux: tuple[str, ...] = ()


def verbal_acts(sentence: Sentence) -> Iterator[Act]:
    """Yield the acts that a sentence's verbs speak of; a governed act is part of its governor.

    Parameters
    ----------
    sentence : Sentence
    """
    governed: set[int] = set()
    for token in sentence.tokens:
        if not is_verb(token) or token.i in governed or _is_unreal(token):
            continue
        frame = _frame(sentence, token)
        if frame is None:
            continue
        act = _act(sentence, token, frame)
        if frame.event in _GOVERNORS:
            governed.update(verb.i for verb in complements(token))
        if act is not None:
            yield act


def _frame(sentence: Sentence, verb: Token) -> Frame | None:
    return next((frame for frame in frames(lemma(verb)) if frame.fits(sentence, verb)), None)


def _is_unreal(verb: Token) -> bool:
    """Say whether a verb only names a condition or a purpose: "if it attacks", "to patrol"."""
    mark = child(verb, "mark")
    if mark is None:
        return False
    purpose = mark.lower_ == "to" and lemma(verb.head) not in words("intending", "beginning")
    return mark.lower_ in _CONDITIONS or purpose


def _act(sentence: Sentence, verb: Token, frame: Frame) -> Act | None:
    event = _composed(sentence, verb, frame)
    source = _source(sentence, verb)
    target = _target(sentence, verb, frame, source)
    negated = child(verb, "advmod") is not None and any(
        lemma(kid) in words("negators") for kid in children(verb, "advmod")
    )
    aux = _auxiliary_modes(verb, negated)
    helpers = set(auxiliaries(verb))
    if helpers & _DUTY:
        speaker = _speaker(sentence, verb)
        if not speaker:
            return None
        event, source, target = "REQUEST", speaker, source or target
    elif "future" in aux and negated and event in COOPERATIVE:
        event = "REJECT"
    elif "future" in aux and event in _PROMISED:
        event = "AGREE"
    elif "future" in aux and event in HOSTILE and not negated:
        event = "THREATEN"
    return Act(verb, event, frame.mode, source, target, clause(verb, "advcl"), aux)


def _auxiliary_modes(verb: Token, negated: bool) -> tuple[str, ...]:
    helpers = set(auxiliaries(verb))
    to = child(verb, "mark")
    willing = to is not None and to.lower_ == "to" and lemma(verb.head) in words("intending")
    found = {
        "future": bool(helpers & _WILL) or willing,
        "hypothetical": bool(helpers & _MIGHT),
        "negation": negated,
    }
    return tuple(name for name, holds in found.items() if holds)


def _composed(sentence: Sentence, verb: Token, frame: Frame) -> str:
    """Give the class of a verb with what it governs."""
    if frame.event not in ("AGREE", "SANCTION", "YIELD"):
        return frame.event
    inner = {
        found.event
        for low in complements(verb)
        if is_verb(low) and (found := _frame(sentence, low)) is not None
    }
    if frame.event == "AGREE" and inner & HOSTILE and lemma(verb) in words("vowing"):
        return "THREATEN"
    return frame.event


def _source(sentence: Sentence, verb: Token) -> Actors:
    doer = subject(verb)
    if doer is None:
        return ()
    actors = sentence.actors(doer) or sentence.involved(doer)
    return tuple(actor for actor in actors if actor.sector is not Sector.UNK)


def _target(sentence: Sentence, verb: Token, frame: Frame, source: Actors) -> Actors:
    """Find whom an act is toward, in the slots of its frame and then behind the verb."""
    for slot in frame.targets:
        found: list[Actor] = []
        for filler in fillers(sentence, verb, slot):
            found += _in_clause(sentence, filler) if slot == "comp" else sentence.involved(filler)
        if others := _other_than(source, tuple(dict.fromkeys(found))):
            return others
    return _next_named(sentence, verb, source)


def _next_named(sentence: Sentence, verb: Token, source: Actors) -> Actors:
    """Take whoever is named next after a verb, before another clause begins.

    A prepositional phrase that the parser hung on the wrong word is found this way.
    """
    doc = verb.doc
    for i in range(verb.i + 1, min(sentence.tokens.end, verb.i + _WORDS_AFTER)):
        if doc[i].tag_ in ("VBD", "VBZ", "VBP", "MD", ":", "WDT", "WP") or doc[i].dep_ == "mark":
            return ()
        found = sentence.text.mentions_in(i, i + 1)
        if found and (others := _other_than(source, found[0].actors)):
            return others
    return ()


def _in_clause(sentence: Sentence, verb: Token) -> Actors:
    """Find whom a governed clause is about: its subject, else what it acts on."""
    own = child(verb, "nsubj", "nsubj:pass")
    if own is not None and (actors := sentence.involved(own)):
        return actors
    frame = _frame(sentence, verb) if is_verb(verb) else None
    slots = frame.targets if frame is not None else ("obj", "iobj", "with", "to", "on", "against")
    for slot in slots:
        for filler in fillers(sentence, verb, slot):
            found = _in_clause(sentence, filler) if slot == "comp" else sentence.involved(filler)
            if found:
                return found
    return ()


def _other_than(source: Actors, found: Actors) -> Actors:
    """Leave out whoever acts; within one state only another sector is another actor."""
    same = {(actor.code, actor.sector) for actor in source}
    codes = {actor.code for actor in source}
    abroad = tuple(actor for actor in found if actor.code not in codes)
    return abroad or tuple(actor for actor in found if (actor.code, actor.sector) not in same)


def _speaker(sentence: Sentence, verb: Token) -> Actors:
    """Find who says a clause: the subject of the verb of saying above it."""
    for head in (verb, *islice(ancestors(verb), 4)):
        said = head.dep_ in ("ccomp", "parataxis") or child(head, "parataxis") is not None
        above = head.head if head.dep_ == "ccomp" else child(head, "parataxis")
        if said and above is not None and lemma(above) in words("say"):
            doer = subject(above)
            return sentence.actors(doer) if doer is not None else ()
    return ()


@cache
def _nominal() -> Mapping[str, tuple[str, str, tuple[str, ...]]]:
    return {
        noun: (row["event"], row["mode"], tuple(row["target"].split()))
        for row in reversed(rows("nominal"))
        for noun in row["nouns"].split()
    }


def nominal_acts(sentence: Sentence) -> Iterator[Act]:
    """Yield the acts that nouns name with both their parties: "A's attack on B", "A-B talks"."""
    for token in sentence.tokens:
        if token.tag_ not in ("NN", "NNS"):
            continue
        found = _nominal().get(lemma(token))
        if found is None:
            continue
        event, mode, prepositions = found
        source, target = _nominal_parties(sentence, token, prepositions)
        if source and target:
            yield Act(token, event, mode, source, target, noun_phrase(token, "acl:relcl", "conj"))


def _nominal_parties(
    sentence: Sentence, noun: Token, prepositions: tuple[str, ...]
) -> tuple[Actors, Actors]:
    by = agent(noun)
    source = sentence.actors(by) if by is not None else ()
    for kid in children(noun, "nmod:poss", "compound", "amod"):
        source = source or sentence.actors(kid)
    target: Actors = ()
    for kid in obliques(noun, prepositions):
        found = sentence.involved(kid)
        if not source and len(found) > 1 and "between" in prepositions:
            return found[:1], found[1:]
        target = target or _other_than(source, found)
    return source, target


_CONTEXTS = (
    *("military", "economic", "diplomatic", "intelligence", "trafficking", "illegal_drugs"),
    *("terrorism", "legal", "cbrn", "cyber", "humanitarian", "migration", "human_rights"),
    *("election", "technology", "territory", "environment", "health", "peacekeeping"),
)


@cache
def _context_of() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for context in _CONTEXTS:
        for word in words(f"ctx_{context}"):
            found[word] = (*found.get(word, ()), context)
    return found


def contexts(sentence: Sentence, region: tuple[int, int]) -> tuple[str, ...]:
    """Give PLOVER's contexts of the words in a token range, in order of first mention."""
    found = [
        context
        for token in sentence.text.doc[slice(*region)]
        for context in _context_of().get(lemma(token), ())
    ]
    return tuple(dict.fromkeys(found))
