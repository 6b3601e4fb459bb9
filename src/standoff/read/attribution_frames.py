"""The frames in which a reporting verb, adjective or noun stands to its content, tried in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from standoff.read.attribution_contents import after, around, quoted
from standoff.read.attribution_sources import noun_phrase, source_range
from standoff.read.cues import Cue, cue_range
from standoff.read.tree import STOPS, Range, Tree

__all__ = ["OPENS_CLAUSE", "Attributed", "by_verb"]

OPENS_CLAUSE = frozenset(["PRP", "EX", "DT", "NNP", "NNS", "PRP$", "WP", "NN"])
"""Tags of words that may begin a clause without a subordinator."""

_QUESTION_WORDS = frozenset(["that", "whether", "how", "why"])
_PRONOUNS = frozenset(["he", "she", "they", "it", "i", "we", "there"])
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_OPENS_PHRASE = frozenset(["DT", "PRP$", "NNP", "NNS", "PRP", "JJ", "NN", "NNPS"])
_MARKS = STOPS | {",", ":", ";"}
_STILL = frozenset(["continue", "begin", "maintain", "shoot"])
_TOLD = 25
_NEAR = 14
_VEHICLE = 9
_ASPECTUAL = frozenset(["continue", "begin", "start", "try", "attempt", "proceed", "appear"])
_PUBLISHING = frozenset(
    ["release", "issue", "post", "publish", "send", "email", "tweet", "write", "give", "deliver"]
)


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution in token indexes.

    Attributes
    ----------
    head : int
        The cue's head word.
    cue : Range
    source : Range or None
    contents : tuple of Range
    frame : str
        How the content was found; "speech" for what is in quotation marks.
    chained : int or None
        A verb before the cue that became part of it ("went on to say").
    """

    head: int
    cue: Range
    source: Range | None
    contents: tuple[Range, ...]
    frame: str
    chained: int | None = None


@dataclass(frozen=True, slots=True)
class _Report:
    """A reporting verb with what is known of it before its content is sought."""

    tree: Tree
    verb: int
    cue: Range
    source: Range | None
    entry: Cue

    @property
    def clause(self) -> Range:
        """Give the stretch from source to cue, or from cue to source."""
        if self.source is None:
            return self.cue
        return min(self.cue[0], self.source[0]), max(self.cue[1], self.source[1])

    @property
    def later(self) -> list[int]:
        """Give the verb's dependents behind it."""
        return [kid for kid in self.tree.kids[self.verb] if kid > self.verb]

    def rest(self, first: int) -> tuple[Range, ...]:
        """Give the content from `first` on."""
        found = after(self.tree, self.verb, first=max(first, self.cue[1]))
        return (found,) if found else ()


_Found = tuple[tuple[Range, ...], Range] | None
"""Contents, and the cue, which a preposition may lengthen."""


def _plain(report: _Report, contents: tuple[Range, ...]) -> _Found:
    return (contents, report.cue) if contents else None


def _speech(report: _Report) -> _Found:
    if "quote" not in report.entry.frames or report.tree.quote[report.verb] >= 0:
        return None
    return _plain(report, quoted(report.tree, report.verb, clause=report.clause))


def _clause(report: _Report) -> _Found:
    """'said that ...', 'said ...'."""
    if "clause" not in report.entry.frames:
        return None
    for kid in report.later:
        if report.tree.dep[kid] == "ccomp" and report.tree.left[kid] >= report.cue[1]:
            return _plain(report, report.rest(report.tree.left[kid]))
    return None


def _parenthesis(report: _Report) -> _Found:
    """'..., she said', '..., she said, ...'."""
    if "clause" not in report.entry.frames:
        return None
    return _plain(report, around(report.tree, report.verb, clause=report.clause))


def _infinitive(report: _Report) -> _Found:
    """'vowed to ...'."""
    if "infinitive" not in report.entry.frames:
        return None
    tree = report.tree
    for kid in report.later:
        if tree.dep[kid] == "xcomp" and any(tree.lower[mark] == "to" for mark in tree.kids[kid]):
            return _plain(report, report.rest(tree.left[kid]))
    return None


