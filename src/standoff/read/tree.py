"""A parsed text and its layout as plain lists, for rules that ask for heads and spans often."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standoff.read.quotations import CLOSING

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from standoff.read.sentences import Quotation, Segment, Text

__all__ = ["DASHES", "STOPS", "Range", "Tree"]

Range = tuple[int, int]
"""Token indexes in the Doc, end exclusive."""

STOPS = frozenset([".", "?", "!", "...", "…"])
DASHES = frozenset(["-", "--", "—", "–"])
_EDGES = DASHES | {",", ".", ";", ":", "...", "…"}
_LEADS = _EDGES | CLOSING | {"(", "["}
_SPEECH = 8
_DATELINE = 14
_STEPS = 8
_MOST_KIDS = 64


@dataclass(frozen=True, slots=True)
class Tree:
    """The parse of a text, one entry per token in each list, and what the layout says of it.

    Attributes
    ----------
    head : list of int
        Index of the governor; a root's own index.
    dep, tag, lemma, lower : list of str
        Universal Dependencies relation, Penn Treebank tag, lemma, lower-case form.
    kids : list of list of int
        Dependents in text order; beyond 64 they are left out, for the sake of speed.
    left, right : list of int
        First token of the subtree, and one past its last.
    start, end : list of int
        First token of the sentence (after a dateline), and one past its last.
    blank, upper, capital : list of bool
        White space; in capitals throughout; with a capital at the beginning.
    block, quote : list of int
        Index in `blocks` and `quotes` of the segment and the quotation that hold the token; -1
        outside all.
    blocks, quotes : list of Range
    """

    head: list[int]
    dep: list[str]
    tag: list[str]
    lemma: list[str]
    lower: list[str]
    kids: list[list[int]]
    left: list[int]
    right: list[int]
    start: list[int]
    end: list[int]
    blank: list[bool]
    upper: list[bool]
    capital: list[bool]
    block: list[int]
    quote: list[int]
    blocks: list[Range]
    quotes: list[Range]

    @classmethod
    def of(cls, text: Text) -> Tree:
        """Copy the parse and the layout out of a text; time is linear in its length."""
        words = list(text.doc)
        head = [word.head.i for word in words]
        kids: list[list[int]] = [[] for _ in words]
        for i, governor in enumerate(head):
            if governor != i and len(kids[governor]) < _MOST_KIDS:
                kids[governor].append(i)
        starts = [word.idx for word in words]
        blocks = _ranges(starts, text.segments)
        quotes = _ranges(starts, text.quotations)
        start, end = _sentences(text.doc, {low for low, _ in blocks})
        return cls(
            head=head,
            dep=[word.dep_ for word in words],
            tag=[word.tag_ for word in words],
            lemma=[word.lemma_.lower() for word in words],
            lower=[word.lower_ for word in words],
            kids=kids,
            left=[word.left_edge.i for word in words],
            right=[word.right_edge.i + 1 for word in words],
            start=start,
            end=end,
            blank=[word.is_space for word in words],
            upper=[word.is_upper for word in words],
            capital=[word.text[:1].isupper() for word in words],
            block=_membership(len(words), blocks),
            quote=_membership(len(words), quotes),
            blocks=blocks,
            quotes=quotes,
        )

    def kid(self, token: int, *relations: str) -> int | None:
        """Find the first dependent of `token` in one of the relations."""
        return next((kid for kid in self.kids[token] if self.dep[kid] in relations), None)

    def is_verb(self, token: int) -> bool:
        """Say whether the token is tagged as a verb; a modal is not."""
        return self.tag[token].startswith("VB")

    def is_finite(self, token: int) -> bool:
        """Say whether a verb is inflected, or has an auxiliary that is."""
        return self.tag[token] in ("VBD", "VBZ", "VBP") or any(
            self.dep[kid].startswith("aux") and self.tag[kid] in ("MD", "VBZ", "VBD", "VBP")
            for kid in self.kids[token]
        )

    def is_passive(self, token: int) -> bool:
        """Say whether a verb has a passive auxiliary."""
        return self.kid(token, "aux:pass") is not None

    def is_main(self, token: int) -> bool:
        """Say whether a verb is that of a main clause: the root, or coordinated with it."""
        for _ in range(_STEPS):
            if self.dep[token] not in ("conj", "parataxis"):
                break
            token = self.head[token]
        return self.head[token] == token

    def in_speech(self, token: int) -> bool:
        """Say whether the token stands in a quotation long enough to be somebody's speech."""
        quote = self.quote[token]
        return quote >= 0 and self.quotes[quote][1] - self.quotes[quote][0] > _SPEECH

    def skip(self, token: int, step: int = 1) -> int:
        """Move from a token over blanks; may end at -1 or one past the last token."""
        while 0 <= token < len(self.blank) and self.blank[token]:
            token += step
        return token

    def trim(self, low: int, high: int) -> Range | None:
        """Take blanks and stops off a range's edges; None if nothing is left."""
        while low < high and (self.blank[low] or self.lower[low] in _EDGES):
            low += 1
        while low < high and (self.blank[high - 1] or self.lower[high - 1] in _EDGES):
            high -= 1
        return (low, high) if low < high else None

    def lead(self, low: int, high: int) -> Range | None:
        """Take off what begins a sentence and is not part of what is said ("Nevertheless,")."""
        while low < high and (self.blank[low] or self.lower[low] in _LEADS):
            if self.opens_quote(low):
                break
            low += 1
        if low < high - 2 and self.tag[low] == "CC":
            low += 1
        if low < high - 2 and self.tag[low] == "RB" and self.lower[low + 1] == ",":
            low += 2
        return self.trim(low, high)

    def opens_quote(self, token: int) -> bool:
        """Say whether a quotation begins at the token."""
        return self.quote[token] >= 0 and self.quotes[self.quote[token]][0] == token

    def closes_quote(self, token: int) -> bool:
        """Say whether a quotation ends with the token."""
        return self.quote[token] >= 0 and self.quotes[self.quote[token]][1] == token + 1

    def whole(self, low: int, high: int) -> Range:
        """Move the edges of a range so that it does not hold one mark of a pair without the other.

        A quotation that begins in the range is taken in to its closing mark; one that begins
        before it is cut before that mark, unless only its opening mark is missing.
        """
        for quote in {self.quote[low], self.quote[high - 1]} - {-1}:
            first, last = self.quotes[quote]
            if low <= first < high < last:
                high = last
            elif low == first + 1 and high >= last:
                low = first
            elif first < low and high == last:
                high = last - 1
        return low, high


