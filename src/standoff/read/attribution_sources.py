"""Which words of a text name the source of what a cue attributes.

Span conventions follow PolNeAR (Newell et al., 2018): the whole noun phrase with its appositions
and relative clauses, a possessor with its mark, a relative pronoun by itself.
"""

from __future__ import annotations

from standoff.read.cues import Cue
from standoff.read.quotations import CLOSING, OPENING
from standoff.read.tree import DASHES, STOPS, Range, Tree

__all__ = ["noun_phrase", "source_range", "subject"]

_STEPS = 6
_FAR = 60
_LONGEST = 45
_NOMINAL = frozenset(
    ["NNP", "NNPS", "NN", "NNS", "POS", "CD", "JJ", "PRP$", "DT", "HYPH", "PRP", "WP"]
)
_NAMES = frozenset(["NNP", "NNPS", "NN", "NNS", "CD", "POS"])
_BEFORE_NAMES = frozenset(["NNP", "NNPS", "POS", "PRP$"])
_AFTER_VERB = frozenset(["NNP", "NNPS", "DT", "NN", "NNS", "PRP", "JJ", "CD", "PRP$"])
_APPOSED = frozenset(["DT", "NNP", "NNPS", "CD", "JJ", "NN", "NNS", "PRP$"])
_PARENTHETICAL = frozenset(["however", "meanwhile", "too", "also", "though", "instead", "himself"])
_EDGES = STOPS | DASHES | {",", ":", ";"}
_LINKS = frozenset(["of", "the", "at", "for"])
_ADJUNCTS = frozenset(
    ["obl", "advcl", "advmod", "conj", "cc", "parataxis", "obl:unmarked", "xcomp", "ccomp"]
)
_ADJUNCT_WORDS = frozenset(
    ["in", "on", "during", "at", "after", "when", "as", "by", "while", "to", "and", "but", "before"]
)


def subject(tree: Tree, verb: int) -> int | None:
    """Find the head of who says or thinks what `verb` reports.

    Parameters
    ----------
    tree : Tree
    verb : int

    Returns
    -------
    int or None
        The subject, through coordination, control and participles; the agent of a passive ("by
        officials"); None for a bare passive or an empty "it".
    """
    for _ in range(_STEPS):
        if tree.is_passive(verb) or _is_reduced_passive(tree, verb):
            return _agent(tree, verb)
        for kid in tree.kids[verb]:
            if tree.dep[kid] in ("nsubj", "csubj", "expl", "nsubj:pass"):
                empty = tree.dep[kid] == "expl" or tree.lower[kid] == "there"
                return None if empty else kid
        governor, relation = tree.head[verb], tree.dep[verb]
        if relation == "acl" and tree.tag[verb] == "VBG":
            return governor
        if governor == verb or not _shares_subject(tree, verb):
            return None
        for kid in tree.kids[governor]:
            if tree.dep[kid] in ("nsubj", "nsubj:pass"):
                return kid
        verb = governor
    return None


def _is_reduced_passive(tree: Tree, verb: int) -> bool:
    return (
        tree.tag[verb] == "VBN"
        and tree.dep[verb] in ("acl", "advcl")
        and not any(tree.dep[kid].startswith("aux") for kid in tree.kids[verb])
    )


def _agent(tree: Tree, verb: int) -> int | None:
    for kid in tree.kids[verb]:
        if tree.dep[kid].startswith(("obl", "nmod")) and any(
            tree.lower[mark] == "by" and tree.dep[mark] == "case" for mark in tree.kids[kid]
        ):
            return kid
    return None


def _shares_subject(tree: Tree, verb: int) -> bool:
    """Say whether a verb without a subject takes that of its governor."""
    relation = tree.dep[verb]
    if relation == "ccomp" and tree.tag[verb] not in ("VBG", "VB"):
        return False
    return relation in ("conj", "xcomp", "advcl", "parataxis", "ccomp") and tree.tag[
        tree.head[verb]
    ].startswith(("VB", "JJ", "NN", "MD"))