def _naming(report: _Report) -> _Found:
    """'called the move a provocation', 'described him as weak'."""
    tree = report.tree
    if "naming" not in report.entry.frames:
        return None
    objects = [kid for kid in report.later if tree.dep[kid] in ("obj", "iobj", "xcomp")]
    particle = report.cue[1] - 1 != report.verb
    enough = len(objects) > 1 or report.entry.sense == "names"
    if particle or not objects or not enough or tree.left[objects[0]] != report.cue[1]:
        return None
    return _plain(report, report.rest(report.cue[1]))


def _prepositional(report: _Report) -> _Found:
    """'warned of ...': the preposition is of the cue; 'complained to us about ...': it is not."""
    tree, low, high = report.tree, *report.cue
    for kid in report.later:
        if tree.dep[kid] not in ("obl", "advcl", "nmod"):
            continue
        marks = [m for m in tree.kids[kid] if tree.lower[m] in report.entry.prepositions]
        mark = next((m for m in marks if tree.dep[m] in ("case", "mark")), None)
        if mark == high:
            contents = report.rest(mark + 1)
            return (contents, (low, mark + 1)) if contents else None
        taken = "object" in report.entry.frames and tree.kid(report.verb, "obj") is not None
        if mark is not None and tree.lower[mark] != "to" and not taken:
            return _plain(report, report.rest(mark))
    return None


def _told(report: _Report) -> _Found:
    """'told reporters that ...', 'told reporters he ...'."""
    if "addressee" not in report.entry.frames:
        return None
    tree, first = report.tree, report.cue[1]
    limit = min(tree.end[report.verb] - 1, first + _TOLD)
    for i in range(first, limit):
        word = tree.lower[i]
        if tree.is_verb(i) or word in STOPS | {":", ";"}:
            break
        asked = word in _QUESTION_WORDS and tree.tag[i] in ("IN", "WRB")
        if i > first and (asked or (word in _PRONOUNS and tree.tag[i + 1] in _FINITE)):
            return _plain(report, report.rest(i))
    return None


def _object(report: _Report) -> _Found:
    """'announced the withdrawal'."""
    if "object" not in report.entry.frames:
        return None
    for kid in report.later:
        if report.tree.dep[kid] == "obj":
            return _plain(report, report.rest(report.tree.left[kid]))
    return None


def _nearby(report: _Report) -> _Found:
    """What stands right after the cue, where the parse gives no complement."""
    tree, frames, first = report.tree, report.entry.frames, report.cue[1]
    limit = tree.end[report.verb]
    if report.source is None or tree.quote[report.verb] >= 0 or first >= limit - 1:
        return None
    start = None
    if "clause" in frames:
        start = _marked_clause(tree, first, min(limit, first + _NEAR))
        if start is None and "quote" in frames and tree.lemma[report.verb] not in _STILL:
            start = first if _is_clause(tree, first, min(limit, first + _TOLD)) else None
    to_verb = tree.lower[first] == "to" and tree.tag[first + 1] == "VB"
    if start is None and "infinitive" in frames:
        negated = tree.lower[first] == "not" and tree.lower[first + 1] == "to"
        start = first if to_verb or negated else None
    return _plain(report, report.rest(start)) if start is not None else None


def _next_phrase(report: _Report) -> _Found:
    """The noun phrase right after the cue, where the parse gives no object."""
    tree, first = report.tree, report.cue[1]
    if "object" not in report.entry.frames or report.source is None:
        return None
    if tree.quote[report.verb] >= 0 or first >= tree.end[report.verb]:
        return None
    return _plain(report, report.rest(first)) if tree.tag[first] in _OPENS_PHRASE else None


def _marked_clause(tree: Tree, first: int, limit: int) -> int | None:
    """Find a "that" or "whether" with no verb and no lone comma before it."""
    commas = 0
    for i in range(first, limit):
        word = tree.lower[i]
        if word in _QUESTION_WORDS and tree.tag[i] in ("IN", "WRB", "WDT") and commas != 1:
            return i
        commas += word == ","
        if tree.is_verb(i) or (word in _MARKS and word != ",") or commas > 2:
            return None
    return None