def _ranges(starts: Sequence[int], parts: Sequence[Segment | Quotation]) -> list[Range]:
    """Turn code points into tokens; a part that begins inside a token takes the whole of it."""
    found: list[Range] = []
    floor = 0
    for part in parts:
        low = max(floor, bisect_right(starts, part.start) - 1)
        floor = max(low, bisect_right(starts, part.end - 1))
        found.append((low, floor))
    return found


def _membership(length: int, ranges: Sequence[Range]) -> list[int]:
    """Say for each token which range holds it; -1 for none."""
    member = [-1] * length
    for index, (low, high) in enumerate(ranges):
        member[low:high] = [index] * (high - low)
    return member


def _sentences(doc: Doc, block_starts: set[int]) -> tuple[list[int], list[int]]:
    """Give each token the first and one past the last of its sentence, datelines left out."""
    start, end = [0] * len(doc), [0] * len(doc)
    for sentence in doc.sents:
        body = sentence.start
        if sentence.start in block_starts:
            body = _after_dateline(doc, sentence.start, sentence.end)
        for i in range(sentence.start, sentence.end):
            start[i], end[i] = body if i >= body else sentence.start, sentence.end
    return start, end


def _after_dateline(doc: Doc, low: int, high: int) -> int:
    """Find where a paragraph goes on after its dateline ("GENEVA (Agency) -- ")."""
    if doc[low].text.isupper() and len(doc[low]) > 1:
        for i in range(low, min(high - 1, low + _DATELINE)):
            if doc[i].text in DASHES:
                return i + 1
    return low
