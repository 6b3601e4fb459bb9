"""Support: who gives, sells, trains, funds, shelters or stands by whom, with what, how far.

Items follow the forms of UCDP External Support (Meier et al., 2023); the status follows from
tense, governing verb and adjective.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from standoff.read.assets import support_form
from standoff.read.doers import doers, known
from standoff.read.giving import (
    TO,
    Actors,
    Gift,
    claims,
    given_by,
    given_with,
    money_given,
    owner_before,
    receivers,
    status_of,
    sum_behind,
)
from standoff.read.holdings import Holding, holdings, listed_after, reach
from standoff.read.predicates import nouns, verbs
from standoff.read.sentences import Mention, Rule, Sentence
from standoff.read.syntax import (
    agent,
    ancestors,
    case,
    children,
    clause,
    is_passive,
    is_verb,
    lemma,
    noun_phrase,
    obliques,
    patient,
)
from standoff.read.tables import words
from standoff.vocabulary.claims import Item, Support

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["RULES"]

_SENTENCES_BACK = 6
_EXPERTISE = ("training", "intelligence")
_BY_VERB = (
    *(("arm_verbs", "weapons", "arms"), ("equip_verbs", "materiel", "equipment")),
    *(("train_verbs", "training", "training"), ("fund_verbs", "funding", "funding")),
    ("back_verbs", "other", "support"),
)


def _gives(sentence: Sentence) -> Iterator[Support]:
    """Read verbs of giving: "supplied Y to Z", "provides Z with Y", "sent Z Y"."""
    for word, verb in verbs(sentence):
        if word not in words("give_verbs"):
            continue
        given = given_by(sentence, verb) or given_with(sentence, verb)
        items = tuple(h.support for h in given) or money_given(sentence, verb)
        operated = any(h.asset.kind in ("personnel", "naval", "air") for h in given)
        trained = _trained(sentence, verb)
        kept = operated and given and lemma(verb) not in words("gift_verbs")
        if kept and not trained and not _advisers(given):
            continue
        recipient = trained or receivers(sentence, verb, given=given)
        bare_sum = bool(items) and not given
        if not recipient and (bare_sum or word in words("gift_verbs", "placed_verbs")):
            recipient = _received_before(sentence)
        gift = Gift(verb, doers(sentence, verb), recipient, items, reach(verb, given))
        yield from claims(sentence, gift)


def _received_before(sentence: Sentence) -> Actors:
    """Take whom the sentences before, up to a heading, said that things were given to."""
    earlier = sentence.before
    for _ in range(_SENTENCES_BACK):
        if earlier is None or earlier.segment.kind == "heading":
            return ()
        givers = (v for word, v in verbs(earlier) if word in words("gift_verbs", "placed_verbs"))
        for verb in givers:
            given = given_by(earlier, verb)
            found = _trained(earlier, verb) or receivers(earlier, verb, given=given)
            if (given or money_given(earlier, verb)) and found:
                return found
        earlier = earlier.before
    return ()


def _trained(sentence: Sentence, verb: Token) -> Actors:
    """Find whom people are sent to train or guard: "sent soldiers to train X's crews"."""
    for act in children(verb, "advcl", "xcomp", "acl"):
        if lemma(act) in words("train_verbs", "guard_verbs", "equip_verbs"):
            whom = patient(act)
            return sentence.involved(whom) if whom is not None else ()
    return ()


def _advisers(given: Sequence[Holding]) -> bool:
    return any(h.asset.form in ("training", "intelligence") for h in given)


def _advises(sentence: Sentence) -> Iterator[Support]:
    """Read advisers kept with somebody: "has a training mission in Z", "keeps advisers in Z"."""
    found = [h for h in holdings(sentence) if h.is_force and h.asset.form in _EXPERTISE]
    for word, verb in verbs(sentence) if found else ():
        if word not in words("stay_verbs") or is_passive(verb):
            continue
        given = listed_after(verb, found)
        region = reach(verb, given)
        hosts = [m for m in sentence.text.mentions_in(verb.i, region[1]) if _lies_in(m, verb)]
        recipient = tuple(actor for mention in hosts for actor in mention.actors)
        items = tuple(holding.support for holding in given)
        gift = Gift(verb, doers(sentence, verb), recipient, items, region)
        yield from claims(sentence, gift)


def _lies_in(mention: Mention, verb: Token) -> bool:
    before = [word.lower_ for word in verb.doc[max(verb.i, mention.start - 2) : mention.start]]
    return "in" in before


def _receives(sentence: Sentence) -> Iterator[Support]:
    """Read verbs of getting: "has received Y from Z", "bought Y from Z"."""
    for word, verb in verbs(sentence):
        if word not in words("receive_verbs") or is_passive(verb):
            continue
        given = given_by(sentence, verb)
        sources = [*obliques(verb, ("from",))]
        sources += [kid for h in given for kid in obliques(h.head, ("from",))]
        supporter = tuple(actor for kid in sources for actor in sentence.involved(kid))
        supporter = supporter or tuple(a for h in given for a in _makers(sentence, h))
        items = tuple(holding.support for holding in given)
        gift = Gift(verb, supporter, doers(sentence, verb), items, reach(verb, given))
        yield from claims(sentence, gift)


def _makers(sentence: Sentence, holding: Holding) -> Actors:
    """Find whose goods they are by the name before them: "bought X missiles"."""
    low = max(sentence.tokens.start, holding.start - 3)
    before = sentence.text.mentions_in(low, holding.start)
    return before[-1].actors if before and before[-1].end == holding.start else ()


def _shared_agent(verb: Token) -> Token | None:
    """Find the by-phrase of a participle, or of one coordinated with it: "armed and funded by"."""
    return agent(verb) or next(filter(None, map(agent, children(verb, "conj"))), None)


def _has_infinitive(verb: Token) -> bool:
    """Say whether a verb only helps to do something: "help X to survive", "helped X win"."""
    after = verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + 7)]
    bare = any(a.tag_ in ("TO", "NNP", "NNS", "PRP") and b.tag_ == "VB" for a, b in pairwise(after))
    return bare or any(kid.tag_ == "VB" for kid in children(verb, "xcomp", "ccomp", "advcl"))


def _backs(sentence: Sentence) -> Iterator[Support]:
    """Read arming, training, funding and backing: "is backed by Z", "has trained X's army"."""
    for word, verb in verbs(sentence):
        row = next((r for r in _BY_VERB if word in words(r[0])), None)
        if row is None or _has_infinitive(verb):
            continue
        whom = patient(verb)
        by = _shared_agent(verb) if is_passive(verb) else None
        supporter = sentence.involved(by) if by is not None else doers(sentence, verb)
        if whom is None or whom.tag_ == "WDT":
            continue
        given = given_with(sentence, verb)
        plain = (Item(row[1], row[2], sum_behind(sentence, verb)),)
        gift = Gift(
            verb,
            supporter,
            sentence.actors(whom) or owner_before(sentence, whom),
            tuple(holding.support for holding in given) or plain,
            reach(verb, given),
            event="SUPPORT" if row[1] == "other" and not given else "AID",
        )
        yield from claims(sentence, gift)


def _nouns(sentence: Sentence) -> Iterator[Support]:
    """Read nouns of giving with both sides: "X's arms deliveries to Z", "loans to Z from X"."""
    if sentence.segment.kind == "heading":
        return
    found = [h for h in holdings(sentence) if h.asset.form]
    for word, noun in nouns(sentence):
        if word not in words("aid_nouns_given"):
            continue
        if noun.dep_ == "compound" or _is_handled(noun):
            continue
        low, high = noun_phrase(noun, "acl:relcl", "conj", "appos")
        supporter, recipient = _sides(sentence, noun)
        of = {kid.i for kid in obliques(noun, ("of",))}
        named = [h for h in found if noun.i in (h.head.i, _index(h.qualified)) or h.head.i in of]
        items = tuple(h.support for h in named) or (_unnamed(noun, low),)
        if high - low < 2:
            continue
        diplomatic = all(item.form == "other" for item in items)
        event = "SUPPORT" if diplomatic else "AID"
        yield from claims(sentence, Gift(noun, supporter, recipient, items, (low, high), event))


def _index(token: Token | None) -> int:
    return -1 if token is None else token.i


def _is_handled(noun: Token) -> bool:
    """Say whether a verb of giving has the noun in its object, so that the verb's rule reads it."""
    giving = words("give_verbs", "receive_verbs", "voice_verbs")
    for head in islice(ancestors(noun), 3):
        if is_verb(head):
            return noun.dep_ in ("obj", "nsubj:pass", "obl") and lemma(head) in giving
        if noun.dep_ not in ("nmod", "conj", "compound"):
            return False
        noun = head
    return False


