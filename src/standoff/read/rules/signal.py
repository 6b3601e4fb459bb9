"""Officials' signals: what a government says to or about another, with stance and commitment.

Stances follow the bargaining literature on coercive diplomacy: coercive, conciliatory, ambiguous.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from standoff.read.acts import (
    COOPERATIVE,
    HOSTILE,
    VERBAL,
    Act,
    Actors,
    act_nouns,
    belongs_to_verb,
    is_own_word,
    nominal_acts,
    speaker_of,
    verbal_acts,
)
from standoff.read.contexts import contexts
from standoff.read.frames import complements
from standoff.read.judging import asks
from standoff.read.modes import mode_of
from standoff.read.sentences import Rule, Sentence
from standoff.read.syntax import (
    ancestors,
    auxiliaries,
    child,
    children,
    clause,
    conjuncts,
    is_verb,
    lemma,
    noun_phrase,
    obliques,
    subject,
)
from standoff.read.tables import words
from standoff.vocabulary.actors import Sector
from standoff.vocabulary.claims import Signal, Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["RULES"]

_OFFICIAL = (Sector.GOV, Sector.MIL, Sector.LEG, Sector.IGO, Sector.SPY)
_DEEDS = ("investigate", "sign")
_TELLING = frozenset(["ACCUSE", "REJECT", "THREATEN", "REQUEST"])
_HELP = frozenset(["AID", "SUPPORT", "COOPERATE"])
_COERCIVE = frozenset(["ACCUSE", "REJECT", "THREATEN"])
_PENALTIES = frozenset(["cost", "consequence", "retaliation", "punishment", "sanction", "reprisal"])
_ANSWERS = frozenset(["price", "response", "reaction", "answer"])
_FOLLOWING = frozenset(
    ["pay", "face", "suffer", "bear", "bring", "trigger", "provoke", "draw", "meet", "invite"]
)
"""Verbs by which a penalty comes: "would pay a price", "would draw a response"."""
_TO_COME = frozenset(["will", "would", "'ll", "’ll", "shall"])
_CONDITIONS = frozenset(["if", "unless", "until", "provided"])
_SENTENCES_BACK, _WORDS_AFTER = 3, 8


def _officials(actors: Actors) -> Actors:
    return tuple(actor for actor in actors if actor.sector in _OFFICIAL)


def _stance(act: Act, words_there: frozenset[str]) -> Stance:
    """Give the stance of a verbal act.

    A demand for talks is conciliatory, any other is not; to refuse help is to leave open how far
    one would go, to refuse force is to conciliate. A promise of costs is a threat.
    """
    if act.event == "REJECT" and act.inner & HOSTILE and not act.inner & COOPERATIVE:
        return Stance.CONCILIATORY
    if act.event == "REJECT" and act.inner & _HELP:
        return Stance.AMBIGUOUS
    if act.event == "REJECT" and lemma(act.token) == "rule" and not act.inner & COOPERATIVE:
        return Stance.AMBIGUOUS
    if act.event == "AGREE" and not act.inner and words_there & _PENALTIES:
        return Stance.COERCIVE
    if act.event in _COERCIVE:
        return Stance.COERCIVE
    if act.event == "REQUEST":
        peaceful = words_there & words("peace_nouns", "peace_verbs") or "both" in words_there
        return Stance.CONCILIATORY if peaceful else Stance.COERCIVE
    return Stance.CONCILIATORY


def _lemmas(sentence: Sentence, region: tuple[int, int]) -> frozenset[str]:
    return frozenset(lemma(token) for token in sentence.text.doc[slice(*region)])


def _commitment(act: Act) -> str:
    marks = {kid.lower_ for token in act.token.children for kid in children(token, "mark")}
    if marks & _CONDITIONS:
        return "conditional"
    hinted = "hypothetical" in act.aux or lemma(act.token) in words("hinting")
    return "implicit" if hinted else "explicit"


def _signals(sentence: Sentence, act: Act) -> Iterator[Signal]:
    if act.event not in VERBAL or act.mode in _DEEDS or asks(sentence, act.token):
        return
    if {"future", "hypothetical"} & set(act.aux) and not is_own_word(sentence, act):
        return
    if act.event == "REJECT" and ("negation" in act.aux or _withholds(act.token)):
        return
    doer = subject(act.token)
    if doer is not None and doer.lower_ in ("none", "neither"):
        return
    speaker = _officials(act.source)
    aimed = tuple(actor for actor in act.target if actor.sector is not Sector.UNK)
    recipient = aimed or _beside(sentence, act)
    codes = {actor.code for actor in speaker}
    abroad = any(actor.code not in codes for actor in recipient)
    telling = act.event in _TELLING or (act.event == "AGREE" and bool(act.inner))
    if speaker and (abroad or (not recipient and telling)):
        yield _signal(sentence, act, (speaker, recipient))


def _signal(sentence: Sentence, act: Act, sides: tuple[Actors, Actors]) -> Signal:
    stance = _stance(act, _lemmas(sentence, act.region))
    basis = sentence.basis(act.token, act.region)
    if stance is Stance.CONCILIATORY and not basis["factuality"].positive:
        stance = Stance.AMBIGUOUS
    return Signal(
        actor=sides[0],
        recipient=sides[1],
        stance=stance,
        commitment=_commitment(act),
        event=act.event,
        mode=_mode(sentence, act),
        context=contexts(sentence, act.region),
        aux=act.aux,
        **basis,
    )


def _mode(sentence: Sentence, act: Act) -> tuple[str, ...]:
    if act.event == "REQUEST" and _lemmas(sentence, act.region) & words("peace_nouns"):
        return ("meet",)
    threat = mode_of(sentence, act.event, region=act.region) if act.event == "THREATEN" else ""
    return (threat or act.mode,) if threat or act.mode else ()


def _beside(sentence: Sentence, act: Act) -> Actors:
    """Take the one other state named in the words of an act for the addressee."""
    codes = {actor.code for actor in act.source}
    found = {
        actor.code: actor
        for mention in sentence.text.mentions_in(*act.region)
        for actor in mention.actors
        if actor.code not in codes and actor.sector is not Sector.UNK
    }
    return tuple(found.values()) if len(found) == 1 else ()


def _opposite(sentence: Sentence, source: Actors) -> Actors:
    """Find whom a signal without an addressee is for: the one other state spoken of nearby."""
    codes = {actor.code for actor in source}
    near: Sentence | None = sentence
    for _ in range(_SENTENCES_BACK + 1):
        if near is None:
            return ()
        found = {
            actor.code: actor
            for mention in near.mentions
            for actor in mention.actors
            if actor.code not in codes and actor.sector is not Sector.UNK
        }
        if found:
            return tuple(found.values()) if len(found) == 1 else ()
        near = near.before
    return ()


def _verb(sentence: Sentence) -> Iterator[Signal]:
    """Read what officials say, demand, promise, threaten, accuse and reject, as verbs."""
    for act in verbal_acts(sentence):
        yield from _signals(sentence, act)


def _consequence(sentence: Sentence) -> Iterator[Signal]:
    """Read threats in the third person: "said any attack would bring a response"."""
    for verb in sentence.tokens:
        thing = child(verb, "obj") if lemma(verb) in _FOLLOWING else None
        if thing is None or lemma(thing) not in _PENALTIES | _ANSWERS:
            continue
        speaker = _officials(speaker_of(sentence, verb))
        doer = subject(verb)
        if not speaker or doer is None or not set(auxiliaries(verb)) & _TO_COME:
            continue
        own = {actor.code for actor in speaker}
        aimed = tuple(a for a in sentence.involved(doer) if a.known and a.code not in own)
        region = clause(verb)
        yield Signal(
            actor=speaker,
            recipient=aimed,
            stance=Stance.COERCIVE,
            commitment="conditional" if not aimed else "explicit",
            event="THREATEN",
            context=contexts(sentence, region),
            aux=("future",),
            **sentence.basis(verb, region),
        )


def _noun(sentence: Sentence) -> Iterator[Signal]:
    """Read threats, demands and promises that nouns name with both parties."""
    for act in nominal_acts(sentence):
        yield from _signals(sentence, act)


_NOUNS = (
    ("hint_nouns", "THREATEN", "implicit"),
    ("threat_nouns", "THREATEN", "explicit"),
    ("call_nouns", "REQUEST", "explicit"),
    ("offer_nouns", "AGREE", "explicit"),
)


def _governed_noun(sentence: Sentence) -> Iterator[Signal]:
    """Read "A alternated between hints of war and calls for talks": the verb's subject speaks."""
    for token in sentence.tokens:
        if token.tag_ not in ("NN", "NNS") or belongs_to_verb(sentence, token):
            continue
        for name, event, commitment in _NOUNS:
            if lemma(token) in words(name) and (content := _content(token)) is not None:
                yield from _spoken(sentence, (token, content), event, commitment)
                break


