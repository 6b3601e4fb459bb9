"""Support: who gives, sells, trains, funds, shelters or stands by whom, with what, how far.

Items follow the forms of UCDP External Support (Meier et al., 2023); the status follows from
tense, governing verb and adjective.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standoff.read.assets import Holding, holdings, listed_after
from standoff.read.quantities import amounts
from standoff.read.rules.tables import words
from standoff.read.sentences import Rule, Sentence
from standoff.read.syntax import (
    agent,
    ancestors,
    auxiliaries,
    case,
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
from standoff.vocabulary.actors import Actor
from standoff.vocabulary.claims import Item, Quantity, Support

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["RULES"]

Actors = tuple[Actor, ...]
_TO = ("to", "for", "toward", "towards", "upon")
_AUXILIARY = ("aux", "aux:pass", "cop")
_CONTEXTS = {
    "weapons": "military",
    "personnel": "military",
    "training": "military",
    "materiel": "military",
    "joint operations": "military",
    "territory": "military",
    "intelligence": "intelligence",
    "funding": "economic",
    "diplomatic": "diplomatic",
}
_BY_VERB = (
    *(("arm_verbs", "weapons", "arms"), ("equip_verbs", "materiel", "equipment")),
    *(("train_verbs", "training", "training"), ("fund_verbs", "funding", "funding")),
    ("back_verbs", "other", "support"),
)
_BY_ADJECTIVE = {
    "military": "materiel",
    "financial": "funding",
    "economic": "funding",
    "logistical": "materiel",
    "material": "materiel",
    "intelligence": "intelligence",
}


@dataclass(frozen=True, slots=True)
class _Gift:
    """What a support claim is made of."""

    token: Token
    supporter: Actors
    recipient: Actors
    items: tuple[Item, ...]
    region: tuple[int, int]
    event: str = "AID"
    status: str = ""


def _claim(sentence: Sentence, gift: _Gift) -> Iterator[Support]:
    """Make the claim, if both sides are known and apart."""
    supporter = _known(gift.supporter)
    own = {actor.code for actor in supporter}
    recipient = tuple(actor for actor in _known(gift.recipient) if actor.code not in own)
    if supporter and recipient and gift.items:
        contexts = [_CONTEXTS[item.form] for item in gift.items if item.form in _CONTEXTS]
        contexts += ["diplomatic"] if gift.event == "SUPPORT" else []
        yield Support(
            supporter=supporter,
            recipient=recipient,
            items=gift.items,
            status=gift.status or _status(sentence, gift.token, gift.items),
            event=gift.event,
            context=tuple(dict.fromkeys(contexts)),
            **sentence.basis(gift.token, gift.region),
        )


def _known(actors: Actors) -> Actors:
    return tuple({actor.code: actor for actor in reversed(actors) if actor.known}.values())[::-1]


def _status(sentence: Sentence, token: Token, items: Sequence[Item]) -> str:
    """Say how far the support has come: denied, promised, limited, delivered or ongoing."""
    for verb in (token, *_governors(token)):
        if not sentence.factuality_at(verb).positive or lemma(verb) in words("halt_verbs"):
            return "denied"
        if verb.i != token.i and lemma(verb) in words("promise_verbs"):
            return "promised"
        if {"will", "would", "shall", "could", "may", "might"} & set(auxiliaries(verb)):
            return "promised"
    if lemma(token) in words("promise_verbs") and lemma(token) not in ("extend",):
        return "promised"
    first = {item.item.split()[0].lower() for item in items}
    near = {lemma(kid) for kid in children(token, "amod", "advmod")}
    if (first | near) & words("limited_items"):
        return "limited"
    perfect = token.tag_ == "VBN" and {"has", "have", "had", "'ve", "’ve"} & set(auxiliaries(token))
    if token.tag_ == "VBD" or (perfect and "been" not in auxiliaries(token)):
        return "delivered"
    return "ongoing"


def _governors(token: Token) -> Iterator[Token]:
    """Climb to the verbs that govern a gift: "refused to send", "halted deliveries"."""
    for head in ancestors(token):
        if is_verb(head):
            yield head
            if token.dep_ not in ("xcomp", "obj", "nsubj:pass", "conj", "compound", "nmod"):
                return
        if token.dep_ in ("advcl", "ccomp", "acl:relcl", "parataxis"):
            return
        token = head


def _reach(verb: Token, found: Sequence[Holding]) -> tuple[int, int]:
    low, high = clause(verb, "advcl", "conj")
    for holding in found:
        low, high = min(low, holding.start), max(high, holding.end)
    return low, high


def _agents(sentence: Sentence, verb: Token) -> Actors:
    doer = subject(verb)
    return sentence.involved(doer) if doer is not None else ()


def _given(sentence: Sentence, verb: Token) -> tuple[Holding, ...]:
    """Choose what a verb hands over, passive or active."""
    found = [h for h in holdings(sentence) if h.qualified is None and h.asset.form]
    if not is_passive(verb):
        return listed_after(verb, found)
    whom = patient(verb)
    low, high = noun_phrase(whom, "acl", "acl:relcl") if whom is not None else (0, 0)
    return tuple(h for h in found if low <= h.head.i < high)


def _gives(sentence: Sentence) -> Iterator[Support]:
    """Read verbs of giving: "supplied Y to Z", "provides Z with Y", "sent Z Y"."""
    for verb in sentence.tokens:
        if not is_verb(verb) or lemma(verb) not in words("give_verbs") or verb.dep_ in _AUXILIARY:
            continue
        given = _given(sentence, verb) or _with(sentence, verb)
        items = tuple(h.support for h in given) or _money(sentence, verb)
        operated = all(h.asset.kind in ("personnel", "naval", "air") for h in given)
        if operated and given and lemma(verb) not in words("gift_verbs") and not _advisers(given):
            continue
        recipient = _receivers(sentence, verb, given)
        gift = _Gift(verb, _agents(sentence, verb), recipient, items, _reach(verb, given))
        yield from _claim(sentence, gift)


def _money(sentence: Sentence, verb: Token) -> tuple[Item, ...]:
    """Read a bare sum as funding: "lent X more than $60 billion"."""
    quantity = _sum(sentence, verb)
    near = child(verb, "obj", "iobj") is not None
    return (Item("funding", quantity.text, quantity),) if quantity is not None and near else ()


def _advisers(given: Sequence[Holding]) -> bool:
    return any(h.asset.form in ("training", "intelligence") for h in given)


def _with(sentence: Sentence, verb: Token) -> tuple[Holding, ...]:
    """Read the things in "provides Z with Y"."""
    found = [h for h in holdings(sentence) if h.qualified is None and h.asset.form]
    for kid in obliques(verb, ("with",)):
        low, high = noun_phrase(kid, "acl:relcl")
        if given := tuple(h for h in found if low <= h.head.i < high):
            return given
    return ()


def _receivers(sentence: Sentence, verb: Token, given: Sequence[Holding]) -> Actors:
    """Find to whom something is given: "to Z", "Z" before it, or the object with "with Y"."""
    things = {h.head.i for h in given}
    marks = (*_TO, "with") if lemma(verb) in ("share", "coordinate", "exchange") else _TO
    places = [*children(verb, "iobj"), *obliques(verb, marks)]
    for holding in given:
        places += obliques(holding.head, marks)
        places += [k for head in ancestors(holding.head) for k in obliques(head, marks)][:2]
    if not is_passive(verb) and (whom := patient(verb)) is not None and whom.i not in things:
        places.append(whom)
    if is_passive(verb) and (whom := child(verb, "nsubj:pass")) is not None:
        places.append(whom)
    for place in places:
        if place.i not in things and (found := sentence.involved(place)):
            return found
    between = sentence.text.mentions_in(verb.i + 1, given[0].start) if given else ()
    return between[0].actors if between else ()


def _receives(sentence: Sentence) -> Iterator[Support]:
    """Read verbs of getting: "has received Y from Z", "bought Y from Z"."""
    for verb in sentence.tokens:
        if not is_verb(verb) or lemma(verb) not in words("receive_verbs") or is_passive(verb):
            continue
        given = _given(sentence, verb)
        sources = [*obliques(verb, ("from",))]
        sources += [kid for h in given for kid in obliques(h.head, ("from",))]
        supporter = tuple(actor for kid in sources for actor in sentence.involved(kid))
        items = tuple(holding.support for holding in given)
        gift = _Gift(verb, supporter, _agents(sentence, verb), items, _reach(verb, given))
        yield from _claim(sentence, gift)


def _backs(sentence: Sentence) -> Iterator[Support]:
    """Read arming, training, funding and backing: "is backed by Z", "has trained X's army"."""
    for verb in sentence.tokens:
        row = next((r for r in _BY_VERB if lemma(verb) in words(r[0])), None)
        if row is None or not is_verb(verb) or child(verb, "xcomp", "ccomp") is not None:
            continue
        whom = patient(verb)
        by = agent(verb) if is_passive(verb) else subject(verb)
        if whom is None or by is None or sentence.text.doc[whom.i].tag_ == "WDT":
            continue
        given = _with(sentence, verb)
        plain = (Item(row[1], row[2], _sum(sentence, verb)),)
        gift = _Gift(
            verb,
            sentence.involved(by),
            sentence.actors(whom),
            tuple(holding.support for holding in given) or plain,
            _reach(verb, given),
            event="SUPPORT" if row[1] == "other" and not given else "AID",
        )
        yield from _claim(sentence, gift)


def _sum(sentence: Sentence, verb: Token) -> Quantity | None:
    """Give the sum of money that stands behind a verb in its sentence, if any."""
    text, base = sentence.tokens.text, sentence.tokens.start_char
    money = [a.quantity for a in amounts(text) if a.start + base > verb.idx]
    return next((q for q in money if q.unit.isupper() and len(q.unit) == 3), None)


def _nouns(sentence: Sentence) -> Iterator[Support]:
    """Read nouns of giving with both sides: "X's arms deliveries to Z", "loans to Z from X"."""
    if sentence.segment.kind == "heading":
        return
    found = [h for h in holdings(sentence) if h.asset.form]
    for noun in sentence.tokens:
        if noun.tag_ not in ("NN", "NNS") or lemma(noun) not in words("aid_nouns_given"):
            continue
        if noun.dep_ == "compound" or _is_handled(noun):
            continue
        low, high = noun_phrase(noun, "acl:relcl", "conj", "appos")
        supporter, recipient = _sides(sentence, noun)
        of = {kid.i for kid in obliques(noun, ("of",))}
        named = [h for h in found if noun.i in (h.head.i, _index(h.qualified)) or h.head.i in of]
        items = tuple(h.support for h in named) or (_unnamed(noun, low),)
        diplomatic = all(item.form == "other" for item in items)
        event = "SUPPORT" if diplomatic else "AID"
        yield from _claim(sentence, _Gift(noun, supporter, recipient, items, (low, high), event))


def _index(token: Token | None) -> int:
    return -1 if token is None else token.i


def _is_handled(noun: Token) -> bool:
    """Say whether a verb of giving has the noun as its object, so that the verb's rule reads it."""
    verb = noun.head
    giving = words("give_verbs", "receive_verbs", "voice_verbs")
    return noun.dep_ in ("obj", "nsubj:pass") and is_verb(verb) and lemma(verb) in giving


