"""The parts of a gift: who gives what to whom, how far it has come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standoff.read.doers import known
from standoff.read.holdings import Holding, holdings, listed_after
from standoff.read.quantities import amounts
from standoff.read.sentences import Sentence
from standoff.read.syntax import (
    ancestors,
    auxiliaries,
    child,
    children,
    is_passive,
    is_verb,
    lemma,
    noun_phrase,
    obliques,
    patient,
)
from standoff.read.tables import words
from standoff.vocabulary.actors import Actor
from standoff.vocabulary.claims import Item, Quantity, Support

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "TO",
    "Actors",
    "Gift",
    "claims",
    "given_by",
    "given_with",
    "money_given",
    "owner_before",
    "receivers",
    "status_of",
    "sum_behind",
]

Actors = tuple[Actor, ...]
TO = ("to", "for", "upon")
_CONTEXTS = {
    "weapons": "military",
    "personnel": "military",
    "training": "military",
    "materiel": "military",
    "joint operations": "military",
    "territory": "military",
    "intelligence": "intelligence",
    "funding": "economic",
}


@dataclass(frozen=True, slots=True)
class Gift:
    """What a support claim is made of."""

    token: Token
    supporter: Actors
    recipient: Actors
    items: tuple[Item, ...]
    region: tuple[int, int]
    event: str = "AID"
    status: str = ""


def claims(sentence: Sentence, gift: Gift) -> Iterator[Support]:
    """Make the claim, if both sides are known and apart."""
    supporter = known(gift.supporter)
    own = {actor.code for actor in supporter}
    recipient = tuple(actor for actor in known(gift.recipient) if actor.code not in own)
    if supporter and recipient and gift.items:
        contexts = [_CONTEXTS[item.form] for item in gift.items if item.form in _CONTEXTS]
        contexts += ["diplomatic"] if gift.event == "SUPPORT" else []
        yield Support(
            supporter=supporter,
            recipient=recipient,
            items=gift.items,
            status=gift.status or status_of(sentence, gift.token, items=gift.items),
            event=gift.event,
            context=tuple(dict.fromkeys(contexts)),
            **sentence.basis(gift.token, gift.region),
        )


def status_of(sentence: Sentence, token: Token, *, items: Sequence[Item]) -> str:
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


def given_by(sentence: Sentence, verb: Token) -> tuple[Holding, ...]:
    """Choose what a verb hands over, passive or active."""
    found = [h for h in holdings(sentence) if h.qualified is None and h.asset.form]
    if not is_passive(verb):
        return listed_after(verb, found)
    whom = patient(verb)
    low, high = noun_phrase(whom, "acl", "acl:relcl") if whom is not None else (0, 0)
    return tuple(h for h in found if low <= h.head.i < high)


def money_given(sentence: Sentence, verb: Token) -> tuple[Item, ...]:
    """Read a bare sum as funding: "lent X more than $60 billion"."""
    quantity = sum_behind(sentence, verb)
    near = child(verb, "obj", "iobj") is not None
    return (Item("funding", quantity.text, quantity),) if quantity is not None and near else ()


def given_with(sentence: Sentence, verb: Token) -> tuple[Holding, ...]:
    """Read the things in "provides Z with Y"."""
    found = [h for h in holdings(sentence) if h.qualified is None and h.asset.form]
    for kid in obliques(verb, ("with",)):
        low, high = noun_phrase(kid, "acl:relcl")
        if given := tuple(h for h in found if low <= h.head.i < high):
            return given
    return ()


def receivers(sentence: Sentence, verb: Token, *, given: Sequence[Holding]) -> Actors:
    """Find to whom something is given: "to Z", "Z" before it, or the object with "with Y"."""
    things = {h.head.i for h in given}
    marks = (*TO, "with") if lemma(verb) in ("share", "coordinate", "exchange") else TO
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
    return _behind(sentence, verb, given, marks)


def _behind(
    sentence: Sentence, verb: Token, given: Sequence[Holding], marks: Sequence[str]
) -> Actors:
    """Find a receiver by the order of words alone: a name before the thing, or behind "to"."""
    doc = sentence.text.doc
    for mention in sentence.text.mentions_in(verb.i + 1, sentence.tokens.end):
        before = doc[mention.start - 1]
        before = before.nbor(-1) if before.lower_ == "the" else before
        handed = bool(given) and mention.end <= given[0].start and before.i == verb.i
        if (handed or before.lower_ in marks) and mention.how != "place":
            return mention.actors
    return ()


def sum_behind(sentence: Sentence, verb: Token) -> Quantity | None:
    """Give the sum of money that stands behind a verb in its sentence, if any."""
    text, base = sentence.tokens.text, sentence.tokens.start_char
    money = [a.quantity for a in amounts(text) if a.start + base > verb.idx]
    return next((q for q in money if q.unit.isupper() and len(q.unit) == 3), None)


def owner_before(sentence: Sentence, noun: Token) -> Actors:
    """Find whose act or force a noun is, by what stands before it: "the X deployment"."""
    kids = children(noun, "nmod:poss", "amod", "compound")
    return next((found for kid in kids if (found := sentence.actors(kid))), ())
