"""A source text with its claims marked: spans nested, and cut where they cross one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

__all__ = ["Mark", "Passage", "Piece", "Stretch", "passages"]

_ENDS = ".!?:;,”\"'’)…"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a claim lies in a text: code points, end exclusive, and the claim's id."""

    start: int
    end: int
    claim: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Marked words: pieces of text and further marks; `first` and `last` of the claim's marks."""

    claim: str
    first: bool
    last: bool
    inside: tuple[Piece, ...]


Piece = str | Mark
"""Words, or marked words."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph: its pieces, the claims that begin in it, and whether it looks like a head."""

    pieces: tuple[Piece, ...]
    claims: tuple[str, ...]
    head: bool


@dataclass(slots=True)
class _Open:
    stretch: Stretch
    first: bool
    inside: list[Piece] = field(default_factory=list)


def passages(text: str, stretches: Sequence[Stretch]) -> tuple[Passage, ...]:
    """Cut a text into paragraphs and mark the stretches in each.

    A stretch inside another is nested in it. One that crosses the end of another, or runs over a
    line break, is cut into several marks; the first and last of them are told.

    Parameters
    ----------
    text : str
    stretches : sequence of Stretch
        In any order; each within the text.
    """
    waiting = list(stretches)
    begun: set[str] = set()
    made: list[Passage] = []
    for start, end in _lines(text):
        here = [s for s in waiting if s.start < end and s.end > start]
        cut = [Stretch(max(s.start, start), min(s.end, end), s.claim) for s in here]
        ends = {s.claim: s.end for s in here}
        fresh = [s.claim for s in sorted(cut, key=_order) if s.claim not in begun]
        pieces = _marked(text, (start, end), stretches=cut, begun=begun, ends=ends)
        line = text[start:end].strip()
        asks = line.endswith("?") and len(line) < 60
        open_ended = asks or not line.endswith(tuple(_ENDS))
        head = len(line) < 90 and open_ended and line[:1] not in "-–—•*"
        made.append(Passage(pieces, tuple(dict.fromkeys(fresh)), head))
    return tuple(made)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    place = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield place, place + len(line.rstrip())
        place += len(line)


def _order(stretch: Stretch) -> tuple[int, int]:
    return stretch.start, -stretch.end


def _marked(
    text: str,
    line: tuple[int, int],
    *,
    stretches: list[Stretch],
    begun: set[str],
    ends: dict[str, int],
) -> tuple[Piece, ...]:
    """Nest the stretches of one line; `begun` learns which claims have had their first mark."""
    place, stop = line
    root = _Open(Stretch(place, stop, ""), True)
    stack, todo = [root], sorted(stretches, key=_order)
    while todo or len(stack) > 1:
        top = stack[-1].stretch
        if todo and todo[0].start < top.end:
            stretch = todo.pop(0)
            if stretch.end > top.end:
                todo.append(Stretch(top.end, stretch.end, stretch.claim))
                todo.sort(key=_order)
                stretch = Stretch(stretch.start, top.end, stretch.claim)
            stack[-1].inside.append(text[place : stretch.start])
            place = stretch.start
            stack.append(_Open(stretch, stretch.claim not in begun))
            begun.add(stretch.claim)
        else:
            closed = stack.pop()
            closed.inside.append(text[place : closed.stretch.end])
            place = closed.stretch.end
            last = closed.stretch.end == ends[closed.stretch.claim]
            stack[-1].inside.append(_mark(closed, last))
    root.inside.append(text[place:stop])
    return _words(root.inside)


def _mark(closed: _Open, last: bool) -> Mark:
    return Mark(closed.stretch.claim, closed.first, last, _words(closed.inside))


def _words(pieces: list[Piece]) -> tuple[Piece, ...]:
    return tuple(piece for piece in pieces if piece != "")
