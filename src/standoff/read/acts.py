"""Acts between actors: verbs and nouns of action with their PLOVER class, source and target.

A verb that governs another act composes with it ("agreed to lift", "threatened to invade",
"refused to meet"), as PLOVER's codes do (Halterman et al., 2023).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
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
    is_misread_clause,
    is_verb,
    lemma,
    noun_phrase,
    obliques,
    subject,
)
from standoff.read.tables import rows, words
from standoff.vocabulary.actors import Actor, Sector
from standoff.vocabulary.sources import SourceKind, Voice

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "COOPERATIVE",
    "HOSTILE",
    "VERBAL",
    "Act",
    "Actors",
    "act_nouns",
    "belongs_to_verb",
    "is_own_word",
    "modes_of",
    "nominal_acts",
    "speaker_of",
    "verbal_acts",
]

COOPERATIVE = frozenset(["AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD"])
HOSTILE = frozenset(["SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "PROTEST", "THREATEN"])
VERBAL = frozenset(["AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"])
_GOVERNORS = VERBAL
_ANY_SLOT = ("obj", "iobj", "with", "to", "on", "against")
_DEEPEST = 3
_WORDS_AFTER = 14
_CLAUSE_STARTS = ("VBD", "VBZ", "VBP", "MD", ":", "WDT", "WP")
_PROMISED = frozenset(["CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD"])
_WILL = frozenset(["will", "would", "'ll", "’ll", "shall"])
_MIGHT = frozenset(["could", "may", "might", "can"])
_CIRCUMSTANCES = frozenset(["since", "during", "despite", "amid"])
_TRYING = frozenset(["try", "tried", "attempt", "attempted"])
_DUTY = frozenset(["must", "should", "ought"])
_GUESSERS = (
    *(SourceKind.ANONYMOUS_EXPERT, SourceKind.NAMED_EXPERT, SourceKind.MEDIA),
    *(SourceKind.ANONYMOUS, SourceKind.ANONYMOUS_OFFICIAL),
)
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
    speaker : tuple of Actor
        Who says so, where a verb of saying governs the act.
    inner : frozenset of str
        Classes of the acts that it governs ("refused to supply": AID).
    """

    token: Token
    event: str
    mode: str
    source: Actors
    target: Actors
    region: tuple[int, int]
    aux: tuple[str, ...] = ()
    speaker: Actors = ()
    inner: frozenset[str] = frozenset()


@lru_cache(maxsize=4)
def verbal_acts(sentence: Sentence) -> tuple[Act, ...]:
    """Give the acts that a sentence's verbs speak of; a governed act is part of its governor.

    Parameters
    ----------
    sentence : Sentence
    """
    return tuple(_verbal_acts(sentence))


def _verbal_acts(sentence: Sentence) -> Iterator[Act]:
    governed: set[int] = set()
    for token in sentence.tokens:
        if not is_verb(token) or token.i in governed or _is_background(token):
            continue
        if _is_unreal(token):
            governed.update(verb.i for verb in token.subtree if verb.tag_ in ("VB", "VBG"))
            continue
        frame = _frame(sentence, token) or _bare(token)
        if frame is None:
            continue
        act = _act(sentence, token, frame)
        if act is not None and {frame.event, act.event} & _GOVERNORS:
            said = _words_of(token) if frame.event == "WORD" else complements(token)
            governed.update(verb.i for verb in said)
        if act is not None and act.event:
            yield act


def _frame(sentence: Sentence, verb: Token) -> Frame | None:
    return next((frame for frame in frames(lemma(verb)) if frame.fits(sentence, verb)), None)


def _bare(verb: Token) -> Frame | None:
    """Give a frame to a verb of no act that somebody must do, or is ready to do."""
    to = child(verb, "mark")
    ready = to is not None and to.lower_ == "to" and verb.head.lower_ in words("ready")
    if set(auxiliaries(verb)) & _DUTY:
        return Frame("REQUEST", "", ("obj", "to", "with"), ())
    return Frame("AGREE", "", ("to", "with", "for", "obj", "in"), ()) if ready else None


def _is_background(verb: Token) -> bool:
    """Say whether a participle only describes somebody: "prisoners held since May"."""
    described = verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod") and agent(verb) is None
    return described and not is_misread_clause(verb)


