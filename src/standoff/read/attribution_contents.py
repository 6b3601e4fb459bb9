"""What a cue attributes: the stretch of words after it, before it, around it, or quoted near it.

Span conventions follow PolNeAR (Newell et al., 2018): a subordinating "that" and the marks of a
quotation are inside, the full stop of the sentence is not; a content interrupted by its source
and cue is discontinuous.
"""

from __future__ import annotations

from standoff.read.cues import cues
from standoff.read.tree import DASHES, STOPS, Range, Tree

__all__ = ["after", "around", "quoted", "rest_of_sentence", "resumed"]

_FAR = 400
_BETWEEN = 25
_INTRODUCTION = 12
_CLAUSE_MARKS = frozenset(
    ["while", "after", "when", "before", "although", "though", "even", "because", "since", "if"]
)
_ASIDES = frozenset(["according", "while", "whereas", "although", "though"])
_COORDINATORS = frozenset(["and", "but", "or"])
_CONTINUING = frozenset(["that", "how", "why", "whether"])
_NEW_CUES = frozenset(["says", "judges", "names"])
_CLAUSE_ENDS = DASHES | {",", ".", ";"}


def after(tree: Tree, verb: int, *, first: int) -> Range | None:
    """Give the content that begins at `first` and goes on to the end of the verb's clause.

    It ends before what is coordinated with the reporting verb, before an adverbial clause of it
    ("..., when", "..., adding") and before a further source ("..., according to"); in a main
    clause the sentence's end is trusted more than the parse.

    Parameters
    ----------
    tree : Tree
    verb : int
        The reporting word.
    first : int
        The first token after the cue that may belong to the content.
    """
    limit = min(tree.end[verb], first + _FAR)
    if _opens_sentence(tree, verb):
        limit = next((i for i in range(first, limit) if tree.lower[i] == ","), limit)
    if first >= limit:
        return None
    high = min(max(tree.right[verb], first + 1), limit)
    body = first + (tree.lower[first] == "that")
    for kid in tree.kids[verb]:
        if body < kid and body < tree.left[kid] < high and _ends_content(tree, kid):
            high = tree.left[kid]
    high = _to_new_cue(tree, first, _to_sentence_end(tree, verb, high, limit))
    if tree.tag[verb] == "VBG":
        high = next((i for i in range(first + 1, high - 1) if _joins_participle(tree, i)), high)
    found = tree.trim(first, high)
    return found and tree.whole(*found)


def _starts_report(tree: Tree, token: int) -> bool:
    """Say whether a further report with a pronoun begins: "..., and he added that"."""
    if tree.lower[token] not in _COORDINATORS or "PRP" not in tree.tag[token + 1 : token + 2]:
        return False
    return any(
        tree.is_verb(i) and "quote" in _frames(tree.lemma[i])
        for i in range(token + 2, min(tree.end[token], token + 5))
    )


def _frames(verb: str) -> frozenset[str]:
    entry = cues("verb").get(verb)
    return entry.frames if entry else frozenset()


def rest_of_sentence(tree: Tree, first: int) -> Range | None:
    """Give the content from `first` to the sentence's end or to a further source's words."""
    limit = min(tree.end[first], first + _FAR)
    found = tree.trim(first, _to_new_cue(tree, first, limit))
    return found and tree.whole(*found)


def _joins_participle(tree: Tree, token: int) -> bool:
    """Say whether a further participle is joined here: "saying ... but denying"."""
    joins = tree.lower[token] in _COORDINATORS and tree.tag[token + 1] == "VBG"
    return joins and tree.quote[token] < 0


def _opens_sentence(tree: Tree, verb: int) -> bool:
    """Say whether a participle at the sentence's beginning reports: "Asked whether ..., she"."""
    low = tree.skip(tree.start[verb])
    low += tree.tag[low] in ("WRB", "IN")
    return verb == low and tree.tag[verb] in ("VBN", "VBG", "VBD")


