"""Who is given as the source of which words, by parse and quotation structure.

The model is Pareti's (2016) attribution relation: source, cue and content, the content possibly
discontinuous. `docs/theory/attribution.md` says what is attributed and how well.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from standoff.read.attribution_contents import resumed
from standoff.read.attribution_frames import Attributed, by_verb
from standoff.read.attribution_kinds import describe, speaks
from standoff.read.attribution_predicates import (
    by_adjective,
    by_headline_verb,
    by_noun,
    raised,
)
from standoff.read.cues import cues
from standoff.read.sentences import AttributedContent, Text
from standoff.read.tree import STOPS, Range, Tree

__all__ = ["attributions", "find"]

_STANCES = frozenset(["object", "topic", "appearance", "passive"])
_STATING = frozenset(["says", "shows"])
_NESTABLE = frozenset(["speech", "clause", "parenthesis", "according"])
_FAR = 400
_LONGEST_NAME = 7
_SHORTEST_TURN = 5
_PUBLICATIONS = frozenset(
    ["poll", "polls", "report", "study", "survey", "analysts", "officials", "sources", "police"]
)
_RELATIVES = frozenset(["who", "which", "whose", "a", "an"])


def attributions(text: Text, *, stances: bool = False) -> tuple[AttributedContent, ...]:
    """Find whose words a text gives, and which words they are.

    Parameters
    ----------
    text : Text
        Parsed, with segments and quotations; mentions help to tell kinds of source.
    stances : bool
        Give also what somebody only takes a stand on or speaks about ("criticised the plan",
        "spoke about the talks") and what merely "seems": contents that nobody asserts.

    Returns
    -------
    tuple of AttributedContent
        In text order. Attributions inside quoted speech are its speaker's and are not given.
    """
    tree = Tree.of(text)
    found = find(tree)
    if not stances:
        found = [
            each
            for each in found
            if not _is_stance(tree, each) and speaks(text, tree, source=each.source)
        ]
    return describe(text, tree, found=found)


def find(tree: Tree) -> list[Attributed]:
    """Find the attributions of a text in token indexes, in the order of their cues."""
    found = list(_candidates(tree))
    speeches = [each.contents if each.frame == "speech" else () for each in found]
    for index, more in resumed(tree, speeches).items():
        found[index] = replace(found[index], contents=(*found[index].contents, *more))
    chained = {each.chained for each in found}
    found = [each for each in found if each.head not in chained]
    found += _headed(tree)
    return sorted(_independent(tree, found), key=lambda each: each.cue)


def _is_stance(tree: Tree, each: Attributed) -> bool:
    """Say whether the content is a matter somebody takes a stand on, not what they state."""
    if each.frame not in _STANCES:
        return False
    entry = cues("verb").get(tree.lemma[each.head])
    return each.frame in ("appearance", "topic") or entry is None or entry.sense not in _STATING


def _candidates(tree: Tree) -> Iterator[Attributed]:
    verbs, adjectives, nouns = cues("verb"), cues("adjective"), cues("noun")
    for i, tag in enumerate(tree.tag):
        lemma, word, found = tree.lemma[i], tree.lower[i], None
        if word == "according":
            found = _according(tree, i)
        elif tree.in_speech(i):
            continue
        elif tag.startswith("VB") and lemma in verbs:
            entry = verbs[lemma]
            found = raised(tree, i) if entry.sense == "seems" else by_verb(tree, i, entry=entry)
        elif tag in ("JJ", "VBN") and word in adjectives:
            found = by_adjective(tree, i, entry=adjectives[word])
        elif tag in ("NN", "NNS") and lemma in nouns:
            found = by_noun(tree, i)
        if found is None and tag.startswith("NN") and lemma in verbs:
            found = by_headline_verb(tree, i, entry=verbs[lemma])
        if found:
            yield found


def _according(tree: Tree, token: int) -> Attributed | None:
    """Read 'according to X, ...', '..., according to X' and '..., according to X, ...'."""
    low, limit = max(tree.start[token], token - _FAR), min(tree.end[token], token + _FAR)
    first = token + 2
    if first >= limit or tree.lower[token + 1] != "to":
        return None
    before = tree.lead(low, token)
    high = _named_end(tree, first, limit) if before is None else _cited_end(tree, first, limit)
    source = tree.trim(first, high)
    if source is None:
        return None
    if before is None:
        behind = tree.trim(high, limit)
        contents = [tree.whole(*behind)] if behind else []
        if tree.lower[high - 1] == ",":
            source = source[0], high
    else:
        contents = [tree.whole(*before)]
        rest = tree.skip(source[1])
        behind = tree.trim(rest, limit) if rest < limit and tree.lower[rest] == "," else None
        contents += [behind] if behind else []
    if not contents:
        return None
    return Attributed(token, (token, first), source, tuple(contents), "according")


def _named_end(tree: Tree, first: int, limit: int) -> int:
    """End the source of an opening "According to X," at the comma, an apposition's included."""
    marks = STOPS | {",", ";", ":"}
    high = _next(tree, first, limit, marks)
    if high + 1 < limit and tree.lower[high] == "," and tree.lower[high + 1] in _RELATIVES:
        high = _next(tree, high + 1, limit, marks)
        high += high < limit and tree.lower[high] == ","
    return high