def _is_clause(tree: Tree, first: int, limit: int) -> bool:
    """Say whether a noun phrase and a finite verb begin at `first`."""
    if tree.tag[first] not in OPENS_CLAUSE:
        return False
    for i in range(first, limit):
        if tree.is_verb(i) or tree.tag[i] == "MD":
            return tree.tag[i] in _FINITE
        if tree.lower[i] in STOPS | {":", ";"}:
            return False
    return False


def _patient(report: _Report) -> Range | None:
    """Give the phrase that a passive speaks of."""
    patient = report.tree.kid(report.verb, "nsubj:pass")
    if patient is None or patient > report.verb:
        return None
    return noun_phrase(report.tree, patient, verb=report.verb)


def _expected(report: _Report) -> _Found:
    """'X is expected to ...': the content is what X is expected to do."""
    predicate = report.tree.kid(report.verb, "xcomp", "advcl")
    if predicate is None or predicate < report.verb or report.entry.sense in ("judges", "asks"):
        return None
    before, behind = _patient(report), report.rest(report.cue[1])
    return ((before, *behind), report.cue) if before and behind else None


def _passive(report: _Report) -> _Found:
    """'The plan was announced by ...'."""
    before = _patient(report)
    if before and (report.entry.sense == "says" or report.source):
        return (before,), report.cue
    return None


_FRAMES: tuple[tuple[str, Callable[[_Report], _Found]], ...] = (
    ("speech", _speech),
    ("clause", _clause),
    ("parenthesis", _parenthesis),
    ("infinitive", _infinitive),
    ("naming", _naming),
    ("topic", _prepositional),
    ("told", _told),
    ("object", _object),
    ("nearby", _nearby),
    ("object", _next_phrase),
)


def by_verb(tree: Tree, verb: int, *, entry: Cue) -> Attributed | None:
    """Read the attribution that a verb makes, if it makes one."""
    cue = cue_range(tree, verb)
    source = source_range(tree, verb, cue=cue, entry=entry)
    if cue[1] < len(tree.lower) and tree.lower[cue[1]] == ":":
        cue = cue[0], cue[1] + 1
    chained, chained_source = _chain(tree, verb, cue)
    if chained is not None:
        cue = cue_range(tree, chained)[0], cue[1]
        source = chained_source or source
    passive = tree.is_passive(verb)
    bare = source is None and not passive and tree.tag[verb] in ("VB", "VBP")
    if bare and (tree.head[verb] == verb or entry.sense == "thinks"):
        return None
    report = _Report(tree, verb, cue, source, entry)
    frames = _FRAMES
    if passive:
        frames = (("passive", _expected), *_FRAMES, ("passive", _passive))
    for frame, find in frames:
        found = find(report)
        if found:
            return Attributed(verb, found[1], source, found[0], frame, chained)
    return None


def _chain(tree: Tree, verb: int, cue: Range) -> tuple[int | None, Range | None]:
    """Find the verb that the cue goes on from ("went on to say"), or whose object speaks for it.

    In "issued a statement calling ..." the whole is one cue, whose source issues the statement.
    """
    before = cue[0] - 1
    if before <= tree.start[verb]:
        return None, None
    chained = None
    if tree.lower[before] == "to" and tree.tag[verb] == "VB":
        chained = _aspectual(tree, before - 1)
    elif tree.tag[verb] == "VBG" or tree.tag[before] == "WDT":
        chained = _publication(tree, before if tree.tag[verb] == "VBG" else before - 1)
    if chained is None:
        return None, None
    entry = Cue("says", frozenset(), frozenset())
    return chained, source_range(tree, chained, cue=cue_range(tree, chained), entry=entry)


def _aspectual(tree: Tree, token: int) -> int | None:
    if tree.lower[token] == "on" and tree.lemma[token - 1] == "go":
        return token - 1
    return token if tree.is_verb(token) and tree.lemma[token] in _ASPECTUAL else None


def _publication(tree: Tree, last: int) -> int | None:
    """Find the verb of publishing before a short object that ends at `last`."""
    for token in range(last, max(tree.start[last], last - _VEHICLE), -1):
        if tree.is_verb(token):
            direct = tree.lower[token + 1] not in ("by", "on", "in") and token < last
            return token if direct and tree.lemma[token] in _PUBLISHING else None
        if tree.lower[token] in _MARKS or tree.quote[token] >= 0:
            return None
    return None