def _sides(sentence: Sentence, noun: Token) -> tuple[Actors, Actors]:
    """Find who gives ("X's", "from X") and who gets ("to Z", "for Z", the subject)."""
    owners = [a for kid in children(noun, "nmod:poss") for a in sentence.involved(kid)]
    low, _ = noun_phrase(noun)
    owners = owners or [a for m in sentence.text.mentions_in(low, noun.i) for a in m.actors]
    sources = [a for k in obliques(noun, ("from", "by")) for a in sentence.involved(k)]
    targets = [a for k in obliques(noun, _TO) for a in sentence.involved(k)]
    verb = next((head for head in ancestors(noun) if is_verb(head)), None)
    if verb is not None and not targets and not sources:
        sources = [a for k in obliques(verb, ("from",)) for a in sentence.involved(k)]
    if verb is not None and sources and not targets and not owners:
        targets = list(_agents(sentence, verb))
    if verb is not None and targets and not sources and not owners:
        owners = list(_agents(sentence, verb))
    if sources:
        return tuple(sources), tuple(targets or owners)
    return tuple(owners), tuple(targets)


def _unnamed(noun: Token, low: int) -> Item:
    """Name the item by the noun itself, its form by the adjective before it."""
    before = [t.lower_ for t in noun.doc[low : noun.i]]
    form = next((_BY_ADJECTIVE[word] for word in before if word in _BY_ADJECTIVE), "other")
    start = noun.i - (1 if before and before[-1] in words("aid_adjectives") else 0)
    return Item(form, noun.doc[start : noun.i + 1].text, None)


