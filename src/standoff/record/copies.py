"""Near-duplicate texts (wire copy) found by bottom-k sketches of word shingles.

Broder, A. (1997), "On the resemblance and containment of documents", Compression and Complexity
of Sequences, eq. 1 (resemblance) and section 3 (sketches).
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence

from standoff.vocabulary.sources import Document

__all__ = ["SHINGLE", "SKETCH", "families", "resemblance", "sketch"]

SHINGLE = 5
"""Words per shingle."""
SKETCH = 128
"""Smallest hashes kept per text."""
COPY = 0.5
"""Resemblance from which two texts count as copies of one another."""

_WORD = re.compile(r"\w+")


def sketch(text: str) -> tuple[int, ...]:
    """Keep the `SKETCH` smallest hashes of a text's word shingles, sorted.

    Texts shorter than one shingle give the hash of all their words.
    """
    words = [w.lower() for w in _WORD.findall(text)]
    shingles = {" ".join(words[i : i + SHINGLE]) for i in range(max(len(words) - SHINGLE + 1, 1))}
    return tuple(sorted({zlib.crc32(s.encode()) for s in shingles})[:SKETCH])


def resemblance(a: Sequence[int], b: Sequence[int]) -> float:
    """Estimate the Jaccard resemblance of two texts from their sketches (0 to 1)."""
    smallest = sorted(set(a) | set(b))[:SKETCH]
    both = set(a) & set(b)
    return sum(1 for h in smallest if h in both) / len(smallest) if smallest else 0.0


def families(documents: Iterable[Document]) -> dict[str, str]:
    """Map each document's id to the id of the first document it is a copy of (or its own).

    Parameters
    ----------
    documents : iterable of Document
        In order of publication: the first of a family lends its id.
    """
    head: dict[str, str] = {}
    sketches: dict[str, tuple[int, ...]] = {}
    holders: defaultdict[int, list[str]] = defaultdict(list)
    for document in documents:
        own = sketch(document.text)
        shared: defaultdict[str, int] = defaultdict(int)
        for value in own:
            for other in holders[value]:
                shared[other] += 1
        likely = sorted(shared, key=lambda other: (-shared[other], other))[:5]
        copy_of = next((o for o in likely if resemblance(own, sketches[o]) >= COPY), None)
        head[document.id] = head[copy_of] if copy_of else document.id
        if copy_of is None:
            sketches[document.id] = own
            for value in own:
                holders[value].append(document.id)
    return head