def _content(noun: Token) -> Token | None:
    """Give what a threat, hint or call is of: "of intervention", "for a settlement"."""
    doc = noun.doc
    if noun.i + 1 >= len(doc) or doc[noun.i + 1].lower_ not in ("of", "for", "about", "to"):
        return None
    for token in doc[noun.i + 2 : min(noun.sent.end, noun.i + _WORDS_AFTER)]:
        clausal = is_verb(token) and token.dep_ != "amod"
        if token.is_punct or clausal or token.lower_ in ("and", "or", "but"):
            return None
        if lemma(token) in words("coercive_nouns", "peace_nouns"):
            return token
    return None


def _spoken(
    sentence: Sentence, nouns: tuple[Token, Token], event: str, commitment: str
) -> Iterator[Signal]:
    noun, content = nouns
    speaker = _officials(_holder(sentence, noun))
    if not speaker:
        return
    peaceful = lemma(content) in words("peace_nouns")
    if event == "THREATEN" and peaceful:
        event = "AGREE"
    region = (noun.i, noun_phrase(content, "conj", "acl:relcl")[1])
    yield Signal(
        actor=speaker,
        recipient=_opposite(sentence, speaker),
        stance=Stance.CONCILIATORY if peaceful else Stance.COERCIVE,
        commitment=commitment,
        event=event,
        mode=("meet",) if peaceful else ("violence",) if event == "THREATEN" else (),
        context=contexts(sentence, region),
        **sentence.basis(noun, region),
    )


