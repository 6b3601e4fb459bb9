"""The layout of a text: headings, paragraphs, list items with their lead; no parsing.

Text wrapped at a fixed width is recognised and its line breaks are not taken for boundaries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from standoff.read.sentences import Segment, SegmentKind

__all__ = ["blank_lines", "is_dateline", "segments"]

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BREAKS = re.compile(r"[\s\x1c-\x1f]")
_BULLET = re.compile(r"(?:[-*+•‣·▪●◦–—]|\(?\d{1,2}[.)]|\(?[a-z]\))[ \t\xa0]+(?=\S)")
_HASHES = re.compile(r"#{1,6}[ \t]+(?=\S)")
_BLOCK_QUOTE = re.compile(r">[ \t]?(?=\S)")
_RULE = re.compile(r"[-=_*~ \t]{3,}")
_CLAUSE_END = re.compile(r"[.!?;][\"”’)]*\s+(?=[\"“‘(]?[A-Z])")
_DATELINE = re.compile(
    r"[A-Z][A-Z.' -]{2,}(?:, [A-Z][\w. -]{2,20}){0,2}(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?"
    r"(?: ?\([\w /.-]{2,30}\))? ?(?:[-–—]{1,2} |: )"
)
_ENDS = ".!?;:,"
_WIDEST_WRAP = 130
_HEADING_WORDS = 15
_OPEN, _CLOSE = "“«„", "”»"


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without its blank edges and mark, and what the mark says it is."""

    start: int
    end: int
    width: int
    mark: SegmentKind | None
    gap: bool


def blank_lines(text: str) -> str:
    """Put a blank for every other white space, so that no character moves."""
    return _BREAKS.sub(" ", text)


def segments(text: str) -> tuple[Segment, ...]:
    """Cut a text into its blocks, in order.

    Parameters
    ----------
    text : str

    Returns
    -------
    tuple of Segment
        They hold every character that is neither blank nor the mark of a list item, heading or
        block quotation nor a drawn rule.
    """
    blocks = _joined(text, list(_lines(text)))
    found: list[Segment] = []
    lead: Segment | None = None
    for place, block in enumerate(blocks):
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        introduces = following is not None and following.mark == "item"
        kind = block.mark or _kind(text, block, introduces)
        if kind != "item":
            opens = introduces and text[block.end - 1] not in ".!?"
            lead = _lead(text, block) if opens else None
        start = block.start
        if kind == "paragraph" and (dateline := _DATELINE.match(text, start, block.end)):
            found.append(Segment(start, dateline.end() - 1, "heading"))
            start = dateline.end()
        if start < block.end:
            found.append(Segment(start, block.end, kind, lead if kind == "item" else None))
    return tuple(found)


def is_dateline(text: str, segment: Segment) -> bool:
    """Say whether a segment is a dateline: "LONDON, March 8 (Agency) --"."""
    line = text[segment.start : segment.end] + " "
    return segment.kind == "heading" and _DATELINE.fullmatch(line) is not None


def _lines(text: str) -> Iterator[_Line]:
    gap = True
    last = 0
    for match in _LINE.finditer(text):
        words = match.group()
        body = words.strip()
        gap = gap or text.count("\n", last, match.start()) > 1
        last = match.end()
        if not body or _RULE.fullmatch(body):
            gap = True
            continue
        indent = len(words) - len(words.lstrip())
        start = match.start() + indent
        mark, skip = _mark(body)
        yield _Line(start + skip, start + len(body), indent + len(body), mark, gap)
        gap = False


def _mark(body: str) -> tuple[SegmentKind | None, int]:
    kinds: tuple[tuple[re.Pattern[str], SegmentKind], ...] = (
        (_HASHES, "heading"),
        (_BLOCK_QUOTE, "quote"),
        (_BULLET, "item"),
    )
    for pattern, kind in kinds:
        if match := pattern.match(body):
            return kind, match.end()
    return None, 0


def _joined(text: str, lines: list[_Line]) -> list[_Line]:
    """Join the lines of a text wrapped at a fixed width into blocks."""
    width = max((line.width for line in lines), default=0)
    if width > _WIDEST_WRAP or not _is_wrapped(text, lines, width):
        return lines
    blocks: list[_Line] = []
    for line, after in zip([None, *lines], lines, strict=False):
        if line is not None and _is_soft(text, (line, after), width):
            first = blocks[-1]
            blocks[-1] = _Line(first.start, after.end, after.width, first.mark, first.gap)
        else:
            blocks.append(after)
    return blocks


def _is_wrapped(text: str, lines: list[_Line], width: int) -> bool:
    """Say whether some line breaks off in mid-sentence where the next word had no room."""
    return any(
        _is_soft(text, pair, width)
        and text[pair[0].end - 1] not in _ENDS[:-1]
        and text[pair[1].start].islower()
        for pair in pairwise(lines)
    )


def _is_soft(text: str, pair: tuple[_Line, _Line], width: int) -> bool:
    """Say whether a line break only stands for want of room."""
    line, after = pair
    quoted = line.mark == after.mark == "quote"
    if after.gap or line.mark == "heading" or (after.mark is not None and not quoted):
        return False
    word = text[after.start : after.end].split(maxsplit=1)[0]
    return line.width + 1 + len(word) > width - 2


def _kind(text: str, block: _Line, introduces: bool) -> SegmentKind:
    words = text[block.start : block.end]
    opening, closing = words[0], words[-1]
    if opening in _OPEN + '"' and closing in _CLOSE + '"' and len(words.split()) > _HEADING_WORDS:
        inner = words[1:-1]
        return "paragraph" if any(mark in inner for mark in _CLOSE + '"') else "quote"
    count = len(words.split())
    if count > _HEADING_WORDS:
        return "paragraph"
    if closing == ":":
        return "heading" if not introduces and count <= _HEADING_WORDS // 3 else "paragraph"
    return "paragraph" if closing in '.!;,…"”’' else "heading"


def _lead(text: str, block: _Line) -> Segment:
    """Find the last sentence of a block that introduces a list."""
    starts = [match.end() for match in _CLAUSE_END.finditer(text, block.start, block.end)]
    return Segment(starts[-1] if starts else block.start, block.end, "paragraph")
