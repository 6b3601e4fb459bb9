"""Quotation marks paired into quotations: nested, left open over paragraphs, or never closed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from standoff.read.sentences import Quotation, Segment

__all__ = ["CLOSING", "OPENING", "quotations"]

_PARTNER = dict(pair.split() for pair in ("“ ”", "„ ”", "‟ ”", "« »", "`` ''", "‘ ’", "‹ ›")) | {
    mark: mark for mark in ('"', "''", "＂", "'")
}
_SINGLE = frozenset("‘‹'")

OPENING = frozenset(_PARTNER)
"""Marks that may begin a quotation; the straight ones may end it as well."""

CLOSING = frozenset(_PARTNER.values())
"""Marks that may end a quotation."""

_MARK = re.compile(r"``|''|[“”„‟«»‘’‹›\"＂']")
_SHORTEST_SINGLE = 3
_BEFORE_OPENING = frozenset("([{—–-/:“„«‘\"'`…")


@dataclass(frozen=True, slots=True)
class _Mark:
    """One mark at [start, end), what it may do there, and whether an s stands before it."""

    start: int
    end: int
    text: str
    opens: bool
    closes: bool
    after_s: bool


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    """Find the marks of a segment and judge which way each faces by what stands beside it."""
    found = []
    for match in _MARK.finditer(text, start, end):
        at, after, mark = match.start(), match.end(), match[0]
        before = text[at - 1] if at > start else " "
        behind = text[after] if after < end else " "
        fresh = before.isspace() or before in _BEFORE_OPENING
        straight = _PARTNER.get(mark) == mark
        opens = mark in _PARTNER
        closes = mark in CLOSING
        if mark == "“" and not fresh and (behind.isspace() or behind in ".,;:"):
            opens, closes = False, True
        if straight and before.isspace() and behind.isspace():
            opens = closes = mark != "'"
        elif straight:
            opens = not behind.isspace() and fresh
            closes = not before.isspace() and not (fresh and behind.isalnum())
        if mark in "‘'’":
            opens = opens and fresh and not behind.isdigit()
            closes = closes and not before.isspace() and not behind.isalnum()
        if opens or closes:
            found.append(_Mark(at, after, mark, opens, closes, before in "sS"))
    return found


def _is_possessive(marks: Sequence[_Mark], at: int) -> bool:
    """Say whether a closing single mark after an s is more likely an apostrophe ("allies'")."""
    mark, later = marks[at], marks[at + 1 : at + 2]
    return mark.after_s and bool(later) and later[0].text == mark.text and not later[0].opens


def _pairs(marks: Sequence[_Mark], *, nested: bool) -> Iterator[tuple[int, int | None]]:
    """Yield the outermost pairs as (opening, closing) indexes of `marks`; None where left open."""
    last = {mark.text: at for at, mark in enumerate(marks) if mark.closes}
    first, depth = -1, 0
    for at, mark in enumerate(marks):
        if first < 0:
            if mark.opens and last.get(_PARTNER[mark.text], -1) > at:
                first, depth = at, 1
            elif mark.opens and mark.text not in _SINGLE:
                yield at, None
            continue
        opening = marks[first].text
        if mark.closes and mark.text in (_PARTNER[opening], opening):
            if opening in _SINGLE and _is_possessive(marks, at):
                continue
            depth -= 1
            if not depth:
                yield first, at
                first = -1
        elif nested and mark.opens and mark.text == opening:
            depth += 1
    if first >= 0:
        yield first, None


def _segment_quotations(text: str, segment: Segment, *, resumed: bool) -> Iterator[Quotation]:
    """Yield the quotations of one segment; `resumed` if the next one begins with a mark."""
    marks = _marks(text, segment.start, segment.end)
    pairs = list(_pairs(marks, nested=True))
    if any(closing is None for _, closing in pairs):
        pairs = list(_pairs(marks, nested=False))
    for opening, closing in pairs:
        start = marks[opening].start
        if closing is not None:
            end = marks[closing].end
            if marks[opening].text not in _SINGLE or end - start > _SHORTEST_SINGLE:
                yield Quotation(start, end)
        elif marks[opening].text not in _SINGLE and (
            start == segment.start
            or resumed
            or text[max(segment.start, start - 2) : start].rstrip().endswith((":", ","))
        ):
            yield Quotation(start, segment.end)
            return


def quotations(text: str, segments: Iterable[Segment]) -> tuple[Quotation, ...]:
    """Find the outermost quotations of a text, none across two of its segments.

    A quotation that runs over several paragraphs, each opened anew, is one `Quotation` per
    paragraph. A mark that is never closed opens a quotation to the end of its paragraph if it
    stands at the paragraph's beginning, after a colon or comma, or before a paragraph that is
    opened anew; else it is no quotation ("a 30\\" pipe"). Apostrophes are none.

    Parameters
    ----------
    text : str
        The whole document.
    segments : iterable of Segment
        Its blocks in text order.

    Returns
    -------
    tuple of Quotation
        Marks included, in code points, in text order, not overlapping. Time is linear.
    """
    doubles = tuple(OPENING - _SINGLE)
    segments = tuple(segments)
    openings = [text.startswith(doubles, segment.start) for segment in segments]
    return tuple(
        quotation
        for segment, resumed in zip(segments, [*openings[1:], False], strict=False)
        for quotation in _segment_quotations(text, segment, resumed=resumed)
    )
