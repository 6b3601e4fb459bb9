"""Force posture: who moves or keeps what forces, how many, where, and against whom.

Build-up, presence and draw-down from verbs and act nouns of moving forces; exercises from drills
and from firing into the sea.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standoff.read.assets import force_kind
from standoff.read.doers import doers, known
from standoff.read.holdings import Holding, holdings, listed_after, listed_before, reach
from standoff.read.places import location
from standoff.read.predicates import nouns, verbs
from standoff.read.sentences import Rule, Sentence
from standoff.read.syntax import (
    ancestors,
    case,
    child,
    children,
    is_passive,
    is_verb,
    lemma,
    noun_phrase,
    obliques,
    particle,
    patient,
)
from standoff.read.tables import words
from standoff.vocabulary.actors import Actor, Sector
from standoff.vocabulary.claims import Force, Posture

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["RULES"]

Actors = tuple[Actor, ...]
_FLAGS = {"USS": "USA", "USNS": "USA", "HMS": "GBR", "HMAS": "AUS", "HMCS": "CAN", "RFS": "RUS"}
_OPERATED = ("personnel", "naval", "air")
_NOUNS = {"gather_nouns": "build-up", "stay_nouns": "presence", "leave_nouns": "draw-down"}
_CARRYING = ("take", "bring", "fly", "ship", "call")
_ON_PLACES = ("enter", "cross", "patrol", "occupy", "surround", "ring", "encircle", "shadow", "man")
"""Verbs whose object is where the forces are, or whom they follow."""
_DRILLING = frozenset(["drill", "exercise", "practise", "practice", "rehearse", "train"])
_OBJECTS = ("obj", "nsubj:pass", "nsubj")


@dataclass(frozen=True, slots=True)
class _Move:
    """What a posture claim is made of: who, with what, which way, and the words for it."""

    token: Token
    actor: Actors
    forces: tuple[Force, ...]
    direction: str
    region: tuple[int, int]


def _claim(sentence: Sentence, move: _Move) -> Posture:
    people = any(force.kind == "personnel" for force in move.forces)
    arms = any(force.kind not in ("personnel", "other") for force in move.forces)
    return Posture(
        actor=move.actor,
        against=_against(sentence, move),
        forces=move.forces,
        direction=move.direction,
        location=location(sentence, move.token, region=move.region),
        mode=(*(("troops",) if people else ()), *(("weapons",) if arms else ())),
        **sentence.basis(move.token, move.region),
    )


def _against(sentence: Sentence, move: _Move) -> Actors:
    """Find against whom forces are moved: "against X", "to deter X", else whom they are near."""
    own = {actor.code for actor in move.actor}
    friends = {
        actor.code
        for token in sentence.tokens
        if lemma(token) in words("guard_verbs") and (whom := patient(token)) is not None
        for actor in sentence.involved(whom)
    }
    plain = [token for token in sentence.tokens if child(token, "nummod") is None]
    for find in (_opposed, _deterred, _bordering):
        found = [a for token in plain for a in find(sentence, token)]
        kept = {a.code: a for a in found if a.known and a.code not in own | friends}
        if kept:
            return tuple(kept.values())
    return ()


def _opposed(sentence: Sentence, token: Token) -> Actors:
    return sentence.involved(token) if case(token) in words("against_prepositions") else ()


def _deterred(sentence: Sentence, token: Token) -> Actors:
    if not is_verb(token) or lemma(token) not in words("deter_verbs"):
        return ()
    whom = patient(token)
    return sentence.involved(whom) if whom is not None and not is_passive(token) else ()


def _bordering(sentence: Sentence, token: Token) -> Actors:
    """Read "near X", "off X", "along the border with X", "on X's doorstep"."""
    if lemma(token) in words("flank_nouns") and case(token):
        near = obliques(token, ("with", "of"))
        found = (*sentence.involved(token), *(a for kid in near for a in sentence.involved(kid)))
        return tuple(dict.fromkeys(found))
    return sentence.involved(token) if case(token) in words("near_prepositions") else ()


def _is_unreal(verb: Token) -> bool:
    """Say whether a clause is only demanded, asked about, ruled out or set as a condition."""
    token = verb
    if verb.tag_ == "VB" and verb.dep_ != "ROOT" and child(verb, "mark", "aux") is None:
        return True
    for _ in range(6):
        marks = {kid.lower_ for kid in children(token, "mark", "advmod", "aux")}
        if marks & words("unreal_marks"):
            return True
        if token.dep_ not in ("ccomp", "xcomp", "advcl", "conj", "acl", "obj"):
            return False
        head, clausal = token.head, token.dep_ != "conj"
        out = " out" if particle(head) == "out" else ""
        if clausal and lemma(head) + out in words("unreal_verbs", "open_nouns", "open_adjectives"):
            return True
        token = head
    return False


def _doer(sentence: Sentence, verb: Token, forces: Sequence[Holding]) -> Actors:
    """Find who moves the forces: the subject, else whose forces they are."""
    if found := doers(sentence, verb):
        return found
    near = [a for h in forces for a in _owners(sentence, h)]
    return known(tuple(near))


def _owners(sentence: Sentence, holding: Holding) -> Actors:
    """Find whose an asset is: "American troops", "Russia's fleet"."""
    own = sentence.actors(holding.head)
    low, _ = noun_phrase(holding.head)
    before = sentence.text.mentions_in(max(low, holding.start - 6), holding.end)
    named = own or tuple(actor for m in before if m.how != "place" for actor in m.actors)
    prefix = holding.head.doc[holding.start : holding.end].text.split()
    flag = next((_FLAGS[word] for word in prefix if word in _FLAGS), "")
    return named or ((Actor(flag, Sector.MIL, holding.item),) if flag else ())


def _direction(verb: Token) -> str:
    """Say which way a verb moves forces that it has as its object; "" if it moves none."""
    word, small = lemma(verb), particle(verb)
    thing = child(verb, "obj")
    made = lemma(thing) if thing is not None else ""
    for acts, things in (("build_verbs", "site_nouns"), ("ring_verbs", "ring_nouns")):
        if word in words(acts) and made in words(things):
            return "build-up"
    if word in words("leave_verbs") and (word != "pull" or small in words("less_particles")):
        return "draw-down"
    if word == "pull" and next(obliques(verb, ("from", "out of")), None) is not None:
        return "draw-down"
    if word in _CARRYING and _away(verb):
        return "draw-down"
    if word == "set":
        return "build-up" if small == "up" else ""
    if word in ("build", "beef", "step", "ramp", "line", "call"):
        return "build-up" if small == "up" else ""
    if word in words("gather_verbs", "heighten_verbs") and small not in ("back", "home"):
        return "build-up"
    return "presence" if word in words("stay_verbs") else ""


def _away(verb: Token) -> bool:
    """Say whether something is brought home: "took its drones out of", "is bringing X back"."""
    places = obliques(verb)
    out = any({kid.lower_ for kid in children(place, "case")} >= {"out", "of"} for place in places)
    return out or any(
        kid.lower_ in ("back", "home") for kid in children(verb, "advmod", "compound:prt")
    )


def _stands(verb: Token) -> bool:
    """Say whether a passive tells of a lasting state: "are stationed in"."""
    being = {kid.lower_ for kid in children(verb, "aux:pass", "aux", "cop")}
    return verb.tag_ == "VBN" and bool(being & {"are", "is", "remain"}) and "being" not in being


def _objects(sentence: Sentence) -> Iterator[Posture]:
    """Read verbs that move, keep or withdraw forces: "deploying 15,000 troops"."""
    found = [h for h in holdings(sentence) if h.is_force and h.qualified is None]
    if not found or _is_supply_list(sentence):
        return
    for _, verb in verbs(sentence):
        direction = _direction(verb)
        if not direction or _is_unreal(verb):
            continue
        forces = _moved(verb, found)
        given = _is_given(sentence, verb, forces)
        actor = _doer(sentence, verb, forces) if forces and not given else ()
        region = reach(verb, forces)
        direction = "presence" if _stands(verb) and direction == "build-up" else direction
        move = _Move(verb, actor, tuple(h.force for h in forces), direction, region)
        placed = lemma(verb) not in words("placed_verbs") or location(
            sentence, verb, region=move.region
        )
        if actor and (placed or _against(sentence, move)):
            yield _claim(sentence, move)


def _moved(verb: Token, found: list[Holding]) -> tuple[Holding, ...]:
    """Choose the forces that a verb has as its object, passive or active."""
    if is_passive(verb):
        whom = patient(verb)
        if whom is None:
            return ()
        low, high = noun_phrase(whom, "acl", "acl:relcl")
        return tuple(h for h in found if low <= h.head.i < high)
    return listed_after(verb, found)


def _is_given(sentence: Sentence, verb: Token, forces: Sequence[Holding]) -> bool:
    """Say whether things are sent to another to keep, which is support and no posture."""
    if child(verb, "iobj") is not None:
        return True
    if any(h.asset.kind in _OPERATED for h in forces) or lemma(verb) in ("deploy", "station"):
        return False
    doer = {actor.code for actor in _doer(sentence, verb, forces)}
    receivers = (a for kid in obliques(verb, ("to", "for")) for a in sentence.actors(kid))
    nested = (
        a for h in forces for kid in obliques(h.head, ("to", "for")) for a in sentence.actors(kid)
    )
    return any(a.code not in doer and a.sector != "UNK" for a in (*receivers, *nested))


def _is_supply_list(sentence: Sentence) -> bool:
    lead = sentence.lead
    giving = words("aid_nouns_given", "ally_nouns", "gift_verbs")
    return lead is not None and any(lemma(token) in giving for token in lead.tokens)


def _subjects(sentence: Sentence) -> Iterator[Posture]:
    """Read forces that move themselves: "two destroyers sailed", "troops remain in"."""
    found = [h for h in holdings(sentence) if h.is_force and h.qualified is None]
    for word, verb in verbs(sentence) if found else ():
        if is_passive(verb) or word in ("have", "hold", "keep", "base"):
            continue
        away = word in ("leave", "depart", "withdraw", "retreat", "return", "pull")
        staying = word in words("stay_verbs") and word not in ("leave", "station")
        if not (away or staying or word in words("arrive_verbs")):
            continue
        whole = child(verb, "obj")
        moved = whole is not None and word not in ("leave", *_ON_PLACES)
        forces = () if moved else listed_before(verb, found)
        actor = tuple(dict.fromkeys(a for h in forces for a in _owners(sentence, h) if a.known))
        direction = "draw-down" if away else "presence" if staying else "build-up"
        kinds = tuple(holding.force for holding in forces)
        move = _Move(verb, actor, kinds, direction, reach(verb, forces))
        if (
            actor
            and not _is_unreal(verb)
            and (away or whole is not None or location(sentence, verb, region=move.region))
        ):
            yield _claim(sentence, move)


def _nouns(sentence: Sentence) -> Iterator[Posture]:
    """Read act nouns of moving forces: "X's military buildup", "the deployment of troops"."""
    if sentence.segment.kind == "heading":
        return
    for word, noun in nouns(sentence):
        direction = next((way for name, way in _NOUNS.items() if word in words(name)), "")
        if not direction:
            continue
        actor = tuple(a for a in _possessors(sentence, noun) if a.known)
        forces = _named_forces(sentence, noun)
        moved = noun.dep_ in _OBJECTS and is_verb(noun.head) and _direction(noun.head)
        if actor and forces and not moved:
            region = noun_phrase(noun, "acl:relcl", "conj", "appos")
            yield _claim(sentence, _Move(noun, actor, forces, direction, region))


def _possessors(sentence: Sentence, noun: Token) -> Actors:
    """Find whose act a noun names: a possessor or a state before it, "by X", "of X's forces"."""
    for kid in (*children(noun, "nmod:poss", "amod", "compound"), *obliques(noun, ("by", "of"))):
        if found := sentence.involved(kid):
            return found
    return ()


def _named_forces(sentence: Sentence, noun: Token) -> tuple[Force, ...]:
    """Give the forces that an act noun is about, or its own words if they only name an arm."""
    low, high = noun_phrase(noun, "acl:relcl", "conj", "appos")
    inside = [h for h in holdings(sentence) if h.is_force and low <= h.start < high]
    behind = tuple(h.force for h in inside if h.head.i != noun.i and h.start > noun.i)
    before = [h for h in inside if h.start <= noun.i]
    if behind:
        return behind
    arms = [t for t in noun.doc[low : noun.i] if lemma(t) in words("force_adjectives")]
    if arms and before and before[0].qualified is None:
        before = []
    if before and before[0].qualified is not None:
        return (before[0].force,)
    if not arms and not before:
        return ()
    first = min([t.i for t in arms] + [h.start for h in before])
    kind = force_kind(arms[0].lower_) if arms else before[0].asset.kind
    return (Force(kind or "other", noun.doc[first : noun.i + 1].text, None),)


def _exercises(sentence: Sentence) -> Iterator[Posture]:
    """Read drills: "held live-fire drills around X", "X's naval exercises"."""
    if sentence.segment.kind == "heading":
        return
    for word, noun in nouns(sentence):
        if word not in words("drill_nouns"):
            continue
        verb = _holder(noun)
        held = verb is not None and lemma(verb) in words("drill_verbs")
        kind = next((k for t in noun.lefts if (k := force_kind(t.lower_))), "")
        martial = kind or any(t.lower_ in ("live", "fire", "war", "joint") for t in noun.lefts)
        owner = doers(sentence, verb) if held and verb is not None else ()
        owner = owner or _possessors(sentence, noun)
        if not owner and (act := next(filter(is_verb, ancestors(noun)), None)) is not None:
            owner = doers(sentence, act)
        partners = owner and [a for kid in obliques(noun, ("with",)) for a in sentence.actors(kid)]
        actor = tuple(dict.fromkeys(a for a in (*owner, *partners) if a.known))
        if not actor or not (martial or any(a.sector == "MIL" for a in owner)):
            continue
        region = reach(verb, ()) if held and verb is not None else noun_phrase(noun, "acl:relcl")
        forces = tuple(h.force for h in listed_after(noun, holdings(sentence)) if h.is_force)
        item = noun.doc[noun_phrase(noun, "acl", "nmod", "det", "nmod:poss")[0] : noun.i + 1].text
        forces = forces or (Force(kind or "other", item, None),)
        yield _claim(sentence, _Move(verb or noun, actor, forces, "exercise", region))


def _practice(sentence: Sentence) -> Iterator[Posture]:
    """Read forces that drill: "X's marines practised a landing", "the two navies trained"."""
    found = [h for h in holdings(sentence) if h.is_force and h.qualified is None]
    for word, verb in verbs(sentence) if found else ():
        if word not in _DRILLING or is_passive(verb) or _is_unreal(verb):
            continue
        forces = listed_before(verb, found)
        taught = child(verb, "obj") if word == "train" else None
        actor = tuple(dict.fromkeys(a for h in forces for a in _owners(sentence, h) if a.known))
        if forces and actor and taught is None:
            kinds = tuple(holding.force for holding in forces)
            yield _claim(sentence, _Move(verb, actor, kinds, "exercise", reach(verb, forces)))


def _holder(noun: Token) -> Token | None:
    """Find the verb that has a drill as its object: "held drills", "held three days of drills"."""
    top = noun.head if noun.dep_ == "nmod" and case(noun) == "of" else noun
    return top.head if top.dep_ in _OBJECTS and is_verb(top.head) else None


def _shots(sentence: Sentence) -> Iterator[Posture]:
    """Read missiles fired into the sea, which show force without using it."""
    found = [h for h in holdings(sentence) if h.asset.kind == "missile"]
    for word, verb in verbs(sentence) if found else ():
        if word not in words("fire_verbs") or is_passive(verb):
            continue
        forces = listed_after(verb, found)
        region = reach(verb, forces)
        wet = any(lemma(t) in words("water_nouns") for t in verb.doc[region[0] : region[1]])
        test = word in ("test-fire", "test")
        actor = _doer(sentence, verb, forces)
        if forces and actor and (wet or test):
            kinds = tuple(holding.force for holding in forces)
            yield _claim(sentence, _Move(verb, actor, kinds, "exercise", region))


RULES = (
    Rule("posture.moves", "POSTURE", _objects),
    Rule("posture.arrives", "POSTURE", _subjects),
    Rule("posture.noun", "POSTURE", _nouns),
    Rule("posture.exercise", "POSTURE", _exercises),
    Rule("posture.drills", "POSTURE", _practice),
    Rule("posture.fires", "POSTURE", _shots),
)
