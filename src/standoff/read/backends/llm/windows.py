"""Cuts a long document at paragraph borders into stretches that fit one question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from standoff.read.sentences import Text

__all__ = ["Window", "halves", "windows"]

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Window:
    """Consecutive paragraphs of one document.

    Attributes
    ----------
    first : int
        Number of the first paragraph; they are numbered from 1 through the document.
    paragraphs : tuple of (int, int)
        In code points of the document, end exclusive.
    """

    first: int
    paragraphs: tuple[Range, ...]

    @property
    def start(self) -> int:
        """Give the code point at which it begins."""
        return self.paragraphs[0][0]

    @property
    def end(self) -> int:
        """Give the code point at which it ends, exclusive."""
        return self.paragraphs[-1][1]

    def paragraph(self, number: int) -> Range | None:
        """Give the paragraph of that number, if it is one of these."""
        place = number - self.first
        return self.paragraphs[place] if 0 <= place < len(self.paragraphs) else None


def windows(text: Text, *, size: int) -> tuple[Window, ...]:
    """Cut a text.

    Parameters
    ----------
    text : Text
    size : int
        Most code points of a window.

    Returns
    -------
    tuple of Window
        In order; every sentence of the text lies in one.
    """
    found: list[Window] = []
    gathered: list[Range] = []
    first = 1
    for part in _parts(text, size):
        if gathered and part[1] - gathered[0][0] > size:
            found.append(Window(first, tuple(gathered)))
            first, gathered = first + len(gathered), []
        gathered.append(part)
    if gathered:
        found.append(Window(first, tuple(gathered)))
    return tuple(found)


def halves(window: Window) -> tuple[Window, ...]:
    """Cut a window in two at a paragraph border; nothing if it has but one paragraph."""
    middle = len(window.paragraphs) // 2
    if not middle:
        return ()
    low, high = window.paragraphs[:middle], window.paragraphs[middle:]
    return Window(window.first, low), Window(window.first + middle, high)


def _parts(text: Text, size: int) -> Iterator[Range]:
    """Give the paragraphs; one that is too long is cut where sentences start, else anywhere."""
    starts = [sentence.tokens.start_char for sentence in text.sentences]
    for segment in text.segments:
        low = segment.start
        while segment.end - low > size:
            inside = [start for start in starts if low < start <= low + size]
            cut = inside[-1] if inside else low + size
            yield low, cut
            low = cut
        yield low, segment.end