def _sides(sentence: Sentence, noun: Token) -> tuple[Actors, Actors]:
    """Find who gives ("X's", "from X") and who gets ("to Z", "for Z", the subject)."""
    owners = [a for kid in children(noun, "nmod:poss") for a in sentence.involved(kid)]
    low, _ = noun_phrase(noun)
    owners = owners or [a for m in sentence.text.mentions_in(low, noun.i) for a in m.actors]
    sources = [a for k in obliques(noun, ("from", "by")) for a in sentence.involved(k)]
    targets = [a for k in obliques(noun, TO) for a in sentence.involved(k)]
    verb = next((head for head in ancestors(noun) if is_verb(head)), None)
    if verb is not None and not targets and not sources:
        sources = [a for k in obliques(verb, ("from",)) for a in sentence.involved(k)]
    if verb is not None and sources and not targets and not owners:
        targets = list(doers(sentence, verb))
    if verb is not None and targets and not sources and not owners:
        owners = list(doers(sentence, verb))
    if sources:
        return tuple(sources), tuple(targets or owners)
    return tuple(owners), tuple(targets)


def _unnamed(noun: Token, low: int) -> Item:
    """Name the item by the noun itself, its form by the adjective before it."""
    before = [t.lower_ for t in noun.doc[low : noun.i]]
    form = next(filter(None, map(support_form, before)), "other")
    start = noun.i - (1 if before and before[-1] in words("aid_adjectives") else 0)
    return Item(form, noun.doc[start : noun.i + 1].text, None)