def _stands(sentence: Sentence) -> Iterator[Support]:
    """Read diplomatic backing: "stands with Z", "voiced support for Z"."""
    for verb in sentence.tokens:
        if not is_verb(verb):
            continue
        whom: list[Token] = []
        item = Item("other", "diplomatic backing", None)
        if lemma(verb) in words("stand_verbs"):
            whom = list(obliques(verb, words("stand_prepositions")))
        elif lemma(verb) in words("voice_verbs"):
            thing = patient(verb)
            if thing is None or lemma(thing) not in words("endorsement_nouns"):
                continue
            whom = [k for t in (thing, verb) for k in obliques(t, ("for", "with", "behind", "to"))]
            item = Item("other", thing.text, None)
        recipient = tuple(a for kid in whom for a in sentence.actors(kid))
        gift = _Gift(verb, _agents(sentence, verb), recipient, (item,), _reach(verb, ()), "SUPPORT")
        yield from _claim(sentence, gift)


def _list_items(sentence: Sentence) -> Iterator[Support]:
    """Read an item of a list of supporters, or of things given, after its lead sentence."""
    lead = sentence.lead
    giving = words("aid_nouns_given", "gift_verbs", "back_verbs", "arm_verbs", "ally_nouns")
    if lead is None or not any(lemma(token) in giving for token in lead.tokens):
        return
    found = [h for h in holdings(sentence) if h.qualified is None and h.asset.form]
    given = listed_after(found[0].head.doc[found[0].start - 1], found) if found else ()
    if not given:
        return
    first = next(iter(sentence.mentions), None)
    named = first is not None and first.start <= sentence.tokens.start + 1
    verb = next((t for t in sentence.tokens if is_verb(t) and t.i < given[0].start), None)
    high = max(t.i for t in sentence.tokens if not t.is_punct and not t.is_space) + 1
    region = (sentence.tokens.start, high)
    items = tuple(holding.support for holding in given)
    if named and first is not None:
        recipient = _led(lead, {actor.code for actor in first.actors})
        token = verb if verb is not None else given[0].head
        yield from _claim(sentence, _Gift(token, first.actors, recipient, items, region))
        return
    for led in lead.tokens:
        if is_verb(led) and lemma(led) in words("give_verbs", "arm_verbs", "back_verbs"):
            supporter, recipient = _agents(lead, led), _receivers(lead, led, ())
            status = _status(lead, led, items)
            gift = _Gift(given[0].head, supporter, recipient, items, region, status=status)
            yield from _claim(sentence, gift)
            return