def _cited_end(tree: Tree, first: int, limit: int) -> int:
    """End the source of a trailing "according to X": a comma, a bracket, the sentence's end."""
    high = _next(tree, first, limit, frozenset([",", ";", "(", ")"]))
    apposed = high + 1 < limit and tree.lower[high] == "," and tree.lower[high + 1] in _RELATIVES
    return limit if apposed else high


def _next(tree: Tree, first: int, limit: int, marks: frozenset[str]) -> int:
    while first < limit and tree.lower[first] not in marks:
        first += 1
    return first


def _headed(tree: Tree) -> Iterator[Attributed]:
    """Read headlines and interviews in which a name and a colon stand before what is said."""
    for block, (low, limit) in enumerate(tree.blocks):
        low = tree.skip(low)
        colon = _next(tree, low, min(limit, low + _LONGEST_NAME), frozenset([":"]))
        if not low < colon < min(limit, low + _LONGEST_NAME) or not _names_speaker(
            tree, (low, colon), block
        ):
            continue
        content = tree.trim(colon + 1, limit)
        if content and limit - colon >= _SHORTEST_TURN:
            whole = tree.whole(*content)
            yield Attributed(colon, (colon, colon + 1), (low, colon), (whole,), "heading")


def _names_speaker(tree: Tree, words: Range, block: int) -> bool:
    """Say whether words before a colon name who speaks: at the top, or all in capitals."""
    low, high = words
    if block and not all(tree.upper[i] for i in range(low, high)):
        return False
    if high - low == 1 and tree.lower[low] in _PUBLICATIONS:
        return True
    return all(tree.tag[i] in ("NNP", "NNPS", "POS", "HYPH") for i in range(low, high))


def _independent(tree: Tree, found: list[Attributed]) -> Iterator[Attributed]:
    """Leave out what only repeats an attribution around it.

    Inside another's content or source only a named source's statement counts ("a minister who
    opposed it said" is one attribution; "a minister, who said he opposed it, resigned" another).
    """
    held, naming = [0] * len(tree.tag), [0] * len(tree.tag)
    for each in found:
        for low, high in each.contents:
            for i in range(low, high):
                held[i] += 1
        for i in range(*each.source) if each.source else ():
            naming[i] += 1
    kept = []
    for each in found:
        cue = each.cue[0]
        own = any(low <= cue < high for low, high in each.contents)
        if (held[cue] > own or naming[cue]) and not _reports(tree, each):
            continue
        kept.append(each)
    starts = sorted(each.source[0] for each in kept if each.source and naming[each.cue[0]])
    for each in kept:
        contents = tuple(part for part in each.contents if not _is_blank(tree, part))
        if contents:
            source = _before_clause(tree, each.source, starts)
            yield replace(each, source=source, contents=contents)


def _is_blank(tree: Tree, words: Range) -> bool:
    return all(tree.blank[i] for i in range(*words))


def _reports(tree: Tree, each: Attributed) -> bool:
    """Say whether an attribution has a source of its own and gives what it said."""
    entry = cues("verb").get(tree.lemma[each.head])
    reports = entry is None or "quote" in entry.frames
    return each.source is not None and each.frame in _NESTABLE and reports


def _before_clause(tree: Tree, source: Range | None, starts: list[int]) -> Range | None:
    """End a source before a relative clause that reports something itself; drop a blank one."""
    if source is None or _is_blank(tree, source):
        return None
    at = bisect_right(starts, source[0])
    return (
        (tree.trim(source[0], starts[at]) or source)
        if starts[at : at + 1] and starts[at] < source[1]
        else source
    )
