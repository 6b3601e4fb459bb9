"""Words set aside while a sentence is parsed: "on Friday", "(ABC)", "at least" before a number.

News puts the day between subject and verb; a parser trained on other prose stumbles there. What
is set aside is hung back on the tree by rule, so that every token of the text has a head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Range", "hang_back", "set_aside"]

Range = tuple[int, int]
"""Token indexes in the Doc, end exclusive."""

_START = {True: 1, False: -1, None: 0}

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_PART = r"(?: (?:morning|afternoon|evening|night))?"
_ASIDES = re.compile(
    rf"(?<=[\w\"”’)%] )(?:(?:late|early) )?(?:on |last |late on |early on )?(?:late |early )?{_DAY}"
    rf"{_PART}\b(?!['’]|-)"
    r"|(?<=[\w\"”’)%] )(?:today|yesterday)\b(?!['’]|-)"
    r"|(?<=\w )\([^()\s]+(?: [^()\s]+){0,2}\)"
    r"|\b(?:at least|at most|up to|as many as|as much as|more than|fewer than|less than)"
    r"(?= (?:[$£€]?\d|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half|"
    r"dozens?|hundreds?|thousands?|tens|several)\b))"
)


def set_aside(doc: Doc, *, starts: Sequence[bool | None]) -> tuple[Doc, list[Range]]:
    """Leave the asides out of a document.

    Parameters
    ----------
    doc : spacy.tokens.Doc
        Tokenized; not parsed.
    starts : sequence of bool or None
        Whether a sentence starts at a token, cannot, or may.

    Returns
    -------
    spacy.tokens.Doc
        To be parsed: the document itself if it has none.
    list of Range
        The asides in token indexes, end exclusive.
    """
    from spacy.attrs import ORTH, SENT_START, SPACY
    from spacy.tokens import Doc

    runs = _asides(doc, starts)
    codes = np.array([_START[start] for start in starts], dtype=np.int64)
    small = doc
    if runs:
        keep = _kept(len(doc), runs)
        orths, spaces = doc.to_array([ORTH, SPACY])[keep].T.tolist()
        small, codes = Doc(doc.vocab, words=orths, spaces=spaces), codes[keep]
    return small.from_array([SENT_START], codes.reshape(-1, 1).view(np.uint64)), runs  # type: ignore[arg-type]


def hang_back(doc: Doc, small: Doc, *, runs: list[Range]) -> Doc:
    """Put the parse of the kept words and the asides into one document.

    Parameters
    ----------
    doc : spacy.tokens.Doc
        As given to `set_aside`; its annotations are set here.
    small : spacy.tokens.Doc
        What `set_aside` gave, parsed.
    runs : list of Range
        The asides.

    Returns
    -------
    spacy.tokens.Doc
        Parsed, token for token that which was given.
    """
    from spacy.attrs import DEP, HEAD, LEMMA, POS, TAG

    if not runs:
        return small
    strings = doc.vocab.strings
    kept = np.flatnonzero(_kept(len(doc), runs))
    parsed = small.to_array([TAG, DEP, POS, LEMMA, HEAD])
    whole = np.zeros((len(doc), 5), dtype=np.uint64)
    whole[kept] = parsed
    below = np.arange(len(small)) + parsed[:, 4].view(np.int64)
    heads = np.arange(len(doc))
    heads[kept] = kept[below]
    labels = _Labels(doc, {}, heads, {p: strings[t] for p, t in _around(whole[:, 0], runs)})
    for low, high in runs:
        for i in range(low, high):
            labels.put(i, i, dep="case", tag="IN", pos="ADP")
        _hang_back((low, high), labels)
    for i, (tag, dep, pos) in labels.found.items():
        whole[i, :4] = [strings.add(each) for each in (tag, dep, pos, doc[i].text.lower())]
    whole[:, 4] = (heads - np.arange(len(doc))).view(np.uint64)
    return doc.from_array([TAG, DEP, POS, LEMMA, HEAD], whole)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class _Labels:
    """What the words of asides are labelled, their heads, and the tags of the words beside them."""

    doc: Doc
    found: dict[int, tuple[str, str, str]]
    heads: NDArray[np.int64]
    tags: dict[int, str]

    def put(self, i: int, head: int, *, dep: str, tag: str, pos: str) -> None:
        """Label a word of an aside and hang it on a head."""
        self.found[i] = (tag, dep, pos)
        self.tags[i] = tag
        self.heads[i] = head

    def put_all(self, run: Range, head: int, *, dep: str, tag: str) -> None:
        """Label each word of a run the same and hang it on one head."""
        pos = {"RB": "ADV", "NN": "NOUN"}.get(tag, "PROPN")
        for i in range(*run):
            self.put(i, head, dep=dep, tag=tag, pos=pos)

    def is_verb(self, i: int) -> bool:
        """Say whether a word is tagged as a verb."""
        return self.tags.get(i, "").startswith("VB")


def _kept(length: int, runs: list[Range]) -> NDArray[np.bool_]:
    keep = np.ones(length, dtype=bool)
    for low, high in runs:
        keep[low:high] = False
    return keep


def _around(tags: NDArray[np.uint64], runs: list[Range]) -> Iterator[tuple[int, int]]:
    """Give the tags of the words beside each run by their places."""
    for low, high in runs:
        for i in (low - 1, high, high + 1):
            if 0 <= i < len(tags):
                yield i, int(tags[i])


def _asides(doc: Doc, starts: Sequence[bool | None]) -> list[Range]:
    found = []
    for match in _ASIDES.finditer(doc.text):
        tokens = doc.char_span(match.start(), match.end())
        if tokens is not None and not any(starts[tokens.start : tokens.end]):
            found.append((tokens.start, tokens.end))
    return found


def _hang_back(run: Range, labels: _Labels) -> None:
    """Give an aside its tags and heads: days to the verb, brackets and "at least" beside them."""
    low, high = run
    words = [token.lower_ for token in labels.doc[low:high]]
    if words[0] == "(":
        labels.put_all((low, high), low + 1, dep="flat", tag="NNP")
        labels.put_all((low + 1, low + 2), low - 1, dep="appos", tag="NNP")
        labels.put(low, low + 1, dep="punct", tag="-LRB-", pos="PUNCT")
        labels.put(high - 1, low + 1, dep="punct", tag="-RRB-", pos="PUNCT")
        return
    if words[0] in ("at", "up", "as", "more", "fewer", "less"):
        head = high if high < len(labels.doc) else low - 1
        labels.put_all(run, head, dep="advmod", tag="RB")
        return
    outside = (i for i in (high, high + 1, low - 1) if not low <= i < high)
    verb = next((i for i in outside if labels.is_verb(i)), low - 1)
    day = next((i for i in range(low, high) if labels.doc[i].text[:1].isupper()), low)
    labels.put_all(run, day, dep="compound", tag="NN")
    dated = "obl" if words[0] == "on" else "obl:unmarked"
    labels.put(day, verb, dep=dated, tag="NNP", pos="PROPN")
    for i, word in enumerate(words, low):
        if word == "on":
            labels.put(i, day, dep="case", tag="IN", pos="ADP")