def noun_phrase(tree: Tree, head: int, *, verb: int) -> Range | None:
    """Give the words of a source whose head is `head`, without those of the reporting `verb`.

    A wrong parse is mended on the surface: names that touch the phrase belong to it, a
    prepositional phrase before a comma at the sentence's beginning does not.
    """
    if tree.tag[head] in ("WP", "WDT", "PRP", "DT") and tree.lower[head] != "those":
        return head, head + 1
    low, high = _subtree(tree, head, verb)
    if head < verb and high <= min(verb, head + 3):
        while high < verb and tree.tag[high] in _NAMES:
            high += 1
    floor = tree.start[head]
    while low - 1 >= floor and low - 1 != verb and tree.tag[low - 1] in _BEFORE_NAMES:
        if tree.quote[low - 1] != tree.quote[low]:
            break
        low -= 1
    if verb > head:
        low = _after_opening_phrase(tree, low, head)
        high = _before_parenthesis(tree, low, min(high, verb) if low <= verb else high)
    else:
        low = max(low, verb + 1)
    return _bare(tree, low, high, head)


def _subtree(tree: Tree, head: int, verb: int) -> Range:
    low, high = max(tree.left[head], tree.start[head]), min(tree.right[head], tree.end[head])
    for kid in tree.kids[head]:
        if tree.left[kid] <= verb < tree.right[kid]:
            if kid > head:
                high = min(high, tree.left[kid])
            else:
                low = max(low, tree.right[kid])
        elif kid < head and (
            tree.dep[kid] in ("nsubj", "cop", "mark")
            or (tree.dep[kid] in ("case", "cc") and tree.left[kid] == low)
        ):
            low = max(low, tree.right[kid])
    return low, high


def _after_opening_phrase(tree: Tree, low: int, head: int) -> int:
    """Leave out "In a speech on Monday," where the parser took it for part of the subject."""
    first = tree.skip(tree.start[head])
    if low < head and tree.tag[first] == "IN" and low - first < _LONGEST:
        for i in range(head - 1, low - 1, -1):
            if tree.lower[i] == "," and tree.head[i] != head:
                return i + 1
    return low


def _before_parenthesis(tree: Tree, low: int, high: int) -> int:
    """Leave out ", however" between the source and its verb."""
    if high - low > 3 and tree.lower[high - 1] == ",":
        if tree.lower[high - 2] in _PARENTHETICAL and tree.lower[high - 3] == ",":
            return high - 3
    elif high - low > 2 and tree.lower[high - 1] in _PARENTHETICAL and tree.lower[high - 2] == ",":
        return high - 2
    return high


def _bare(tree: Tree, low: int, high: int, head: int) -> Range | None:
    """Take marks, prepositions and connectives off the edges of a noun phrase."""
    while high > low and (
        tree.blank[high - 1]
        or tree.lower[high - 1] in _EDGES
        or tree.lower[high - 1] in OPENING - CLOSING
    ):
        high -= 1
    while low < min(head, high - 1) and (
        tree.blank[low]
        or tree.lower[low] in _EDGES | CLOSING
        or tree.tag[low] in ("IN", "CC")
        or _is_connective(tree, low)
    ):
        low += 1
    return (low, high) if low < high else None


def _is_connective(tree: Tree, token: int) -> bool:
    return tree.tag[token] == "RB" and (
        tree.lower[token + 1] == ","
        or tree.tag[token + 1] == "IN"
        or tree.lower[token] in ("even", "so", "then", "now")
    )


def source_range(tree: Tree, verb: int, *, cue: Range, entry: Cue) -> Range | None:
    """Give the words that name the source of what a verb attributes.

    Parameters
    ----------
    tree : Tree
    verb : int
    cue : Range
        The words of the cue, with `verb` among them.
    entry : Cue
        What the table says of the verb.

    Returns
    -------
    Range or None
        With the comma that closes an apposition before the cue ("X, the minister, said").
    """
    if verb == tree.skip(tree.start[verb]) and tree.tag[verb] in ("VBN", "VBD"):
        return None
    if "quote" in entry.frames and tree.tag[verb] in ("VBD", "VBZ", "VBP"):
        found = _inverted(tree, verb, cue)
        if found:
            return found
    head = subject(tree, verb)
    found = noun_phrase(tree, head, verb=verb) if head is not None else None
    if found is None or found[0] <= verb < found[1]:
        found = _nearby(tree, verb, cue)
    return found and _with_apposition(tree, found, cue)


