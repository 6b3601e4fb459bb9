"""Attributions that no plain reporting verb makes: by adjectives, nouns, appearances, headlines."""

from __future__ import annotations

from standoff.read.attribution_contents import after, rest_of_sentence
from standoff.read.attribution_frames import OPENS_CLAUSE, Attributed
from standoff.read.attribution_sources import noun_phrase
from standoff.read.cues import Cue, cue_range
from standoff.read.tree import Range, Tree

__all__ = ["by_adjective", "by_headline_verb", "by_noun", "raised"]

_LONGEST = 25
_STEPS = 8


def by_headline_verb(tree: Tree, word: int, *, entry: Cue) -> Attributed | None:
    """Read a verb that was taken for a noun, as in headlines: "Premier calls for calm"."""
    low, first = tree.start[word], word + 1
    marked = first < tree.end[word] and tree.lower[first] == "that" and tree.tag[first] == "IN"
    alone = tree.head[word] == word and not any(
        tree.is_finite(i) and tree.is_verb(i) for i in range(low, tree.end[word])
    )
    if word - low > _LONGEST or word == low or first >= tree.end[word] or not (marked or alone):
        return None
    if tree.tag[word - 1] not in ("NNP", "NNPS", "NN", "NNS") or tree.tag[first] == "POS":
        return None
    source = tree.lead(low, word)
    prepositional = tree.lower[first] in entry.prepositions
    if prepositional:
        first += 1
    elif "clause" not in entry.frames or not (marked or tree.tag[first] in OPENS_CLAUSE):
        return None
    content = rest_of_sentence(tree, first)
    if source is None or content is None:
        return None
    return Attributed(
        word, (word, first if prepositional else word + 1), source, (content,), "clause"
    )


def raised(tree: Tree, verb: int) -> Attributed | None:
    """Read 'the talks seem to have failed': an appearance that nobody is named for."""
    subject = tree.kid(verb, "nsubj")
    predicate = tree.kid(verb, "xcomp", "advcl", "obj", "ccomp")
    cue = cue_range(tree, verb)
    if tree.quote[verb] >= 0 or subject is None or subject > verb:
        return None
    if predicate is None or predicate < cue[1]:
        return None
    before, behind = noun_phrase(tree, subject, verb=verb), after(tree, verb, first=cue[1])
    if not before or not behind:
        return None
    return Attributed(verb, cue, None, (before, behind), "appearance")


def by_adjective(tree: Tree, word: int, *, entry: Cue) -> Attributed | None:
    """Read 'officials are confident that ...', 'has been critical of ...'."""
    copula = [kid for kid in tree.kids[word] if tree.dep[kid] in ("cop", "aux:pass") and kid < word]
    subject = tree.kid(word, "nsubj", "nsubj:pass")
    low, high = cue_range(tree, word)
    if not copula or subject is None or subject >= low or high >= tree.end[word]:
        return None
    if tree.lower[subject] in ("it", "there"):
        return None
    source = noun_phrase(tree, subject, verb=word)
    following = tree.lower[high]
    if following in entry.prepositions:
        high += 1
        content, frame = after(tree, word, first=high), "topic"
    elif "clause" in entry.frames and (following == "that" or _bare_clause(tree, word, high)):
        content, frame = after(tree, word, first=high), "clause"
    else:
        return None
    if source is None or content is None:
        return None
    return Attributed(word, (low, high), source, (content,), frame)


def _bare_clause(tree: Tree, word: int, first: int) -> bool:
    return tree.kid(word, "ccomp") is not None and tree.tag[first] in OPENS_CLAUSE


def by_noun(tree: Tree, noun: int) -> Attributed | None:
    """Read 'the claim that ...', "his belief that ...": the cue is the noun with its adjectives."""
    first = noun + 1
    if first + 1 >= tree.end[noun] or tree.lower[first] != "that" or tree.tag[first] != "IN":
        return None
    low = noun
    while low - 1 >= tree.start[noun] and tree.tag[low - 1] in ("JJ", "NN", "VBN", "VBG", "HYPH"):
        low -= 1
    source = _possessor(tree, low - 1, tree.start[noun])
    content = tree.trim(first, min(_clause_end(tree, first), tree.end[noun]))
    if content is None or content[1] - content[0] < 2:
        return None
    return Attributed(noun, (low, first), source, (tree.whole(*content),), "clause")


def _clause_end(tree: Tree, first: int) -> int:
    """Give the end of the clause that begins at a token: of the highest word it begins."""
    top = first
    for _ in range(_STEPS):
        if tree.left[tree.head[top]] == first:
            top = tree.head[top]
    return tree.right[top]


def _possessor(tree: Tree, last: int, floor: int) -> Range | None:
    """Give the possessor that ends at `last`: a pronoun, or a noun phrase with its mark."""
    if last < floor or tree.tag[last] not in ("PRP$", "POS"):
        return None
    low = last
    if tree.tag[last] == "POS":
        while low - 1 >= floor and tree.tag[low - 1] in ("NNP", "NNPS", "NN", "NNS", "JJ", "CD"):
            low -= 1
        if low - 1 >= floor and tree.tag[low - 1] == "DT":
            low -= 1
    return low, last + 1
