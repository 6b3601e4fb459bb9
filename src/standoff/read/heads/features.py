"""What a linear head sees of a sentence: classes of verbs and nouns by meaning, and the parse.

The classes of words stand for the words ("bomb", "shell" and "mortar" are of one class), so that
few sentences teach much; words themselves are seen only beside them.
"""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from standoff.read.acts import act_nouns, belongs_to_verb, nominal_acts, verbal_acts
from standoff.read.frames import frames
from standoff.read.sentences import Sentence
from standoff.read.syntax import (
    ancestors,
    auxiliaries,
    case,
    child,
    is_misread_clause,
    is_passive,
    is_verb,
    lemma,
)
from standoff.read.tables import rows, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Range", "features", "predicate"]

Range = tuple[int, int]
"""Token indexes in the Doc, end exclusive."""

_SAYING = frozenset(["say", "announce", "report", "tell", "declare", "add", "state", "note"])
_WANTING = frozenset(["want", "wish", "hope", "plan", "intend", "aim", "seek", "try", "attempt"])
_DUTY = frozenset(["must", "should", "ought"])
_COMPLEMENTS = ("ccomp", "xcomp", "advcl", "acl", "parataxis")
_OBJECTS = ("obj", "nsubj:pass", "iobj", "obl", "nmod", "obl:agent")
_DEEPEST = 3


