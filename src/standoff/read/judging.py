"""What judgements are made of: dimension and sign of words, who is judged, toward whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from standoff.read.sentences import Sentence
from standoff.read.syntax import (
    ancestors,
    auxiliaries,
    child,
    children,
    clause,
    conjuncts,
    is_passive,
    is_verb,
    lemma,
    obliques,
    patient,
    subject,
)
from standoff.read.tables import words
from standoff.vocabulary.actors import Actor
from standoff.vocabulary.claims import Assessment, Judgement

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "DIMENSIONS",
    "Actors",
    "asks",
    "assessment",
    "dimension",
    "falls_short",
    "flipped",
    "infinitives",
    "is_modal",
    "is_negated",
    "judged",
    "kept_alive",
    "named_in",
    "owner",
    "support_level",
]

Actors = tuple[Actor, ...]
_OF_SUPPORT = ("support_level", "readiness", "will")
_CLASSES = (
    ("will_nouns", "will", "+"),
    ("unwill_nouns", "will", "-"),
    ("will_adjectives", "will", "+"),
    ("unwill_adjectives", "will", "-"),
    ("readiness_nouns", "readiness", "+"),
    ("unreadiness_nouns", "readiness", "-"),
    ("readiness_adjectives", "readiness", "+"),
    ("unreadiness_adjectives", "readiness", "-"),
    ("capability_nouns", "capability", "+"),
    ("incapability_nouns", "capability", "-"),
    ("capability_adjectives", "capability", "+"),
    ("incapability_adjectives", "capability", "-"),
)
DIMENSIONS = words(*(group for group, _, _ in _CLASSES))
"""Every word that `dimension` knows."""


@cache
def _dimensions() -> dict[str, tuple[str, str]]:
    return {word: (name, sign) for group, name, sign in reversed(_CLASSES) for word in words(group)}


def dimension(word: str) -> tuple[str, str] | None:
    """Give the dimension and the sign of a word of will, readiness or capability, else None."""
    return _dimensions().get(word)


def flipped(sign: str, negative: bool) -> str:
    """Turn a sign over if what it is said of is denied."""
    return {"+": "-", "-": "+"}.get(sign, sign) if negative else sign


def is_negated(token: Token) -> bool:
    """Say whether a negation hangs on a predicate or on the noun phrase it heads.

    "neither ... nor", "no", "not", "little", "hardly"; "not only" denies nothing.
    """
    for kid in token.children:
        if lemma(kid) not in words("negators", "scarce"):
            continue
        after = kid.nbor() if kid.i + 1 < len(kid.doc) else kid
        if after.lower_ not in ("only", "just", "merely", "simply"):
            return True
    return any(helper in ("cannot", "ca") for helper in auxiliaries(token))


def judged(sentence: Sentence, predicate: Token) -> Actors:
    """Give the actors that a predicate is said of."""
    suffers = is_verb(predicate) and is_passive(predicate)
    doer = patient(predicate) if suffers else subject(predicate)
    return sentence.actors(doer) or sentence.involved(doer) if doer is not None else ()


def owner(sentence: Sentence, noun: Token) -> Actors:
    """Give whose will, weakness or statement a noun is: possessor, "of X", "by X"."""
    for kid in children(noun, "nmod:poss", "compound", "amod"):
        if actors := sentence.actors(kid):
            return actors
    for kid in (*obliques(noun, ("of", "by", "among", "in")),):
        if actors := sentence.actors(kid):
            return actors
    last = next((kid for kid in children(noun, "conj")), None)
    return owner_of_conjunct(sentence, last) if last is not None else ()


def owner_of_conjunct(sentence: Sentence, noun: Token) -> Actors:
    """Give the owner behind the last of coordinated nouns: "reluctance or incapacity of X"."""
    for kid in obliques(noun, ("of", "by")):
        if actors := sentence.actors(kid):
            return actors
    return ()


def named_in(sentence: Sentence, region: tuple[int, int], *, without: Iterable[Actor]) -> Actors:
    """Give the actors named in a token range, less some states."""
    codes = {actor.code for actor in without}
    found = (actor for mention in sentence.text.mentions_in(*region) for actor in mention.actors)
    return tuple(dict.fromkeys(actor for actor in found if actor.code not in codes))


def asks(sentence: Sentence, predicate: Token) -> bool:
    """Say whether a predicate stands in a question or under "whether" or "if"."""
    if any(token.text.startswith("?") for token in sentence.tokens[-2:]):
        return True
    for head in (predicate, *islice(ancestors(predicate), 3)):
        mark = child(head, "mark")
        if mark is not None and mark.lower_ in ("whether", "if", "unless"):
            return True
    return False


def assessment(
    sentence: Sentence,
    predicate: Token,
    *,
    about: Actors,
    judgements: tuple[Judgement, ...],
    region: tuple[int, int] | None = None,
) -> Assessment:
    """Make a claim of some judgements; toward whom is read off the words quoted.

    Parameters
    ----------
    sentence : Sentence
    predicate : Token
        Where attribution, factuality and time are taken.
    about : tuple of Actor
    judgements : tuple of Judgement
    region : tuple of int, optional
        Token range to quote; the clause by default.
    """
    region = region or clause(predicate)
    toward = named_in(sentence, region, without=about)
    if any(judgement.dimension in _OF_SUPPORT for judgement in judgements):
        toward = (*_protected(sentence, about), *toward)
    return Assessment(
        about=about,
        judgements=judgements,
        toward=tuple({actor.code: actor for actor in reversed(toward)}.values())[::-1],
        value=", ".join(f"{j.dimension} {j.polarity}" for j in judgements),
        **sentence.basis(predicate, region),
    )


def _protected(sentence: Sentence, backers: Actors) -> Actors:
    """Give the states whose backers some actors are called in the text."""
    codes = {actor.code for actor in backers}
    return tuple(
        Actor(code)
        for code, known in sentence.text.backers.items()
        if code and codes and codes <= {actor.code for actor in known}
    )


def is_modal(predicate: Token) -> bool:
    """Say whether a predicate is put as possible, likely or a matter of ability."""
    if set(auxiliaries(predicate)) & words("modals"):
        return True
    governed = predicate.dep_ in ("xcomp", "advcl", "csubj", "ccomp", "acl")
    return governed and lemma(predicate.head) in words("likely_words", "unlikely_words", "able")


def infinitives(token: Token) -> Iterator[Token]:
    """Yield the verbs of purpose that hang on a word: "strategy to undermine", "serves to ..."."""
    for kid in children(token, "acl", "xcomp", "advcl", "ccomp", "csubj", "obl"):
        yield from (part for part in conjuncts(kid) if is_verb(part))


def kept_alive(sentence: Sentence, verb: Token) -> Actors:
    """Give the regime that a verb keeps going, if it does."""
    thing = patient(verb)
    if thing is None:
        return ()
    kept = sentence.actors(thing)
    if lemma(verb) in ("help", "enable", "allow"):
        governed = [*infinitives(verb), *infinitives(thing)]
        return kept if any(lemma(low) in words("survive_verbs") for low in governed) else ()
    if lemma(verb) in words("prop_verbs"):
        propped = any(k.lower_ in ("up", "against") for k in verb.children)
        return kept if propped or lemma(verb) == "bolster" else ()
    if lemma(verb) in words("keep_verbs"):
        return kept if any(lemma(o) in ("power", "office") for o in obliques(verb)) else ()
    return ()


def falls_short(verb: Token) -> bool:
    """Say whether a verb says that something does not reach: "falls short of"."""
    near = verb.doc[verb.i : min(verb.i + 3, len(verb.doc))]
    return lemma(verb) in ("fall", "stop", "come") and any(t.lower_ == "short" for t in near)


def support_level(predicate: Token) -> str:
    """Give the sign of what is said of somebody's support; "" if it says no level."""
    name = lemma(predicate)
    if name in words("limited_words", "falter_verbs", "limit_verbs"):
        return "-"
    return "+" if name in words("strong_words", "grow_verbs") else ""
