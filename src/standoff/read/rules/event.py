"""Events: something done between actors, with its PLOVER class."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.read.acts import (
    HOSTILE,
    VERBAL,
    Act,
    act_nouns,
    contexts,
    is_own_word,
    nominal_acts,
    verbal_acts,
)
from standoff.read.judging import asks
from standoff.read.sentences import Rule, Sentence
from standoff.read.syntax import is_passive, is_verb
from standoff.read.tables import words
from standoff.vocabulary.actors import Sector
from standoff.vocabulary.claims import Event

__all__ = ["RULES"]

_OFFICIAL = (Sector.GOV, Sector.MIL, Sector.LEG, Sector.IGO, Sector.SPY)
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
    return Event(
        actor=act.source,
        recipient=abroad,
        event=act.event,
        mode=(act.mode,) if act.mode else (),
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


RULES = (
    Rule("event.verb", "EVENT", _verb),
    Rule("event.noun", "EVENT", _noun, act_nouns()),
)
