"""Costs of a standoff to civilians and to economies: dead, displaced, hungry; trade, prices, money.

"Costs" are what the text reports or foresees, borne by a state's people or economy.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.read.predicates import nouns, verbs
from standoff.read.quantities import COINS, amounts
from standoff.read.sentences import Rule, Sentence
from standoff.read.syntax import (
    ancestors,
    child,
    children,
    clause,
    is_passive,
    is_verb,
    lemma,
    noun_phrase,
    obliques,
    patient,
    subject,
)
from standoff.read.tables import words
from standoff.states import state
from standoff.vocabulary.actors import Actor, Sector
from standoff.vocabulary.claims import Cost, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["RULES"]

Actors = tuple[Actor, ...]
_ARMED = (*map(Sector, "MIL REB PRM UAF SPY COP GOV".split()),)
_CIVIL = (Sector.CVL, Sector.REF, Sector.AGR)
_WHERE = ("in", "across", "inside", "throughout", "from", "of")
_MODIFIERS = ("nmod:poss", "amod", "compound")


def _cost(
    sentence: Sentence, token: Token, domain: str, sides: tuple[Actors, tuple[int, int]]
) -> Iterator[Cost]:
    """Make the claim, if somebody known bears the cost."""
    actors, region = sides
    sector = Sector.CVL if domain == "civilians" else Sector.BUS
    bearer = tuple({a.code: Actor(a.code, sector, a.text) for a in actors if a.known}.values())
    quantity = _quantity(sentence, region)
    if bearer or (domain == "civilians" and quantity is not None):
        basis = sentence.basis(token, region)
        yield Cost(bearer=bearer, domain=domain, quantity=quantity, **basis)


def _words(verb: Token, *without: str) -> tuple[int, int]:
    """Give the words of a clause, without what joins it to the one before."""
    low, high = clause(verb, *without)
    while low < verb.i and verb.doc[low].tag_ in ("CC", ",", "RB"):
        low += 1
    return low, high


def _quantity(sentence: Sentence, region: tuple[int, int]) -> Quantity | None:
    """Give the first amount in a region that counts neither time nor distance."""
    doc, text, base = sentence.text.doc, sentence.tokens.text, sentence.tokens.start_char
    low, high = doc[region[0]].idx - base, doc[region[1] - 1].idx - base
    for amount in amounts(text):
        unit = amount.quantity.unit
        countable = unit in ("", "persons", "percent", "tonnes", "barrels") or unit.isupper()
        if low <= amount.start <= high and countable:
            return amount.quantity
    return None


def _is_people(sentence: Sentence, token: Token) -> bool:
    """Say whether a noun phrase speaks of people who are no party to the fight."""
    if token.lower_ in ("dozens", "hundreds", "thousands", "millions", "scores", "tens"):
        return any(_is_people(sentence, kid) for kid in obliques(token, ("of",)))
    if lemma(token) in words("people_nouns"):
        sectors = {actor.sector for actor in sentence.actors(token)}
        return not sectors or not sectors <= {*_ARMED}
    named = sentence.text.mentions_in(token.i, token.i + 1)
    return any(actor.sector in _CIVIL for mention in named for actor in mention.actors)


def _place(sentence: Sentence, token: Token) -> Actors:
    """Find whose people or economy is meant: by the phrase itself, its place, or the clause's."""
    if found := sentence.involved(token):
        return found
    after = sentence.text.mentions_in(token.i + 1, min(token.i + 4, sentence.tokens.end))
    if after and token.doc[after[0].start - 1].lower_ in _WHERE:
        return after[0].actors
    for anchor in (token, *ancestors(token)):
        if anchor.i != token.i and not is_verb(anchor):
            continue
        for kid in obliques(anchor, _WHERE):
            if found := sentence.involved(kid):
                return found
        if is_verb(anchor) and anchor.dep_ not in ("xcomp", "acl", "advcl", "conj"):
            break
    return ()


def _hurts(sentence: Sentence) -> Iterator[Cost]:
    """Read people killed, hurt or driven out: "killed 40 civilians", "forced a million to flee"."""
    for word, verb in verbs(sentence):
        if word not in words("harm_person_verbs"):
            continue
        whom = patient(verb)
        if whom is None or not (_is_people(sentence, whom) or _is_bare_count(sentence, whom)):
            continue
        region = _words(verb, "advcl")
        yield from _cost(sentence, verb, "civilians", (_place(sentence, whom), region))


def _is_bare_count(sentence: Sentence, token: Token) -> bool:
    """Say whether a number alone stands for people: "killed 40"."""
    if next(obliques(token, ("of",)), None) is not None:
        return False
    alone = token.tag_ == "CD" or token.lower_ in ("dozens", "hundreds", "thousands", "millions")
    return alone and not sentence.actors(token)


def _suffers(sentence: Sentence) -> Iterator[Cost]:
    """Read people who bear it: "residents fled", "families face shortages", "people died"."""
    for word, verb in verbs(sentence):
        plain = word in words("lose_life_verbs")
        if not (plain or word in words("bear_verbs")) or is_passive(verb):
            continue
        who = subject(verb)
        if who is None or not (_is_people(sentence, who) or _is_bare_count(sentence, who)):
            continue
        low, high = _words(verb, "advcl")
        plight = any(lemma(t) in words("plight_nouns", "bad_nouns") for t in verb.doc[low:high])
        if plain or plight:
            yield from _cost(sentence, verb, "civilians", (_place(sentence, who), (low, high)))