def _with_apposition(tree: Tree, source: Range, cue: Range) -> Range:
    """Take in what stands in commas between a source and its cue, with the second comma."""
    low, high = source
    if not high < cue[0] or tree.lower[high] != ",":
        return source
    if "," in tree.lower[low:high] and high + 1 == cue[0]:
        return low, high + 1
    apposed = tree.tag[high + 1] in _APPOSED or tree.lower[high + 1] in ("who", "whose", "then")
    closed = tree.lower[cue[0] - 1] == "," and cue[0] - high < _LONGEST
    return (low, cue[0]) if apposed and closed and _is_nominal(tree, high, cue[0]) else source


def _is_nominal(tree: Tree, low: int, high: int) -> bool:
    """Say whether a stretch has no finite verb but in relative clauses."""
    for i in range(low, high):
        if tree.tag[i] in ("WP", "WDT", "WP$"):
            return True
        if tree.tag[i] in ("VBD", "VBZ", "VBP", "MD"):
            return False
    return True


def _inverted(tree: Tree, verb: int, cue: Range) -> Range | None:
    """Read the source off what follows the verb: '"...," said the minister of the interior.'"""
    before, after = tree.skip(cue[0] - 1, -1), cue[1]
    if before < 0 or tree.block[before] != tree.block[verb] or tree.is_passive(verb):
        return None
    if after >= tree.end[verb] or tree.quote[after] >= 0 or tree.tag[after] not in _AFTER_VERB:
        return None
    if not tree.closes_quote(before):
        head = subject(tree, verb)
        if tree.lower[before] != "," or head is None or head < verb:
            return None
    if tree.tag[after] == "PRP":
        return after, after + 1
    limit = min(tree.end[verb], after + _LONGEST)
    for kid in tree.kids[verb]:
        edge = tree.left[kid]
        if (
            after < edge < limit
            and tree.dep[kid] in _ADJUNCTS
            and (tree.lower[edge] in _ADJUNCT_WORDS or tree.tag[edge] in ("VBG", "NNP"))
        ):
            limit = edge
    high = after
    while high < limit and tree.quote[high] < 0 and tree.lower[high] not in STOPS | {";", ":"}:
        high += 1
    return tree.trim(after, high)


def _nearby(tree: Tree, verb: int, cue: Range) -> Range | None:
    """Read the source off what stands before the cue, where the parse gives no subject."""
    if any(tree.dep[kid] in ("expl", "aux:pass", "nsubj:pass") for kid in tree.kids[verb]):
        return None
    last, floor = cue[0] - 1, max(tree.start[verb], cue[0] - _FAR)
    if last < floor:
        return None
    if tree.lower[last] == "," and tree.is_finite(verb):
        return _after_quote(tree, last, max(floor, tree.start[verb]))
    if tree.tag[verb] == "VBG" or tree.tag[last] == "CC":
        linked = tree.lower[last] == "," or tree.tag[last] in ("CC", "IN")
        return _earlier_subject(tree, last, floor) if linked else None
    if not tree.is_finite(verb) or tree.tag[last] not in _NAMES | {"PRP", "WP"}:
        return None
    low = last + 1
    while (
        low - 1 >= floor
        and tree.quote[low - 1] == tree.quote[last]
        and (tree.tag[low - 1] in _NOMINAL or (tree.lower[low - 1] in _LINKS and low - 1 > floor))
    ):
        low -= 1
        if tree.tag[low] in ("PRP", "WP"):
            break
    while tree.lower[low] in ("of", "at", "for"):
        low += 1
    return low, last + 1


def _after_quote(tree: Tree, comma: int, floor: int) -> Range | None:
    """Read '"...," X, the minister, said': what stands before the cue back to a quotation."""
    low = comma
    while low > floor and tree.quote[low - 1] < 0:
        low -= 1
    low = tree.skip(low)
    named = tree.tag[low].startswith("NNP") and comma - low <= _LONGEST
    return (low, comma + 1) if named and _is_nominal(tree, low, comma) else None


def _earlier_subject(tree: Tree, last: int, floor: int) -> Range | None:
    """Give the subject of the nearest verb before, within the sentence."""
    for verb in range(last - 1, floor - 1, -1):
        if tree.is_verb(verb) or tree.head[verb] == verb:
            head = tree.kid(verb, "nsubj")
            if head is not None and head < verb:
                return noun_phrase(tree, head, verb=verb)
    return None
