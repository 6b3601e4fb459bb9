"""Open outcomes with their alternatives: "whether A or B", "Can A ..., or will B ...?"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from standoff.read.sentences import Rule, Sentence
from standoff.read.syntax import child, is_verb, lemma
from standoff.read.tables import words
from standoff.vocabulary.actors import Actor
from standoff.vocabulary.claims import Question

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["RULES"]

_WORDS_BEFORE = 8
_OPENERS = ("whether", "if")
_ENDS = frozenset("?.;!”\"'’)")


def _about(sentence: Sentence, region: tuple[int, int]) -> tuple[Actor, ...]:
    found = sentence.text.mentions_in(*region)
    return tuple({a.code: a for mention in found for a in mention.actors}.values())


def _trimmed(sentence: Sentence, region: tuple[int, int]) -> tuple[int, int]:
    """Leave out marks at the edges, but keep a question mark at the end."""
    low, high = region
    doc = sentence.text.doc
    while low < high - 1 and (doc[low].is_punct or doc[low].is_space):
        low += 1
    while high > low + 1 and (doc[high - 1].is_space or doc[high - 1].text in _ENDS - {"?"}):
        high -= 1
    return low, high


def _alternatives(sentence: Sentence, region: tuple[int, int]) -> tuple[str, ...]:
    """Cut a question at the "or" that sets two outcomes against each other.

    That is an "or" before a verb, an auxiliary or a new subject; an "or" between two nouns, as
    in "troops or ships", sets nothing against anything unless the question has no other.
    """
    doc = sentence.text.doc
    low, high = region
    inside = [i for i in range(low + 1, high - 1) if doc[i].lower_ == "or"]
    strong = [i for i in inside if _joins_clauses(doc[i])]
    cuts = strong or [i for i in inside if doc[i - 1].text == "," or len(inside) == 1]
    if not cuts:
        return (sentence.text.quote(*_core(sentence, (low, high))).quote,)
    cuts = sorted([*cuts, *_commas(sentence, (low, cuts[0]))])
    edges = [low, *cuts, high]
    parts = [
        _core(sentence, (start + (place > 0), end))
        for place, (start, end) in enumerate(pairwise(edges))
    ]
    return tuple(sentence.text.quote(*part).quote for part in parts if part[0] < part[1])


def _commas(sentence: Sentence, region: tuple[int, int]) -> list[int]:
    """Find the commas of a list of outcomes: what follows starts as what follows the "or"."""
    doc = sentence.text.doc
    low, mark = region
    after = doc[mark + 1] if mark + 1 < len(doc) else doc[mark]
    return [
        i
        for i in range(low + 1, mark - 1)
        if doc[i].text == ","
        and (doc[i + 1].lower_ == after.lower_ or doc[i + 1].tag_ == after.tag_ == "VB")
    ]


def _joins_clauses(mark: Token) -> bool:
    after = mark.nbor() if mark.i + 1 < len(mark.doc) else mark
    if after.lower_ in words("auxiliaries") | {"not", "whether", "instead", "merely", "simply"}:
        return True
    joined = mark.head
    return is_verb(joined) or child(joined, "cop", "nsubj", "aux") is not None


def _core(sentence: Sentence, region: tuple[int, int]) -> tuple[int, int]:
    low, high = _trimmed(sentence, region)
    doc = sentence.text.doc
    while high > low + 1 and doc[high - 1].text in "?,":
        high -= 1
    return low, high


def _whether(sentence: Sentence) -> Iterator[Question]:
    """Read "whether A or B", and "whether A" where something says that it is open."""
    for token in sentence.tokens:
        if token.lower_ not in _OPENERS or token.dep_ != "mark":
            continue
        predicate = token.head
        region = _trimmed(sentence, (token.i, _end(sentence, predicate)))
        outcomes = _alternatives(sentence, (token.i + 1, region[1]))
        open_ended = _is_left_open(token)
        if token.lower_ == "if" and not open_ended:
            continue
        if len(outcomes) < 2 and not open_ended:
            continue
        about = _about(sentence, region)
        if about or open_ended:
            yield Question(outcomes=outcomes, about=about, **sentence.basis(predicate, region))


def _end(sentence: Sentence, predicate: Token) -> int:
    """Find where an embedded question ends: with its clause, or with the sentence's last "or"."""
    last = max(kid.i for kid in predicate.subtree)
    rest = sentence.text.doc[last + 1 : sentence.tokens.end]
    open_end = any(t.lower_ == "or" for t in rest) and all(t.text not in ';”"' for t in rest)
    return sentence.tokens.end if open_end else min(last + 1, sentence.tokens.end)


def _is_left_open(mark: Token) -> bool:
    """Say whether the words before leave it open: "it is unclear", "a question whether"."""
    classes = words("open_nouns", "open_adjectives", "open_verbs")
    before = mark.doc[max(mark.sent.start, mark.i - _WORDS_BEFORE) : mark.i]
    return any(lemma(token) in classes for token in before)


def _direct(sentence: Sentence) -> Iterator[Question]:
    """Read a question put directly, if it is about an actor or sets outcomes against each other."""
    doc = sentence.text.doc
    mark = next((t for t in reversed(sentence.tokens) if t.text.startswith("?")), None)
    if mark is None:
        return
    start = _opening(sentence, mark)
    region = _trimmed(sentence, (start, mark.i + 1))
    about = _about(sentence, region)
    asks_yes_or_no = doc[region[0]].lower_ in words("auxiliaries")
    outcomes = _alternatives(sentence, region)
    if about and (asks_yes_or_no or len(outcomes) > 1) and region[1] - region[0] > 3:
        yield Question(outcomes=outcomes, about=about, **sentence.basis(mark.head, region))


def _opening(sentence: Sentence, mark: Token) -> int:
    """Find where the question starts: after a colon, a dash or an opening quotation mark."""
    doc = sentence.text.doc
    for i in range(mark.i - 1, sentence.tokens.start, -1):
        if doc[i].text in (":", "—", "–", "“"):
            return i + 1
        if doc[i].lower_ in words("auxiliaries") and doc[i].text[0].isupper():
            return i
    return sentence.tokens.start


RULES = (
    Rule("question.whether", "QUESTION", _whether, frozenset(_OPENERS)),
    Rule("question.direct", "QUESTION", _direct, frozenset(["?", "??", "?!"])),
)