def _ends_content(tree: Tree, kid: int) -> bool:
    """Say whether a dependent of the reporting verb stands outside what it reports."""
    relation, edge = tree.dep[kid], tree.left[kid]
    if relation in ("cc", "conj", "parataxis"):
        return True
    if relation != "advcl":
        return False
    if tree.tag[kid] == "VBG" and edge == kid:
        return tree.lower[kid - 1] == ","
    mark = tree.lower[edge]
    return mark in _CLAUSE_MARKS or (mark == "as" and tree.kid(kid, "nsubj") is not None)


def _to_sentence_end(tree: Tree, verb: int, high: int, limit: int) -> int:
    """Take in the rest of the sentence if the parser only lost hold of it."""
    rest = high
    while rest < limit and (tree.blank[rest] or tree.lower[rest] in (",", "—")):
        rest += 1
    if rest >= limit - 1 or not tree.is_main(verb):
        return high
    word = tree.lower[rest]
    if word in _COORDINATORS:
        return limit if tree.lower[rest + 1] in _CONTINUING else high
    if word in _CLAUSE_MARKS or word in ("as", "according") or tree.tag[rest] == "VBG":
        return high
    return limit if rest == high or tree.lower[high] != "," else high


def _to_new_cue(tree: Tree, low: int, high: int) -> int:
    """End before a further source, the author's aside, or a participle that reports more."""
    verbs = cues("verb")
    for i in range(low + 1, high):
        if tree.lower[i - 1] == "," and tree.quote[i] < 0:
            entry = verbs.get(tree.lemma[i]) if tree.tag[i] == "VBG" else None
            if (
                _starts_report(tree, i)
                or tree.lower[i] in _ASIDES
                or (entry and entry.sense in _NEW_CUES)
            ):
                return i
    return high


def around(tree: Tree, verb: int, *, clause: Range) -> tuple[Range, ...]:
    """Give the content that a short reporting clause follows or interrupts: "..., she said, ...".

    Parameters
    ----------
    tree : Tree
    verb : int
    clause : Range
        Source and cue.
    """
    low, high = clause
    floor, limit = max(tree.start[verb], low - _FAR), min(tree.end[verb], high + _FAR)
    compared = low - 1 >= floor and tree.lower[low - 1] == "as"
    low -= compared
    end = high
    while end < limit and tree.lower[end] not in _CLAUSE_ENDS:
        end += 1
    if any(tree.is_verb(i) for i in range(high, end)) or (compared and end != high):
        return ()
    if tree.dep[verb] == "acl:relcl" and tree.tag[clause[0]] in ("WDT", "WP"):
        return ()
    before, behind = tree.lead(floor, low), tree.trim(end, limit)
    parenthetical = end < limit and tree.lower[end] == ","
    if compared and before is None and behind and parenthetical:
        return (tree.whole(*behind),)
    comma = tree.skip(low - 1, -1)
    if before is None or comma < floor or tree.lower[comma] not in DASHES | {","}:
        return ()
    if behind and parenthetical and behind[1] - behind[0] > 1:
        return (before, behind) if _has_verb(tree, before) or _has_verb(tree, behind) else ()
    return (before,) if before[1] - before[0] > 1 and _has_verb(tree, before) else ()


def _has_verb(tree: Tree, words: Range) -> bool:
    return any(tree.is_verb(i) or tree.tag[i] == "MD" for i in range(*words))


def quoted(tree: Tree, verb: int, *, clause: Range) -> tuple[Range, ...]:
    """Give the quotations that a reporting clause stands by, with the words they complete.

    A quotation before the clause takes in what leads up to it ('The plan "will fail," he said');
    one after it needs a comma or colon, or nothing, between; one in the next sentence needs one
    before; a colon at the paragraph's end introduces a quotation that opens the next.
    """
    block = tree.block[verb]
    floor, limit = tree.blocks[block] if block >= 0 else (tree.start[verb], tree.end[verb])
    before = _before(tree, clause[0], floor)
    behind = _behind(tree, clause[1], limit, bool(before))
    if behind and not before:
        before, behind = _completed(tree, clause, behind)
    found = [part for part in (before, behind) if part]
    if not found and block >= 0:
        found = [part for part in (_introduced(tree, clause[1], block),) if part]
    return tuple(found)