def _led(lead: Sentence, supporters: set[str]) -> Actors:
    """Find whom a list of supporters supports: the first actor of its lead, the item's left out."""
    found = [a for mention in lead.mentions for a in mention.actors if a.code not in supporters]
    return _known(tuple(found))[:1]


def _hyphenated(sentence: Sentence) -> Iterator[Support]:
    """Read "X-backed", "X-armed" before the name of a party."""
    doc = sentence.text.doc
    for mention in sentence.mentions:
        after = doc[mention.end : min(mention.end + 2, sentence.tokens.end)]
        if len(after) < 2 or after[0].text not in ("-", "–"):
            continue
        row = next((r for r in _BY_VERB if lemma(after[1]) in words(r[0])), None)
        if row is None or case(after[1]):
            continue
        noun = after[1].head
        region = (mention.start, max(noun.i, after[1].i) + 1)
        items = (Item(row[1], row[2], None),)
        recipient = sentence.actors(noun) if noun.i > after[1].i else ()
        gift = _Gift(after[1], mention.actors, recipient, items, region, status="ongoing")
        yield from _claim(sentence, gift)


RULES = (
    Rule("support.gives", "SUPPORT", _gives),
    Rule("support.receives", "SUPPORT", _receives),
    Rule("support.backs", "SUPPORT", _backs),
    Rule("support.noun", "SUPPORT", _nouns),
    Rule("support.stands_with", "SUPPORT", _stands),
    Rule("support.list_item", "SUPPORT", _list_items),
    Rule("support.hyphenated", "SUPPORT", _hyphenated),
)
