"""Near-duplicate texts (wire copy) found by sampled word shingles, in near-linear time.

Broder, A. (1997), "On the resemblance and containment of documents", Compression and Complexity
of Sequences, eq. 2 (containment) and section 3 (sketches sampled by hash).
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

import numpy as np

from standoff.vocabulary.sources import Document

__all__ = ["COPY", "SHINGLE", "SKETCH", "Sketch", "containment", "copies", "families", "sketch"]

SHINGLE = 3
"""Words per shingle, function words and titles aside."""
SKETCH = 128
"""Fewest hashes kept per text that has as many shingles."""
SAMPLE = 8
"""Of longer texts, one shingle in so many is kept."""
COPY = 0.5
"""Share of the shorter text's shingles from which two texts are copies of one another."""
SHORTEST = 0.2
"""A text shorter than this share of another is a quotation or an item of it, not a copy."""
TAIL = 80
"""Words at a text's end that may be its outlet's, not its author's."""

_COMMON = 8
"""Stories that may hold a shingle before it says nothing on where to look."""
_SHARED_TAILS = 2
_FEWEST = 4
_FEWEST_WORDS = 20
_ANYTHING = 0.15
_LIKELY = 8
_LETTERS = 4
_ALL = 2**32
_SPREAD = 2654435761
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_PASSED_OVER = frozenset(
    """
    a an the and or but of to in on at by for with from as that this which who is are was were be
    been has have had it its he his she her they their mr mrs ms dr sir per said says
    """.split()
)
_FIGURES = dict(
    zip("one two three four five six seven eight nine ten".split(), "123456789", strict=False)
) | {"ten": "10"}


@dataclass(frozen=True, slots=True)
class Sketch:
    """A sample of a text's shingles, the same shingles in every text that holds them.

    Attributes
    ----------
    limit : int
        Hashes below this were kept; 2**32 keeps all.
    tail : int
        How many of the kept begin within the last `TAIL` words.
    words : int
        Words that count.
    hashes : array of unsigned int
        In the order of the text.
    """

    limit: int
    tail: int
    words: int
    hashes: array[int] = field(repr=False)


def sketch(text: str) -> Sketch:
    """Sample a text's shingles: words without function words, cut to their first letters.

    What outlets change (case, titles, quotation marks, defence or defense, ten or 10) is the
    same in the sketch. A text of fewer words than a shingle is one shingle.
    """
    words = [_root(w) for w in _WORD.findall(text.casefold()) if w not in _PASSED_OVER]
    shingles = range(max(len(words) - SHINGLE + 1, 1))
    hashed = [_hash(" ".join(words[i : i + SHINGLE])) for i in shingles]
    place: dict[int, int] = {}
    for i, value in enumerate(hashed):
        place.setdefault(value, i)
    limit = _ALL
    if len(place) > SKETCH:
        limit = max(sorted(place)[SKETCH - 1] + 1, _ALL // SAMPLE)
    kept = array("I", (value for value in place if value < limit))
    start = len(words) - TAIL
    tail = sum(1 for value in kept if place[value] >= start)
    return Sketch(limit, tail, len(words), kept)


def _root(word: str) -> str:
    return _FIGURES.get(word) or word.replace("’", "").replace("'", "")[:_LETTERS]


def _hash(shingle: str) -> int:
    return zlib.crc32(shingle.encode()) * _SPREAD % _ALL


def containment(a: Sketch, b: Sketch) -> float:
    """Estimate what share of the shorter text's shingles the other holds (0 to 1).

    0 where the shorter is less than `SHORTEST` of the other: it is an item or a quotation of it.
    """
    limit = min(a.limit, b.limit)
    one = {h for h in a.hashes if h < limit}
    other = {h for h in b.hashes if h < limit}
    shorter = min(len(one), len(other))
    if shorter < _FEWEST:
        return float(a.hashes == b.hashes)
    if min(a.words, b.words) < SHORTEST * max(a.words, b.words):
        return 0.0
    return len(one & other) / shorter


def copies(sketches: Sequence[Sketch]) -> list[int]:
    """Give for each text the place of the first text it is a copy of, or its own.

    Parameters
    ----------
    sketches : sequence of Sketch
        In order of publication. Time grows with their number, not its square: a text is only
        compared with the few first texts of a story that share its rarer shingles.

    Notes
    -----
    What at least two texts end on may be their outlet's footer: up to `TAIL` words of it count
    only between texts whose other words have something in common.
    """
    bodies = _without_tails(sketches)
    holders: dict[int, list[int]] = {}
    first: list[int] = []
    for place, body in enumerate(bodies):
        found = _first_of(place, (bodies, sketches), holders)
        first.append(place if found is None else found)
        if found is not None:
            continue
        for value in body.hashes:
            stories = holders.setdefault(value, [])
            if len(stories) <= _COMMON:
                stories.append(place)
    return first


def _first_of(
    place: int,
    texts: tuple[Sequence[Sketch], Sequence[Sketch]],
    holders: Mapping[int, list[int]],
) -> int | None:
    """Find the story that a text repeats, the most similar first; texts without tails and whole."""
    shared: Counter[int] = Counter()
    for value in texts[0][place].hashes:
        stories = holders.get(value, ())
        if len(stories) <= _COMMON:
            shared.update(stories)
    best: tuple[float, int] | None = None
    for other in sorted(shared, key=lambda other: (-shared[other], other))[:_LIKELY]:
        body, whole = (containment(t[place], t[other]) for t in texts)
        share = max(body, whole if body >= _ANYTHING else 0.0)
        if share >= COPY and (best is None or share > best[0]):
            best = share, other
    return best[1] if best else None


def _without_tails(sketches: Sequence[Sketch]) -> list[Sketch]:
    """Take from each text the end that it shares with at least `_SHARED_TAILS` texts."""
    tails = [s.hashes[len(s.hashes) - s.tail :] for s in sketches]
    every = np.concatenate([np.zeros(0, np.uint32), *(np.asarray(t, np.uint32) for t in tails)])
    values, counts = np.unique(every, return_counts=True)
    shared = set(values[counts >= _SHARED_TAILS].tolist())
    return [_cut(s, t, shared) for s, t in zip(sketches, tails, strict=True)]


def _cut(whole: Sketch, tail: array[int], shared: set[int]) -> Sketch:
    """Cut a text's shared end, unless hardly anything would be left of it."""
    n = sum(1 for _ in takewhile(shared.__contains__, reversed(tail)))
    left = len(whole.hashes) - n
    words = round(whole.words * left / max(len(whole.hashes), 1))
    if not n or words < _FEWEST_WORDS:
        return whole
    return Sketch(whole.limit, 0, words, whole.hashes[:left])


def families(documents: Iterable[Document]) -> dict[str, str]:
    """Map each document's id to the id of the first document it is a copy of (or its own).

    Parameters
    ----------
    documents : iterable of Document
        In order of publication: the first of a family lends its id.
    """
    ids, sketches = [], []
    for document in documents:
        ids.append(document.id)
        sketches.append(sketch(document.text))
    return {own: ids[first] for own, first in zip(ids, copies(sketches), strict=True)}