def _completed(tree: Tree, clause: Range, quote: Range) -> tuple[Range | None, Range]:
    """Take in the words around a quotation that goes on a sentence: 'X, he said, "is" there'."""
    first, high = quote
    low = max(tree.start[clause[0]], clause[0] - _FAR)
    comma = tree.skip(clause[0] - 1, -1)
    if comma < low or tree.lower[comma] != "," or tree.capital[min(first + 1, high - 1)]:
        return None, quote
    before, rest = tree.lead(low, comma), tree.trim(first, min(tree.end[first], high + _FAR))
    return before, (max(rest, quote, key=lambda part: part[1]) if rest else quote)


def _before(tree: Tree, low: int, floor: int) -> Range | None:
    last = tree.skip(low - 1, -1)
    if last >= floor and tree.lower[last] == ",":
        last = tree.skip(last - 1, -1)
    if last < floor or not tree.closes_quote(last):
        return None
    first, end = tree.quotes[tree.quote[last]]
    ended = tree.lower[end - 2] in (".", "...", "…") and tree.capital[low]
    if end - first < 3 or ended:
        return None
    lead = tree.skip(max(tree.start[first], floor))
    if lead < first and tree.lower[first - 1] not in STOPS | {":"}:
        first = lead
    return first, end


def _behind(tree: Tree, high: int, limit: int, begun: bool) -> Range | None:
    first = high
    following = tree.skip(tree.end[high - 1]) if begun else high
    if high <= following < min(limit, high + _FAR) and tree.opens_quote(following):
        return tree.quotes[tree.quote[following]]
    stop = min(limit, high + _BETWEEN + 1)
    while first < stop and not tree.opens_quote(first):
        first += 1
    if first >= stop:
        return None
    verbs = cues("verb")
    between = [i for i in range(high, first) if not tree.blank[i]]
    if any(tree.is_verb(i) and tree.lemma[i] in verbs for i in between):
        return None
    stops = [i for i in between if tree.lower[i] in STOPS]
    nearest = between[-1] if between else high - 1
    if stops:
        follows = begun and stops == [nearest]
    else:
        follows = not between or tree.lower[nearest] in (",", ":")
    return tree.quotes[tree.quote[first]] if follows else None


def _introduced(tree: Tree, high: int, block: int) -> Range | None:
    """Find the quotation that opens the paragraph after one that ends in a colon."""
    last = tree.skip(tree.blocks[block][1] - 1, -1)
    if tree.lower[last] != ":" or not high - 1 <= last < high + _INTRODUCTION:
        return None
    verbs = cues("verb")
    if any(tree.is_verb(i) and tree.lemma[i] in verbs for i in range(high, last)):
        return None
    if block + 1 >= len(tree.blocks):
        return None
    first = tree.skip(tree.blocks[block + 1][0])
    opens = first < tree.blocks[block + 1][1] and tree.opens_quote(first)
    return tree.quotes[tree.quote[first]] if opens else None


def resumed(tree: Tree, contents: list[tuple[Range, ...]]) -> dict[int, list[Range]]:
    """Find the paragraphs that stand wholly in quotation marks and go on with the speech before.

    Parameters
    ----------
    tree : Tree
    contents : list of tuples of Range
        What has been attributed so far.

    Returns
    -------
    dict
        For the index of a content, the quotations that continue it.
    """
    used = {tree.quote[edge] for parts in contents for a, b in parts for edge in (a, b - 1)}
    owner = {
        tree.quote[part[1] - 1]: index
        for index, parts in enumerate(contents)
        for part in parts
        if tree.closes_quote(part[1] - 1)
    }
    found: dict[int, list[Range]] = {}
    speaker, last_block = -1, -2
    for quote, (low, high) in enumerate(tree.quotes):
        if not low < high <= len(tree.block):
            continue
        block = tree.block[low]
        if quote in used:
            if quote in owner:
                speaker, last_block = owner[quote], tree.block[high - 1]
        elif speaker >= 0 and 0 <= block - last_block <= 1 and _fills(tree, block, low, high):
            found.setdefault(speaker, []).append((low, high))
            last_block = block
    return found


def _fills(tree: Tree, block: int, low: int, high: int) -> bool:
    first, end = tree.blocks[block]
    return tree.skip(first) == low and tree.skip(end - 1, -1) <= high