@cache
def _groups() -> Mapping[str, tuple[str, ...]]:
    """Map a lemma to the classes of words that hold it."""
    found: dict[str, tuple[str, ...]] = {}
    text = files("standoff.read.heads").joinpath("triggers.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        for word in row["lemmas"].split():
            found[word] = (*found.get(word, ()), row["group"])
    return found


@cache
def _frame_classes(name: str) -> tuple[str, ...]:
    """Give the event classes that a verb's or noun's entries in the rules' tables name."""
    nouns = (row["event"] for row in rows("nominal") if name in row["nouns"].split())
    return tuple(sorted({*(frame.event for frame in frames(name)), *nouns}))


def _meanings(token: Token) -> Iterator[str]:
    name = lemma(token)
    yield from _groups().get(name, ())
    yield from (f"={event}" for event in _frame_classes(name))


def _head(sentence: Sentence, place: Range) -> Token:
    """Give the token of a range that hangs on one outside it."""
    doc = sentence.text.doc
    inside = range(*place)
    return next((doc[i] for i in inside if doc[i].head.i not in inside), doc[place[0]])


def predicate(sentence: Sentence, source: Range | None) -> Token:
    """Find the word that says what the source does, or what the sentence is about.

    Parameters
    ----------
    sentence : Sentence
    source : Range or None
        Who acts; None for the main predicate, seen through verbs of saying.
    """
    if source is not None:
        head = _head(sentence, source)
        for above in ancestors(head):
            misread = next((kid for kid in above.children if is_misread_clause(kid)), None)
            if misread is not None and misread.dep_ == "amod":
                return misread
            taken = lemma(above) in act_nouns() and not belongs_to_verb(sentence, above)
            if is_verb(above) or taken:
                return _said(_ready(above), by_itself=True)
    return _said(_ready(_main(sentence)), by_itself=source is not None)


def _main(sentence: Sentence) -> Token:
    """Give the root, or a participle in its place: "there were ... killed"."""
    root = sentence.root
    there = child(root, "expl") is not None and child(root, "nsubj")
    if there and (low := child(there, "acl")) is not None and is_verb(low):
        return low
    if is_verb(root) or child(root, "cop", "nsubj") is not None:
        return root
    low = next((kid for kid in root.children if is_misread_clause(kid)), None)
    low = low or child(root, "acl", "acl:relcl")
    if low is not None and low.tag_ in ("VBN", "VBD"):
        return low
    acts = (token for token in sentence.tokens if token.tag_ in ("VBD", "VBZ", "VBP"))
    return next((token for token in acts if frames(lemma(token))), root)


def _ready(token: Token) -> Token:
    """Give what somebody is willing or wants to do for their being willing."""
    wants = lemma(token) in _WANTING and child(token, "obj") is None
    willing = wants or token.lower_ in words("ready")
    low = child(token, "xcomp", "advcl", "ccomp") if willing else None
    return low if low is not None and is_verb(low) else token


def _said(verb: Token, *, by_itself: bool) -> Token:
    """Give what somebody says, of themselves only if asked so: "said it will lift the ban"."""
    for _ in range(_DEEPEST):
        said = child(verb, "ccomp") if lemma(verb) in _SAYING else None
        if said is None or (by_itself and not _is_of_speaker(said)):
            return verb
        verb = said
    return verb


def _is_of_speaker(said: Token) -> bool:
    """Say whether a clause is about who says it, or says what others must do."""
    own = child(said, "nsubj", "nsubj:pass")
    if own is None or own.tag_ == "PRP" or set(auxiliaries(said)) & _DUTY:
        return True
    return any(kid.tag_ == "PRP$" for kid in own.children)


def features(sentence: Sentence, source: Range | None, *, target: Range | None) -> dict[str, float]:
    """Describe a sentence, and the acts of the source toward the target in it.

    Parameters
    ----------
    sentence : Sentence
    source, target : Range or None
        Whose act it is and whom it is toward, where known.

    Returns
    -------
    dict of str to float
        Features that hold, with their values.
    """
    verb = predicate(sentence, source)
    hidden = {i for place in (source, target) if place for i in range(*place)}
    found = {"bias"}
    found.update(_of_sentence(sentence, hidden))
    found.update(_of_predicate(verb))
    found.update(_of_rules(sentence, verb))
    if source is not None:
        found.update(_of_party("s", _head(sentence, source), verb))
    if target is not None:
        found.update(_of_party("t", _head(sentence, target), verb))
    if source is not None and target is not None:
        low, high = min(source[1], target[1]), max(source[0], target[0])
        found.update(f"mid:{name}" for name in _plain(sentence.text.doc[low:high], hidden))
    return dict.fromkeys(found, 1.0)


def _plain(tokens: Iterable[Token], hidden: set[int]) -> Iterator[str]:
    """Yield meanings and lemmas of the words that name nobody."""
    for token in tokens:
        if token.i in hidden or token.is_punct or token.tag_ in ("NNP", "NNPS", "CD"):
            continue
        yield lemma(token)
        yield from (f"<{meaning}>" for meaning in _meanings(token))


def _of_sentence(sentence: Sentence, hidden: set[int]) -> Iterator[str]:
    plain = [token for token in sentence.tokens if not token.is_punct]
    yield from (f"w:{name}" for name in _plain(plain, hidden))
    for one, two in itertools.pairwise(plain):
        yield f"b:{lemma(one)} {lemma(two)}"


def _of_predicate(verb: Token) -> Iterator[str]:
    helpers = auxiliaries(verb)
    yield from (f"aux:{helper}" for helper in helpers)
    negated = any(lemma(kid) in ("not", "no", "n't", "never") for kid in verb.children)
    modal = any(helper in ("will", "would", "'ll", "’ll", "shall") for helper in helpers)
    mood = f"{'neg' if negated else ''}{'will' if modal else ''}"
    yield f"mood:{mood}"
    yield f"p:{lemma(verb)}"
    for meaning in _meanings(verb):
        yield f"p:<{meaning}>"
        yield f"p:<{meaning}>{mood}{'passive' if is_passive(verb) else ''}"
    yield from _below(verb, 1)
    above = verb.head
    if above.i != verb.i:
        yield from (f"up:<{meaning}>" for meaning in _meanings(above))


def _below(verb: Token, depth: int) -> Iterator[str]:
    """Yield what a predicate governs: its objects, and the acts that it composes with."""
    for kid in verb.children:
        slot = kid.dep_ if kid.dep_ in _OBJECTS else "comp" if kid.dep_ in _COMPLEMENTS else ""
        if not slot:
            continue
        yield f"{slot}{depth}:{lemma(kid)}"
        marked = case(kid)
        yield f"p:{lemma(verb)}+{marked}"
        for meaning in _meanings(kid):
            yield f"{slot}{depth}:<{meaning}>"
            yield from (f"p:<{high}>{slot}<{meaning}>" for high in _meanings(verb))
        if slot in ("comp", "obj") and depth < _DEEPEST:
            yield from _below(kid, depth + 1)


def _of_rules(sentence: Sentence, verb: Token) -> Iterator[str]:
    for act in (*verbal_acts(sentence), *nominal_acts(sentence)):
        yield f"act:{act.event}"
        if act.token.i == verb.i:
            yield f"act-here:{act.event}"


def _of_party(side: str, head: Token, verb: Token) -> Iterator[str]:
    """Yield how a party hangs on the predicate."""
    yield f"{side}:{head.dep_}+{case(head)}"
    path = [head, *ancestors(head)]
    for step in path[:_DEEPEST]:
        yield from (f"{side}-up:<{meaning}>" for meaning in _meanings(step.head))
        yield f"{side}-up:{lemma(step.head)}"
        if step.head.i == verb.i:
            yield f"{side}-of-verb:{step.dep_}"
            return