def _is_unreal(verb: Token) -> bool:
    """Say whether a verb only names a condition or a purpose: "if it attacks", "to patrol"."""
    mark = child(verb, "mark")
    if mark is None:
        return False
    governors = {lemma(verb.head), verb.head.lower_}
    purpose = mark.lower_ == "to" and governors.isdisjoint(words("intending", "beginning"))
    awaited = mark.lower_ in ("before", "until", "till") and verb.tag_ in ("VBZ", "VBP")
    return mark.lower_ in _CONDITIONS or purpose or awaited


def _act(sentence: Sentence, verb: Token, frame: Frame) -> Act | None:
    inner = _inner(sentence, verb)
    event = _composed(sentence, verb, frame, inner)
    source = _source(sentence, verb)
    target = _target(sentence, verb, frame, source)
    aux = modes_of(verb)
    negated = "negation" in aux
    speaker = speaker_of(sentence, verb)
    if set(auxiliaries(verb)) & _DUTY:
        if not speaker:
            return None
        event, source, target = "REQUEST", speaker, source or target
    elif "future" in aux and negated and event in COOPERATIVE:
        event = "REJECT"
    elif "future" in aux and event in _PROMISED:
        event = "AGREE"
    elif "future" in aux and event in HOSTILE and not negated:
        event = "THREATEN"
    elif "hypothetical" in aux and not negated and _overlap(speaker, source):
        event = "AGREE" if event in _PROMISED else "THREATEN" if event in HOSTILE else event
    region = clause(verb, *(() if inner else ("advcl",)))
    return Act(verb, event, frame.mode, source, target, region, aux, speaker, inner)


def modes_of(verb: Token) -> tuple[str, ...]:
    """Give PLOVER's auxiliary modes of a verb: "future", "hypothetical", "negation"."""
    helpers = set(auxiliaries(verb))
    to = child(verb, "mark")
    governors = {lemma(verb.head), verb.head.lower_}
    intends = not governors.isdisjoint(words("intending")) and governors.isdisjoint(_TRYING)
    willing = to is not None and to.lower_ == "to" and intends
    found = {
        "future": bool(helpers & _WILL) or willing,
        "hypothetical": bool(helpers & _MIGHT),
        "negation": any(lemma(kid) in words("negators") for kid in children(verb, "advmod")),
    }
    return tuple(name for name, holds in found.items() if holds)


def _inner(sentence: Sentence, verb: Token) -> frozenset[str]:
    """Give the classes of the acts that a verb governs."""
    return frozenset(
        found.event
        for low in complements(verb)
        if is_verb(low) and (found := _frame(sentence, low)) is not None
    )


def _composed(sentence: Sentence, verb: Token, frame: Frame, inner: frozenset[str]) -> str:
    """Give the class of a verb with what it governs."""
    if frame.event == "WORD":
        return _carried(sentence, verb)
    if frame.event == "HINT":
        return "THREATEN" if inner & HOSTILE else "AGREE" if inner & COOPERATIVE else ""
    hostile = bool(inner & HOSTILE - {"MOBILIZE"}) and lemma(verb) in words("vowing")
    return "THREATEN" if hostile and frame.event == "AGREE" else frame.event


def _words_of(verb: Token) -> Iterator[Token]:
    """Yield what a letter or a statement says: "sent a letter threatening ..."."""
    thing = child(verb, "obj")
    said = [*children(verb, "advcl", "xcomp"), *(children(thing, "acl") if thing else ())]
    return (low for low in said if low.tag_ in ("VBG", "VBN", "VB"))


def _carried(sentence: Sentence, verb: Token) -> str:
    found = (_frame(sentence, low) for low in _words_of(verb))
    return next((frame.event for frame in found if frame is not None), "")


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
        for filler in fillers(sentence, verb, slot=slot):
            found += (
                _in_clause(sentence, filler, source)
                if slot == "comp"
                else sentence.involved(filler)
            )
        if others := _other_than(source, tuple(dict.fromkeys(found))):
            return others
    return _next_named(sentence, verb, source, beyond=frame.event == "REQUEST")


