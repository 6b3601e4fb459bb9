"""Judgements of will, readiness, capability, intent, level of support and survival of a regime."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.read.acts import HOSTILE
from standoff.read.frames import frames
from standoff.read.judging import (
    DIMENSIONS,
    Actors,
    asks,
    assessment,
    dimension,
    falls_short,
    flipped,
    infinitives,
    is_modal,
    is_negated,
    judged,
    kept_alive,
    named_in,
    owner,
    support_level,
)
from standoff.read.sentences import Rule, Sentence
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
    noun_phrase,
    obliques,
    patient,
    subject,
)
from standoff.read.tables import words
from standoff.vocabulary.claims import Assessment, Judgement
from standoff.vocabulary.sources import Voice

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["RULES"]

Found = Iterator[Assessment]
_HAVING = frozenset(["have", "possess", "show", "retain", "muster", "enjoy", "demonstrate"])
_LACKING = frozenset(["lack", "lose", "want"])
_CONTRASTS = ("than", "instead", "not")


def _purpose(token: Token) -> Token | None:
    """Give the aim that hangs on a word, or stands right behind it: "(not only) to undermine"."""
    means = words("mean_verbs")
    found = next((verb for verb in infinitives(token) if lemma(verb) in means), None)
    if found is not None:
        return found
    near = token.doc[token.i + 1 : min(token.sent.end, token.i + 4)]
    mark = next((t for t in near if t.lower_ == "to" and t.i + 1 < token.sent.end), None)
    verb = mark.nbor() if mark is not None else None
    return verb if verb is not None and verb.lower_ in means else None


def _intent_noun(sentence: Sentence) -> Found:
    """Read "this is part of a strategy to undermine B", "A's effort to isolate B"."""
    for noun in sentence.tokens:
        if noun.tag_ not in ("NN", "NNS") or lemma(noun) not in words("intend_nouns"):
            continue
        if _purpose(noun) is None or asks(sentence, noun):
            continue
        whole = _copular_head(noun)
        about = judged(sentence, whole) if whole is not None else owner(sentence, noun)
        if about:
            region = clause(whole) if whole is not None else noun_phrase(noun)
            verdict = (Judgement("intent", "+", about),)
            yield assessment(sentence, noun, about=about, judgements=verdict, region=region)


def _copular_head(noun: Token) -> Token | None:
    """Give the predicate nominal that a noun is, or is part of: "is part of a strategy"."""
    for head in (noun, noun.head):
        if child(head, "cop") is not None:
            return head
    return None


def _serves(sentence: Sentence) -> Found:
    """Read "A's buildup serves to challenge B", "the move is meant to deter B", "A seeks to"."""
    for verb in sentence.tokens:
        if not is_verb(verb) or lemma(verb) not in words("serve_verbs", "intend_verbs"):
            continue
        if _purpose(verb) is None or asks(sentence, verb):
            continue
        doer = patient(verb) if is_passive(verb) else subject(verb)
        about = sentence.involved(doer) if doer is not None else ()
        if about:
            sign = flipped("+", is_negated(verb))
            verdict = (Judgement("intent", sign, about),)
            yield assessment(sentence, verb, about=about, judgements=verdict)


def _wavering(sentence: Sentence) -> Found:
    """Read that statements or policy swing, are mixed, are unpredictable."""
    for token in sentence.tokens:
        wavers = is_verb(token) and lemma(token) in words("waver_verbs")
        mixed = _wavers(token) and child(token, "cop") is not None
        if not (wavers or mixed) or asks(sentence, token):
            continue
        doer = subject(token)
        if doer is not None and lemma(doer) in words("statement_nouns"):
            about = sentence.involved(doer)
            if about:
                verdict = (Judgement("intent", "0", about),)
                yield assessment(sentence, token, about=about, judgements=verdict)


def _wavers(token: Token) -> bool:
    """Say whether a word calls something unsteady; "mixed" has the lemma of a verb."""
    return not words("waver_adjectives").isdisjoint((lemma(token), token.lower_))


def _mixed_signals(sentence: Sentence) -> Found:
    """Read "A has sent mixed signals"."""
    for noun in sentence.tokens:
        if lemma(noun) not in words("statement_nouns") or not is_verb(noun.head):
            continue
        about = judged(sentence, noun.head)
        if noun.dep_ == "obj" and any(map(_wavers, children(noun, "amod"))) and about:
            verdict = (Judgement("intent", "0", about),)
            yield assessment(sentence, noun.head, about=about, judgements=verdict)


def _withstanding(sentence: Sentence) -> Found:
    """Read "A's army may not endure an assault by B", "A could repel an invasion"."""
    for verb in sentence.tokens:
        if not is_verb(verb) or lemma(verb) not in words("hold_verbs"):
            continue
        thing = patient(verb)
        if thing is None or not is_modal(verb) or asks(sentence, verb):
            continue
        fought = {lemma(part) for part in conjuncts(thing)} & words("fight_nouns")
        about = judged(sentence, verb)
        if about and (fought or named_in(sentence, clause(verb), without=about)):
            negative = is_negated(verb) or _denied_above(verb)
            verdict = (Judgement("capability", flipped("+", negative), about),)
            yield assessment(sentence, verb, about=about, judgements=verdict)


def _denied_above(verb: Token) -> bool:
    """Say whether what governs a verb denies it: "is unlikely to", "is unable to", "failed to"."""
    if verb.dep_ not in ("xcomp", "csubj", "ccomp", "advcl", "acl"):
        return False
    above = lemma(verb.head)
    sign = dimension(above)
    denied = above in words("unlikely_words") or (sign is not None and sign[1] == "-")
    return denied != is_negated(verb.head)


def _possession(sentence: Sentence) -> Found:
    """Read "A has neither the will nor the readiness to", "A lacks the means to"."""
    for verb in sentence.tokens:
        if not is_verb(verb) or lemma(verb) not in _HAVING | _LACKING or asks(sentence, verb):
            continue
        thing = patient(verb)
        about = judged(sentence, verb) if thing is not None else ()
        if thing is None or not about:
            continue
        denied = lemma(verb) in _LACKING or is_negated(verb) or is_negated(thing)
        denied = denied or _is_nobody(subject(verb))
        verdict = tuple(_possessed(thing, denied, about))
        if verdict:
            yield assessment(sentence, verb, about=about, judgements=verdict)


def _possessed(thing: Token, denied: bool, about: Actors) -> Iterator[Judgement]:
    """Judge each of the things had or lacked: the will, "but not the readiness"."""
    for part in conjuncts(thing):
        found = dimension(lemma(part))
        if found is None and denied and _is_toward_something(part):
            found = ("capability", "+") if lemma(part) in words("force_nouns") else None
        if found and (denied or is_negated(part) or _is_toward_something(part)):
            yield Judgement(found[0], flipped(found[1], denied or is_negated(part)), about)
    after = thing.doc[thing.i + 1 : thing.sent.end - 1]
    but = next((t.i for t in after if t.lower_ == "but" and t.nbor().lower_ == "not"), None)
    later = thing.doc[but : but + 5] if but is not None else ()
    for part in later:
        found = dimension(lemma(part))
        if found and part not in conjuncts(thing):
            yield Judgement(found[0], flipped(found[1], True), about)


def _is_nobody(doer: Token | None) -> bool:
    return doer is not None and lemma(doer) in words("negators")


def _is_toward_something(noun: Token) -> bool:
    """Say whether a will or ability is one to do something, or one over somebody."""
    after = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    if child(noun, "acl") is not None or after.lower_ == "to":
        return True
    return next(obliques(noun, ("for", "over", "against", "to")), None) is not None


def _nominal(sentence: Sentence) -> Found:
    """Read "the reluctance of A to fight", "A's inability to", "A's readiness to"."""
    for noun in sentence.tokens:
        found = dimension(lemma(noun))
        if found is None or noun.tag_ not in ("NN", "NNS") or asks(sentence, noun):
            continue
        lead = noun.head if noun.dep_ == "conj" and dimension(lemma(noun.head)) else noun
        if lead.i != noun.i or lemma(noun.head) in _HAVING | _LACKING:
            continue
        parts = [part for part in conjuncts(noun) if dimension(lemma(part))]
        reaches = any(map(_is_toward_something, parts)) or _is_toward_something(noun.head)
        about = owner(sentence, noun)
        if not about or not (reaches or found[1] == "-"):
            continue
        verdict = tuple(
            Judgement(name, flipped(sign, is_negated(part)), about)
            for part in parts
            for name, sign in (dimension(lemma(part)) or ("", ""),)
        )
        yield assessment(sentence, noun, about=about, judgements=verdict, region=_sentence_of(noun))


def _sentence_of(noun: Token) -> tuple[int, int]:
    """Quote the clause that a noun is the subject of, else its noun phrase."""
    if noun.dep_ in ("nsubj", "nsubj:pass") and is_verb(noun.head):
        return clause(noun.head, "advcl")
    return noun_phrase(noun)


def _predicated(sentence: Sentence) -> Found:
    """Read "A is unwilling to", "A is prepared to fight", "A's army is outgunned"."""
    for token in sentence.tokens:
        found = dimension(lemma(token)) or dimension(token.lower_)
        if found is None or token.tag_.startswith("NN") or asks(sentence, token):
            continue
        being = child(token, "cop", "aux:pass") or child(token, "aux")
        if (being is None or lemma(being) != "be") and token.dep_ != "xcomp":
            continue
        about = judged(sentence, token)
        reaches = next(infinitives(token), None) is not None or token.tag_ == "JJR"
        if not about or not (reaches or found[1] == "-") or _of_itself(sentence, token, about):
            continue
        sign = flipped(found[1], is_negated(token))
        verdict = (Judgement(found[0], sign, about),)
        yield assessment(sentence, token, about=about, judgements=verdict)


def _of_itself(sentence: Sentence, token: Token, about: Actors) -> bool:
    """Say whether an actor only says so of itself, which is a signal and no judgement."""
    for head in ancestors(token):
        if is_verb(head) and lemma(head) in words("say"):
            return bool({a.code for a in judged(sentence, head)} & {a.code for a in about})
    return False


def _expected(sentence: Sentence) -> Found:
    """Read what others expect an actor to do: "diplomats doubt that A would fight for B"."""
    for verb in sentence.tokens:
        name = _foreseen(sentence, verb) if is_verb(verb) else ""
        if not name or sentence.attribution_at(verb).voice is Voice.AUTHOR:
            continue
        about = judged(sentence, verb)
        if not about or asks(sentence, verb) or _of_itself(sentence, verb, about):
            continue
        unlikely = lemma(verb.head) in words("unlikely_words")
        positive = sentence.factuality_at(verb).positive and not unlikely
        verdict = (Judgement(name, flipped("+", not positive), about),)
        yield assessment(sentence, verb, about=about, judgements=verdict)


def _foreseen(sentence: Sentence, verb: Token) -> str:
    """Give the dimension of something to come that matters: force, help, giving way."""
    helpers = set(auxiliaries(verb))
    likely = lemma(verb.head) in words("likely_words") and verb.dep_ in ("xcomp", "csubj", "advcl")
    if not (helpers & words("modals") or likely):
        return ""
    event = next((f.event for f in frames(lemma(verb)) if f.fits(sentence, verb)), "")
    helps = lemma(verb) in words("act_for") or event in ("AID", "SUPPORT")
    hostile = event in HOSTILE or lemma(verb) in words("conflict_verbs", "act_against")
    if not (helps or hostile):
        return ""
    if {"can", "could", "cannot", "ca"} & helpers:
        return "capability"
    return "will" if helps else "intent"


def _support_level(sentence: Sentence) -> Found:
    """Read "their involvement has been limited to", "A's support is unwavering", "... wanes"."""
    for noun in sentence.tokens:
        if lemma(noun) not in words("support_nouns") or noun.dep_ not in ("nsubj", "nsubj:pass"):
            continue
        predicate = noun.head
        sign = support_level(predicate)
        about = owner(sentence, noun)
        if sign and about and not asks(sentence, predicate):
            verdict = (Judgement("support_level", flipped(sign, is_negated(predicate)), about),)
            yield assessment(sentence, predicate, about=about, judgements=verdict)


def _more_than(sentence: Sentence) -> Found:
    """Read "A's help is more about show than about fighting"."""
    doc = sentence.text.doc
    more = next((t for t in sentence.tokens if t.lower_ == "more"), None)
    than = next((t for t in sentence.tokens if t.lower_ == "than" and more and t.i > more.i), None)
    if more is None or than is None or doc[more.i + 1].lower_ not in ("about", "of", "a", "as"):
        return
    root = next((h for h in (more, *ancestors(more)) if child(h, "nsubj") is not None), None)
    about = judged(sentence, root) if root is not None else ()
    later = {lemma(token) for token in doc[than.i : sentence.tokens.end]}
    first = {lemma(token) for token in doc[more.i : than.i]}
    if root is None or not about or asks(sentence, root):
        return
    if later & words("defense_words") or first & words("deterrence_words"):
        name = "readiness" if later & words("readiness_nouns", "defense_words") else "support_level"
        verdict = (Judgement(name, "-", about),)
        region = (sentence.tokens.start, sentence.tokens.end)
        low = min(region[1] - 1, max(region[0], clause(root)[0]))
        yield assessment(sentence, root, about=about, judgements=verdict, region=(low, region[1]))


def _rather_than(sentence: Sentence) -> Found:
    """Read "alliances function as deterrents rather than defences"."""
    doc = sentence.text.doc
    for token in sentence.tokens:
        after = doc[token.i + 1] if token.i + 1 < sentence.tokens.end else token
        if lemma(token) not in words("function_verbs") or after.lower_ != "as":
            continue
        tie = next((t for t in _before(token) if lemma(t) in words("tie_nouns")), None)
        rest = doc[token.i : sentence.tokens.end]
        rather = next((t for t in rest if t.lower_ in ("rather", "instead")), None)
        if tie is None or rather is None or asks(sentence, token):
            continue
        later = {lemma(t) for t in doc[rather.i : sentence.tokens.end]}
        if later & words("defense_words"):
            about = sentence.actors(tie)
            verdict = (Judgement("support_level", "-", about),)
            region = (tie.left_edge.i, clause(token)[1] if is_verb(token) else rest.end)
            yield assessment(sentence, token, about=about, judgements=verdict, region=region)


def _before(token: Token) -> Iterator[Token]:
    """Give the few words before one, nearest first."""
    yield from reversed(token.doc[max(token.sent.start, token.i - 8) : token.i])


def _propping(sentence: Sentence) -> Found:
    """Read "A helps B survive but falls short of ...", "A keeps B in power"."""
    for verb in sentence.tokens:
        kept = kept_alive(sentence, verb) if is_verb(verb) else ()
        about = judged(sentence, verb) if kept else ()
        if not about or asks(sentence, verb):
            continue
        low, high = clause(verb)
        parts = [p for p in conjuncts(verb) if p.i != verb.i and child(p, "nsubj") is None]
        short = any(falls_short(part) for part in parts)
        high = max([high, *(clause(part)[1] for part in parts)])
        verdict = (
            Judgement("support_level", "-" if short else "+", about),
            Judgement("regime_survival", flipped("+", is_negated(verb)), kept),
        )
        yield assessment(sentence, verb, about=about, judgements=verdict, region=(low, high))


RULES = (
    Rule("assessment.intent_noun", "ASSESSMENT", _intent_noun, words("intend_nouns")),
    Rule("assessment.serves", "ASSESSMENT", _serves, words("serve_verbs", "intend_verbs")),
    Rule("assessment.wavering", "ASSESSMENT", _wavering, words("statement_nouns")),
    Rule("assessment.mixed_signals", "ASSESSMENT", _mixed_signals, words("statement_nouns")),
    Rule("assessment.withstanding", "ASSESSMENT", _withstanding, words("hold_verbs")),
    Rule("assessment.possession", "ASSESSMENT", _possession, _HAVING | _LACKING),
    Rule("assessment.nominal", "ASSESSMENT", _nominal, DIMENSIONS),
    Rule("assessment.predicated", "ASSESSMENT", _predicated),
    Rule("assessment.expected", "ASSESSMENT", _expected, words("modals", "likely_words")),
    Rule("assessment.support_level", "ASSESSMENT", _support_level, words("support_nouns")),
    Rule("assessment.more_than", "ASSESSMENT", _more_than, frozenset(["than"])),
    Rule("assessment.rather_than", "ASSESSMENT", _rather_than, words("function_verbs")),
    Rule("assessment.propping", "ASSESSMENT", _propping),
)
