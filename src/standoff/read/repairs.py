"""What layout and names know better than the parser: where sentences start, what is coordinated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from standoff.read.frames import frames
from standoff.read.sentences import Mention, Segment
from standoff.read.syntax import verb_lemma
from standoff.read.tables import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["coordinate", "sentence_starts", "set_right"]

_STOPS = frozenset([".", "!", "?", "…", "..", "...", "?!", "!?", ".."])
_NOT_FOR_VERBS = frozenset(["case", "amod", "compound", "nmod", "advmod", "flat", "fixed", "nsubj"])
_NOT_FOR_NAMES = frozenset(["fixed", "case", "mark", "cc", "aux", "cop", "advmod", "discourse"])
_AUXILIARIES = frozenset(["be", "have", "do", "get", "will", "shall", "can", "may", "must"])
_CLAUSAL = frozenset(["aux", "aux:pass", "nsubj", "nsubj:pass"])
_LOOSE = frozenset(["punct", "advcl", "acl", "obl", "parataxis", "conj", "cc", "ccomp"])
_FINITE = frozenset(["VBZ", "VBP", "VBD"])
_VERBS, _NOUNS_OR_SO = ("VB", "VBN", *_FINITE), ("NN", "NNS", "JJ", "VBN")
_STARTS_OBJECT = ("IN", "WDT", "DT", "PRP$", "NNP", "NNPS", "JJ", "TO", "NN", "NNS", "CD")
_HAVING = frozenset(["has", "have", "had", "having", "'ve", "’ve"])
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
_STEPS = 4
_LONGEST, _LONGEST_BLOCK = 250, 1_500
"""Words after which a sentence is cut where none may start, and where one may."""
_GAPS = ([","], ["and"], ["or"], [",", "and"], [",", "or"])
_CLOSERS = frozenset(["”", '"', "’", "'", ")", "]", "''", "»"])


def sentence_starts(doc: Doc, segments: tuple[Segment, ...]) -> list[bool | None]:
    """Say for each token whether a sentence starts there (True), cannot (False) or may (None).

    One starts with each segment and behind it, where bullets and blanks lie. Within a segment one
    can only start after a full stop, question or exclamation mark and the closing marks behind it;
    what goes on for longer than any sentence does is cut, so that the time to read it stays linear.

    Parameters
    ----------
    doc : spacy.tokens.Doc
        Tokenized, not parsed.
    segments : tuple of Segment
        Of the same text.
    """
    edges: set[int] = set()
    for segment in segments:
        inside = doc.char_span(segment.start, segment.end, alignment_mode="expand")
        if inside is not None:
            edges.update((inside.start, inside.end))
    stopped = True
    sure = possible = 0
    starts: list[bool | None] = []
    for place, token in enumerate(doc):
        endless = place - possible >= _LONGEST or (stopped and place - sure >= _LONGEST_BLOCK)
        start = True if place in edges or endless else None if stopped else False
        starts.append(start)
        sure = place if start else sure
        possible = place if start is not False else possible
        word = token.text
        ends = word in _STOPS or (word[-1] == "." and len(word) > 1)
        stopped = ends or (stopped and (word in _CLOSERS or word.isspace()))
    return starts


def coordinate(doc: Doc, mentions: tuple[Mention, ...]) -> None:
    """Hang the names of a series ("A, B, C and D") on its first, as the treebank would.

    Parameters
    ----------
    doc : spacy.tokens.Doc
        Parsed; changed in place.
    mentions : tuple of Mention
        In text order.
    """
    for series in _series(doc, mentions):
        members = [_head(doc, mention) for mention in series]
        first = members[0]
        outer = next((m for m in members if m.head not in members), first)
        inside = {i for mention in series for i in range(mention.start, mention.end)}
        if outer.i != first.i and outer.head.i not in inside:
            first.head, first.dep_ = outer.head if outer.head.i != outer.i else first, outer.dep_
        for member in members[1:]:
            member.head, member.dep_ = first, "conj"


def _head(doc: Doc, mention: Mention) -> Token:
    return doc[mention.start : mention.end].root


def _series(doc: Doc, mentions: tuple[Mention, ...]) -> Iterator[list[Mention]]:
    """Find three or more bare names in a row with commas between and a conjunction at the end."""
    series: list[Mention] = []
    for mention in mentions:
        gap = [doc[i].lower_ for i in range(series[-1].end, mention.start)] if series else []
        if not series or gap not in _GAPS:
            series = [mention]
            continue
        series.append(mention)
        if gap == [","]:
            continue
        if len(series) > 2:
            yield series
        series = []


def set_right(doc: Doc, mentions: tuple[Mention, ...]) -> None:
    """Undo what a tag or a name shows to be a slip of the parser.

    Parameters
    ----------
    doc : spacy.tokens.Doc
        Parsed; changed in place.
    mentions : tuple of Mention
    """
    for mention in mentions:
        for token in doc[mention.start : mention.end]:
            if token.tag_.startswith(("VB", "MD")):
                token.tag_ = "NNP"
    ends = {mention.end for mention in mentions}
    for token in _tagged(doc, _NOUNS_OR_SO):
        if token.tag_ in ("NNS", "NN") and token.dep_ in ("ROOT", "nsubj"):
            _noun_for_verb(token, ends)
        if token.tag_ == "NNS" and token.i in ends and token.dep_ == "compound":
            _compound_for_verb(token)
        if token.tag_ == "VBN" and token.dep_ == "acl":
            _participle_for_verb(token)
        if token.tag_ in ("NN", "JJ") and token.i and token.nbor(-1).lower_ == "to":
            _infinitive_for_noun(token)
    for token in _tagged(doc, _VERBS, relation="nmod:poss"):
        if token.dep_ == "nmod:poss" and token.head.tag_.startswith("VB"):
            _possessor(token)
        if token.tag_ in _FINITE and token.dep_ == "aux" and token.lemma_ not in _AUXILIARIES:
            _finite(token)
        if token.dep_ not in _NOT_FOR_VERBS:
            continue
        past = token.tag_ == "VBD" and token.dep_ == "amod"
        clausal = token.tag_ in ("VBN", "VBD") and any(k.dep_ in _CLAUSAL for k in token.children)
        if past or clausal:
            _promote(token)
        elif token.tag_ == "VBN":
            _perfect(token)
        elif token.tag_ == "VB":
            _infinitive(token)
        elif token.tag_ in _FINITE:
            _finite(token)
    for mention in mentions:
        _named_subject(_head(doc, mention))


def _tagged(doc: Doc, tags: Sequence[str], *, relation: str = "") -> list[Token]:
    """Give the words with one of some tags, or in a relation, without a look at all the others."""
    from spacy.attrs import DEP, TAG

    strings = doc.vocab.strings
    rows = doc.to_array([TAG, DEP])
    found = np.isin(rows[:, 0], np.array([strings[tag] for tag in tags], dtype=np.uint64))
    if relation:
        found |= rows[:, 1] == strings[relation]
    return [doc[i] for i in np.flatnonzero(found).tolist()]


def _move(token: Token, head: Token, label: str) -> None:
    token.head, token.dep_ = head, label


def _perfect(verb: Token) -> None:
    """Make "has intensified" one verb: the participle governs, "has" is its auxiliary."""
    helper = next(
        (t for t in reversed(verb.doc[max(0, verb.i - 3) : verb.i]) if t.tag_ != "RB"), verb
    )
    if helper.lower_ not in _HAVING or helper.sent != verb.sent or helper.dep_ == "aux":
        return
    outer = None if helper.head.i == helper.i else helper.head
    if outer is not None and (outer.i == verb.i or outer in verb.subtree):
        return
    _move(verb, outer if outer is not None else verb, helper.dep_)
    for kid in list(helper.children):
        if kid.i != verb.i:
            kid.head = verb
    _move(helper, verb, "aux")


def _infinitive(verb: Token) -> None:
    """Hang "to undermine X's rule" on the word before it, with what follows as its object."""
    if verb.i < 2 or verb.nbor(-1).lower_ != "to" or verb.head.i < verb.i:
        return
    to, before, thing = verb.nbor(-1), verb.nbor(-2), verb.head
    if before.sent != verb.sent or before in thing.subtree or before.is_punct:
        return
    _move(verb, before, "acl" if before.tag_.startswith("NN") else "xcomp")
    _move(to, verb, "mark")
    _move(thing, verb, "obj")


def _noun_for_verb(token: Token, ends: set[int]) -> None:
    """Read "A denies that", "A's aid serves to" though a verb was taken for a plural noun."""
    verb = verb_lemma(token.lower_)
    known = token.lower_.endswith("s") and (frames(verb) or verb in words("known_verbs"))
    if not known or token.i + 1 >= len(token.doc) or any(k.dep_ == "cop" for k in token.children):
        return
    if token.dep_ == "nsubj":
        if token.head.tag_ == "VB" and any(k.lower_ == "to" for k in token.head.children):
            token.tag_, token.pos_, token.lemma_ = "VBZ", "VERB", verb
        return
    named = token.i in ends and token.nbor().tag_ in _STARTS_OBJECT
    aims = token.nbor().lower_ == "to" and token.i > 0 and token.nbor(-1).dep_ == "compound"
    if not (named or aims) or token.nbor(-1).head.i != token.i:
        return
    token.tag_, token.pos_, token.lemma_ = "VBZ", "VERB", verb
    token.nbor(-1).dep_ = "nsubj"
    for kid in list(token.children):
        if kid.i < token.i and kid.dep_ in ("det", "amod", "nmod:poss"):
            kid.head = token.nbor(-1)
        if kid.i < token.i or kid.dep_ not in ("nmod", "appos", "compound", "acl"):
            continue
        marked = any(low.dep_ == "case" for low in kid.children)
        clausal = "xcomp" if kid.tag_ == "VB" else "ccomp"
        kid.dep_ = clausal if kid.tag_.startswith("VB") else "obl" if marked else "obj"


def _compound_for_verb(token: Token) -> None:
    """Read "A lifts sanctions" though the verb was taken for part of a compound."""
    thing, name, verb = token.head, token.nbor(-1), verb_lemma(token.lower_)
    if not frames(verb) or thing.head.i != thing.i or thing.i != token.i + 1:
        return
    token.tag_, token.pos_, token.lemma_ = "VBZ", "VERB", verb
    for kid in list(thing.children):
        if kid.i != token.i and kid.dep_ in ("punct", "advcl", "parataxis"):
            kid.head = token
    _move(token, token, "ROOT")
    _move(thing, token, "obj")
    _move(name, token, "nsubj")


def _participle_for_verb(verb: Token) -> None:
    """Read "rebels violated the truce": a participle that describes somebody takes no object."""
    noun = verb.head
    takes_object = any(kid.dep_ == "obj" for kid in verb.children)
    if not takes_object or noun.head.i != noun.i or noun.i > verb.i:
        return
    verb.tag_ = "VBD"
    later = [kid for kid in noun.children if kid.i > verb.i]
    _move(verb, verb, "ROOT")
    _move(noun, verb, "nsubj")
    for kid in later:
        kid.head = verb


def _infinitive_for_noun(token: Token) -> None:
    """Read "refuses to supply weapons" though a verb was taken for a modifier."""
    if token.dep_ in ("amod", "compound") and token.head.i > token.i and frames(token.lower_):
        token.tag_, token.pos_ = "VB", "VERB"


def _possessor(owner: Token) -> None:
    """Hang an owner on what it owns, the last noun before the verb, not on the verb."""
    owned = None
    for token in owner.doc[owner.i + 1 : owner.head.i]:
        if token.tag_.startswith("NN"):
            owned = token
        elif not token.tag_.startswith(("JJ", "POS", "CD", "VBN", "RB", "HYPH")):
            break
    if owned is not None:
        owner.head = owned


def _promote(verb: Token) -> None:
    """Let a verb with its own subject or auxiliary govern what it was taken to modify."""
    thing = verb.head
    if thing.i < verb.i:
        return
    outer, label = (None if thing.head.i == thing.i else thing.head), thing.dep_
    for kid in list(thing.children):
        if kid.i != verb.i and (kid.i < verb.i or kid.dep_ in _LOOSE):
            kid.head = verb
    _move(verb, outer if outer is not None else verb, label)
    _move(thing, verb, "advmod" if thing.lower_.endswith("ly") else "obj")
    _subject_before(verb)


def _finite(verb: Token) -> None:
    """Let a finite verb govern the noun or infinitive that was taken for the root instead."""
    noun = verb.head
    at_root = noun.head.i == noun.i
    if at_root and noun.tag_ == "VB" and noun.i > verb.i and verb.dep_ in ("nsubj", "aux"):
        _move(verb, verb, "ROOT")
        _move(noun, verb, "xcomp")
        _subject_before(verb)
        return
    if not at_root or not noun.tag_.startswith("NN") or noun.i > verb.i:
        return
    if any(kid.dep_ in ("cop", *_SUBJECTS) for kid in noun.children):
        return
    later = [kid for kid in noun.children if kid.i > verb.i]
    _move(verb, verb, "ROOT")
    _move(noun, verb, "nsubj")
    for kid in later:
        kid.head = verb


def _subject_before(verb: Token) -> None:
    """Take the noun that a finite verb was thought to be compounded with for its subject."""
    kids = [kid for kid in verb.children if kid.i < verb.i and kid.tag_.startswith("NN")]
    if kids and not any(kid.dep_ in _SUBJECTS for kid in verb.children):
        kids[-1].dep_ = "nsubj"


def _named_subject(name: Token) -> None:
    """Make a name that was taken for a function word the subject of the verb behind it."""
    if name.dep_ not in _NOT_FOR_NAMES:
        return
    governor = name.head
    for _ in range(_STEPS):
        if governor.tag_.startswith("VB") and governor.i > name.i:
            if not any(kid.dep_ in _SUBJECTS for kid in governor.children):
                _move(name, governor, "nsubj")
            return
        if governor.head.i == governor.i:
            return
        governor = governor.head
