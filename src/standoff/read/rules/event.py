"""Events: something done between actors, with its PLOVER class."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from standoff.read.acts import (
    HOSTILE,
    VERBAL,
    Act,
    act_nouns,
    is_own_word,
    modes_of,
    nominal_acts,
    verbal_acts,
)
from standoff.read.contexts import contexts
from standoff.read.heads import decide, tells_an_act
from standoff.read.heads.parties import parties, phrase
from standoff.read.judging import asks
from standoff.read.modes import mode_of
from standoff.read.predicates import LONGEST
from standoff.read.sentences import Rule, Sentence
from standoff.read.syntax import clause, is_passive, is_verb
from standoff.read.tables import words
from standoff.vocabulary.actors import Actor, Sector
from standoff.vocabulary.claims import Event

__all__ = ["RULES"]

_OFFICIAL = (Sector.GOV, Sector.MIL, Sector.LEG, Sector.IGO, Sector.SPY)
_SUREST = 0.4
"""From this probability a head's event is claimed: out of fold 20 of 42 sentences with an act are
then read, 14 of them rightly, and 1 of 40 without one (docs, "How good is the reader")."""
_DEEDS = ("investigate", "sign")


def _is_signal(act: Act) -> bool:
    """Say whether an act is an official's word rather than anybody's deed."""
    official = any(actor.sector in _OFFICIAL for actor in act.source)
    return act.event in VERBAL and official and act.mode not in _DEEDS


def _is_news(sentence: Sentence, act: Act) -> bool:
    """Say whether a known actor does something, or suffers something hostile."""
    hostile = act.event in HOSTILE and act.event != "MOBILIZE"
    suffered = hostile and is_verb(act.token) and is_passive(act.token)
    if "hypothetical" in act.aux or ("future" in act.aux and not is_own_word(sentence, act)):
        return False
    if is_verb(act.token) and asks(sentence, act.token):
        return False
    if not words("sport_words").isdisjoint(sentence.lemmas):
        return False
    return bool(act.source) or (bool(act.target) and suffered)


def _claim(sentence: Sentence, act: Act) -> Event:
    at_home = {actor.code for actor in act.source}
    abroad = tuple(a for a in act.target if a.sector is not Sector.UNK or a.code not in at_home)
    mode = mode_of(sentence, act.event, region=act.region) or act.mode
    return Event(
        actor=act.source,
        recipient=abroad,
        event=act.event,
        mode=(mode,) if mode else (),
        context=contexts(sentence, act.region),
        aux=act.aux,
        **sentence.basis(act.token, act.region),
    )


def _verb(sentence: Sentence) -> Iterator[Event]:
    """Read the acts of verbs."""
    for act in verbal_acts(sentence):
        if _is_news(sentence, act) and not _is_signal(act):
            yield _claim(sentence, act)


def _noun(sentence: Sentence) -> Iterator[Event]:
    """Read the acts that nouns name together with both parties."""
    for act in nominal_acts(sentence):
        if _is_news(sentence, act) and not _is_signal(act):
            yield _claim(sentence, act)


def _acts(actor: Actor) -> bool:
    return actor.known and actor.sector is not Sector.UNK


def _head(sentence: Sentence) -> Iterator[Event]:
    """Read the main act by the linear heads, its parties by the parse."""
    named = {actor.code for mention in sentence.mentions for actor in mention.actors}
    if len(named) < 2 or len(sentence.tokens) > LONGEST:
        return
    found = parties(sentence)
    source, target = (
        tuple(a for head in side for a in sentence.involved(head) if _acts(a))
        for side in (found.source, found.target)
    )
    own = {actor.code for actor in source}
    target = tuple(actor for actor in target if actor.code not in own)
    read = {act.token.i for act in (*verbal_acts(sentence), *nominal_acts(sentence))}
    if not (source and target and is_verb(found.verb)) or found.verb.i in read:
        return
    sides = phrase(found.source[0]), phrase(found.target[0])
    event, chance, _ = decide(sentence, sides[0], target=sides[1])
    chance *= tells_an_act(sentence)
    act = Act(found.verb, event, "", source, target, clause(found.verb), modes_of(found.verb))
    if chance >= _SUREST and _is_news(sentence, act):
        yield replace(_claim(sentence, act), probability=chance)


RULES = (
    Rule("event.verb", "EVENT", _verb),
    Rule("event.noun", "EVENT", _noun, act_nouns()),
    Rule("event.head", "EVENT", _head, last=True),
)