def _next_named(sentence: Sentence, verb: Token, source: Actors, *, beyond: bool) -> Actors:
    """Take whoever is named next after a verb, before another clause begins.

    A prepositional phrase that the parser hung on the wrong word is found this way. A demand
    that somebody do something is looked into `beyond` its "that".
    """
    doc = verb.doc
    for i in range(verb.i + 1, min(sentence.tokens.end, verb.i + _WORDS_AFTER)):
        starts = doc[i].tag_ in _CLAUSE_STARTS or doc[i].dep_ == "mark"
        if doc[i].lower_ in _CIRCUMSTANCES:
            return ()
        if starts and not (beyond and doc[i].lower_ == "that"):
            return ()
        found = sentence.text.mentions_in(i, i + 1)
        if found and (others := _other_than(source, found[0].actors)):
            return others
    return ()


def _in_clause(sentence: Sentence, verb: Token, source: Actors, depth: int = 0) -> Actors:
    """Find whom a governed clause is about: its subject, else what it acts on."""
    own = child(verb, "nsubj", "nsubj:pass")
    if own is not None and (others := _other_than(source, sentence.involved(own))):
        return others
    frame = _frame(sentence, verb) if is_verb(verb) else None
    slots = frame.targets if frame is not None else _ANY_SLOT
    for slot in slots:
        for filler in fillers(sentence, verb, slot=slot):
            found = sentence.involved(filler)
            if slot == "comp" and depth < _DEEPEST:
                found = _in_clause(sentence, filler, source, depth + 1)
            if found:
                return found
    return ()


def _other_than(source: Actors, found: Actors) -> Actors:
    """Leave out whoever acts; within one state only another sector is another actor."""
    same = {(actor.code, actor.sector) for actor in source}
    codes = {actor.code for actor in source}
    abroad = tuple(actor for actor in found if actor.code not in codes)
    return abroad or tuple(actor for actor in found if (actor.code, actor.sector) not in same)


def _overlap(one: Actors, other: Actors) -> bool:
    codes = {actor.code for actor in one}
    return any(actor.code in codes for actor in other)


def is_own_word(sentence: Sentence, act: Act) -> bool:
    """Say whether something to come is the actor's own word and not somebody's guess about it."""
    if act.speaker:
        return _overlap(act.speaker, act.source)
    attribution = sentence.attribution_at(act.token)
    guessing = attribution.kind in _GUESSERS or attribution.voice is not Voice.AUTHOR
    return not guessing if "hypothetical" not in act.aux else False


def speaker_of(sentence: Sentence, verb: Token) -> Actors:
    """Find who says a clause: the subject of the verb of saying above it.

    Parameters
    ----------
    sentence : Sentence
    verb : Token
    """
    for head in (verb, *islice(ancestors(verb), 4)):
        said = head.dep_ in ("ccomp", "parataxis") or child(head, "parataxis") is not None
        above = head.head if head.dep_ == "ccomp" else child(head, "parataxis")
        if said and above is not None and lemma(above) in words("say", "stating"):
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


def act_nouns() -> frozenset[str]:
    """Give the nouns that name acts."""
    return frozenset(_nominal())


def nominal_acts(sentence: Sentence) -> Iterator[Act]:
    """Yield the acts that nouns name with both their parties: "A's attack on B", "A-B talks"."""
    for token in sentence.tokens:
        if token.tag_ not in ("NN", "NNS"):
            continue
        found = _nominal().get(lemma(token))
        if found is None or belongs_to_verb(sentence, token):
            continue
        event, mode, prepositions = found
        source, target = _nominal_parties(sentence, token, prepositions)
        if source and target:
            yield Act(token, event, mode, source, target, noun_phrase(token, "acl:relcl", "conj"))


def belongs_to_verb(sentence: Sentence, noun: Token) -> bool:
    """Say whether a noun is only what a verb of action takes: "rejected an offer from B"."""
    governed = noun.dep_ in ("obj", "nsubj:pass", "xcomp") and is_verb(noun.head)
    misread = (kid for kid in noun.children if kid.dep_ == "amod" and is_misread_clause(kid))
    verb = noun.head if governed else next(misread, None)
    return verb is not None and _frame(sentence, verb) is not None


def _nominal_parties(
    sentence: Sentence, noun: Token, prepositions: tuple[str, ...]
) -> tuple[Actors, Actors]:
    origin = None if "from" in prepositions else next(obliques(noun, ("from",)), None)
    by = agent(noun) or origin
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