def _stands(sentence: Sentence) -> Iterator[Support]:
    """Read diplomatic backing: "stands with Z", "voiced support for Z"."""
    for word, verb in verbs(sentence):
        whom: list[Token] = []
        item = Item("other", "diplomatic backing", None)
        if word in words("stand_verbs"):
            whom = list(obliques(verb, words("stand_prepositions")))
        elif word in words("voice_verbs"):
            thing = patient(verb)
            if thing is None or lemma(thing) not in words("endorsement_nouns"):
                continue
            whom = [k for t in (thing, verb) for k in obliques(t, ("for", "with", "behind", "to"))]
            item = Item("other", thing.text, None)
        if recipient := tuple(a for kid in whom for a in sentence.actors(kid)):
            region = reach(verb, ())
            gift = Gift(verb, doers(sentence, verb), recipient, (item,), region, "SUPPORT")
            yield from claims(sentence, gift)


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
        yield from claims(sentence, Gift(token, first.actors, recipient, items, region))
        return
    for led in lead.tokens:
        if is_verb(led) and lemma(led) in words("give_verbs", "arm_verbs", "back_verbs"):
            supporter, recipient = doers(lead, led), receivers(lead, led, given=())
            status = status_of(lead, led, items=items)
            gift = Gift(given[0].head, supporter, recipient, items, region, status=status)
            yield from claims(sentence, gift)
            return


def _led(lead: Sentence, supporters: set[str]) -> Actors:
    """Find whom a list of supporters supports: the first actor of its lead, the item's left out."""
    found = [a for mention in lead.mentions for a in mention.actors if a.code not in supporters]
    return known(tuple(found))[:1]


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
        gift = Gift(after[1], mention.actors, recipient, items, region, status="ongoing")
        yield from claims(sentence, gift)


def _access(sentence: Sentence) -> Iterator[Support]:
    """Read access to territory: "lets X's troops use its ports", "hosts X's bombers"."""
    found = [h for h in holdings(sentence) if h.is_force]
    for word, verb in verbs(sentence):
        if word not in words("allow_verbs") or is_passive(verb):
            continue
        low, high = verb.i, max(t.i for t in verb.subtree) + 1
        place = next((t for t in verb.doc[low:high] if lemma(t) in words("territory_nouns")), None)
        used = any(lemma(t) in words("use_verbs") for t in verb.doc[low + 1 : high])
        guests = [h for h in found if low < h.start < high]
        owners = _guests(sentence, low, guests)
        if word == "host" and place is not None and not guests:
            owners = tuple(a for m in sentence.text.mentions_in(low, place.i) for a in m.actors)
        granted = place is not None or (word != "open" and used) or word == "host"
        if owners and granted:
            items = (Item("territory", "access to territory", None),)
            gift = Gift(verb, doers(sentence, verb), owners, items, clause(verb, "conj"))
            yield from claims(sentence, gift)


def _guests(sentence: Sentence, low: int, forces: Sequence[Holding]) -> Actors:
    """Find whose forces are let in."""
    for holding in forces:
        if own := sentence.actors(holding.head):
            return own
        named = sentence.text.mentions_in(low, holding.start)
        if named:
            return named[-1].actors
    return ()


RULES = (
    Rule("support.gives", "SUPPORT", _gives),
    Rule("support.advises", "SUPPORT", _advises),
    Rule("support.receives", "SUPPORT", _receives),
    Rule("support.backs", "SUPPORT", _backs),
    Rule("support.noun", "SUPPORT", _nouns),
    Rule("support.stands_with", "SUPPORT", _stands),
    Rule("support.list_item", "SUPPORT", _list_items),
    Rule("support.access", "SUPPORT", _access),
    Rule("support.hyphenated", "SUPPORT", _hyphenated),
)