def _caught(sentence: Sentence) -> Iterator[Cost]:
    """Read people caught in it: "leaving ordinary people caught amid the fighting"."""
    for word, verb in verbs(sentence):
        if word not in words("caught_verbs") or word in words("harm_person_verbs"):
            continue
        whom = patient(verb) or child(verb, "nsubj") or verb.doc[max(0, verb.i - 1)]
        if not _is_ordinary(sentence, whom):
            continue
        low, high = _strait(sentence, verb, whom)
        marked = any(
            lemma(t) in words("plight_nouns", "penalty_nouns") or t.lower_ in ("amid", "between")
            for t in verb.doc[low:high]
        )
        if marked:
            yield from _cost(sentence, verb, "civilians", (_place(sentence, whom), (low, high)))
            return


def _strait(sentence: Sentence, verb: Token, whom: Token) -> tuple[int, int]:
    """Give the words from who is caught, or from "leaving" before that, to the next stop."""
    doc, low = verb.doc, min(noun_phrase(whom)[0], verb.i)
    if verb.i < whom.i:
        low = _words(verb, "conj")[0]
    elif low > sentence.tokens.start and lemma(doc[low - 1]) == "leave":
        low -= 1
    high = verb.i + 1
    while high < sentence.tokens.end and not doc[high].is_punct:
        high += 1
    return low, high


def _is_ordinary(sentence: Sentence, token: Token) -> bool:
    """Say whether people are meant, called ordinary or not: "ordinary Xs", "villagers"."""
    ordinary = any(lemma(kid) in words("ordinary_adjectives") for kid in children(token, "amod"))
    named = bool(sentence.actors(token))
    plural = token.tag_ in ("NNS", "NNPS") and named and token.text[0].isupper()
    return _is_people(sentence, token) or (ordinary and named) or plural


def _tolls(sentence: Sentence) -> Iterator[Cost]:
    """Read tolls as nouns: "civilian casualties in X", "the exodus of two million Xs"."""
    if sentence.segment.kind == "heading":
        return
    for word, noun in nouns(sentence):
        if word not in words("toll_nouns"):
            continue
        near = [*children(noun, *_MODIFIERS), *obliques(noun, ("of", "among"))]
        if not any(_is_people(sentence, kid) for kid in near):
            continue
        region = noun_phrase(noun, "acl:relcl", "conj", "appos")
        places = [a for kid in near for a in sentence.involved(kid)]
        bearer = tuple(places) or _place(sentence, noun)
        yield from _cost(sentence, noun, "civilians", (bearer, region))


def _economy_of(sentence: Sentence, noun: Token) -> Actors:
    """Find whose economy a noun is part of: "X's exports", "X shares", "prices in X"."""
    low, _ = noun_phrase(noun)
    named = sentence.text.mentions_in(low, noun.i + 1)
    issuer = COINS.get(lemma(noun), "")[:2]
    if not named and issuer not in ("", "EU"):
        return (Actor(state(issuer).iso3, Sector.BUS, noun.text),)
    definite = any(kid.lower_ in ("the", "its") for kid in noun.children)
    owners = tuple(a for m in named for a in m.actors) or _place(sentence, noun)
    return owners or (_spoken_of(sentence) if definite else ())


def _spoken_of(sentence: Sentence) -> Actors:
    """Take the state last named in the same paragraph, for "the currency" and the like."""
    start = sentence.text.tokens(sentence.segment.start, sentence.segment.start + 1)
    before = sentence.text.mentions_in(start.start, sentence.tokens.start) if start else ()
    return before[-1].actors if before else ()


def _damages(sentence: Sentence) -> Iterator[Cost]:
    """Read economies hurt: "sanctions have crippled X's oil exports"."""
    for word, verb in verbs(sentence):
        if word not in words("damage_verbs"):
            continue
        whom = patient(verb)
        if whom is None or lemma(whom) not in words("economy_nouns"):
            continue
        by = [subject(verb), *obliques(verb, ("by", "through", "amid"))]
        cause = any(t is not None and lemma(t) in words("penalty_nouns") for t in by)
        if cause or word not in ("cut", "hit", "cost", "undermine", "strain"):
            region = _words(verb, "advcl")
            yield from _cost(sentence, verb, "economy", (_economy_of(sentence, whom), region))


def _sinks(sentence: Sentence) -> Iterator[Cost]:
    """Read economies that sink, and prices that rise: "the currency fell", "inflation soared"."""
    for word, verb in verbs(sentence):
        falls, climbs = word in words("fall_away_verbs"), word in words("climb_verbs")
        if not (falls or climbs):
            continue
        what = subject(verb) if not is_passive(verb) else patient(verb)
        if what is None:
            continue
        bad = lemma(what) in words("bad_nouns")
        economic = lemma(what) in words("economy_nouns") or lemma(what) in COINS
        if (falls and economic and not bad) or (climbs and bad):
            region = _words(verb, "advcl")
            yield from _cost(sentence, verb, "economy", (_economy_of(sentence, what), region))


RULES = (
    Rule("cost.hurts", "COST", _hurts),
    Rule("cost.suffers", "COST", _suffers),
    Rule("cost.caught", "COST", _caught),
    Rule("cost.toll", "COST", _tolls),
    Rule("cost.damages", "COST", _damages),
    Rule("cost.sinks", "COST", _sinks),
)