def _holder(sentence: Sentence, noun: Token) -> Actors:
    """Find whose words a noun is: its possessor, else the subject of the verb above it."""
    for kid in children(noun, "nmod:poss", "compound", "amod"):
        if actors := sentence.actors(kid):
            return actors
    for head in islice(ancestors(noun), 5):
        if is_verb(head) or child(head, "nsubj") is not None:
            doer = subject(head)
            return sentence.actors(doer) if doer is not None else ()
    return ()


def _attitude(sentence: Sentence) -> Iterator[Signal]:
    """Read an official's stated like or dislike of another government."""
    for token in sentence.tokens:
        liked = lemma(token) in words("like_words")
        if not (liked or lemma(token) in words("dislike_words")) or not _is_predicate(token):
            continue
        doer = subject(token)
        speaker = _officials(sentence.actors(doer)) if doer is not None else ()
        region = _attitude_region(sentence, token)
        found = [
            actor
            for mention in sentence.text.mentions_in(token.i, region[1])
            for actor in mention.actors
            if actor.code not in {a.code for a in speaker}
        ]
        if speaker and found:
            basis = sentence.basis(token, region)
            stance = _liking(liked, basis["factuality"].positive and not _negated(token))
            yield Signal(
                actor=speaker,
                recipient=tuple(dict.fromkeys(found)),
                stance=stance,
                event="SUPPORT" if stance is Stance.CONCILIATORY else "ACCUSE",
                mode=() if stance is Stance.CONCILIATORY else ("disapprove",),
                **basis,
            )


def _negated(token: Token) -> bool:
    return any(lemma(kid) in words("negators") for kid in token.children)


def _liking(liked: bool, positive: bool) -> Stance:
    """Give the stance of a stated feeling: an understated "not in love" commits to nothing."""
    if liked:
        return Stance.CONCILIATORY if positive else Stance.AMBIGUOUS
    return Stance.COERCIVE if positive else Stance.AMBIGUOUS


def _is_predicate(token: Token) -> bool:
    return is_verb(token) or child(token, "cop") is not None


def _attitude_region(sentence: Sentence, token: Token) -> tuple[int, int]:
    """Quote from the first word after the copula to the end of whom the feeling is about."""
    low = min([token.i, *(kid.i for kid in children(token, "case", "advmod", "cc:preconj"))])
    high = token.i + 1
    for kid in (*obliques(token), *children(token, "obj")):
        high = max(high, noun_phrase(kid, "acl:relcl", "conj")[1])
    near = [m for m in sentence.text.mentions_in(token.i, token.i + 7) if m.end > high]
    if high == token.i + 1 and near:
        high = near[0].end
        while high < sentence.tokens.end and sentence.text.doc[high].dep_ in ("case", "compound"):
            high += 1
    return low, min(high, sentence.tokens.end)


def _withholding(sentence: Sentence) -> Iterator[Signal]:
    """Read what officials decline to say: "stopping short of declaring", "refused to rule out"."""
    for verb in sentence.tokens:
        if not is_verb(verb) or not _withholds(verb):
            continue
        doer = subject(verb)
        speaker = _officials(sentence.actors(doer)) if doer is not None else ()
        if speaker:
            yield Signal(
                actor=speaker,
                recipient=_opposite(sentence, speaker),
                stance=Stance.AMBIGUOUS,
                commitment="implicit",
                aux=("negation",),
                **sentence.basis(verb, clause(verb, "advcl:relcl")),
            )


def _withholds(verb: Token) -> bool:
    """Say whether a verb says that something was not said, or not ruled out."""
    if lemma(verb) == "rule" and any(kid.lower_ == "out" for kid in verb.children):
        return _negated(verb)
    short = lemma(verb) in ("stop", "fall") and any(k.lower_ == "short" for k in verb.subtree)
    if not short and lemma(verb) not in words("withhold_verbs"):
        return False
    governed = [part for low in complements(verb) for part in conjuncts(low)]
    near = verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + 5)] if short else ()
    return any(lemma(part) in words("declare_verbs") for part in [*governed, *near])


RULES = (
    Rule("signal.verb", "SIGNAL", _verb),
    Rule("signal.consequence", "SIGNAL", _consequence, _FOLLOWING),
    Rule("signal.noun", "SIGNAL", _noun, act_nouns()),
    Rule("signal.governed_noun", "SIGNAL", _governed_noun, words(*(row[0] for row in _NOUNS))),
    Rule("signal.attitude", "SIGNAL", _attitude, words("like_words", "dislike_words")),
    Rule("signal.withholding", "SIGNAL", _withholding, words("withhold_verbs", "withholding")),
)
