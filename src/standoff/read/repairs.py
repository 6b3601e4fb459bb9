"""What layout and names know better than the parser: where sentences start, what is coordinated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.read.sentences import Mention, Segment

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["coordinate", "mark_sentences"]

_STOPS = frozenset([".", "!", "?", "…", "..", "...", "?!", "!?", ".."])
_CLOSERS = frozenset(["”", '"', "’", "'", ")", "]", "''", "»"])


def mark_sentences(doc: Doc, segments: tuple[Segment, ...]) -> None:
    """Tell the parser where a sentence starts (each segment) and where none can.

    Within a segment a sentence can only start after a full stop, question or exclamation mark
    and the closing marks behind it; between segments lie bullets and blanks.

    Parameters
    ----------
    doc : spacy.tokens.Doc
        Tokenized, not parsed; changed in place.
    segments : tuple of Segment
        Of the same text.
    """
    starts = set()
    for segment in segments:
        inside = doc.char_span(segment.start, segment.end, alignment_mode="expand")
        if inside is not None:
            starts.update((inside.start, inside.end))
    stopped = False
    for token in doc:
        if token.i in starts:
            token.is_sent_start = True
        elif token.i and not stopped:
            token.is_sent_start = False
        ends = token.text in _STOPS or (token.text.endswith(".") and len(token.text) > 1)
        stopped = ends or (stopped and (token.text in _CLOSERS or token.is_space))


def coordinate(doc: Doc, mentions: tuple[Mention, ...]) -> None:
    """Hang the names of a series ("A, B, C and D") on its first, as the treebank would.

    Parameters
    ----------
    doc : spacy.tokens.Doc
        Parsed; changed in place.
    mentions : tuple of Mention
        In text order.
    """
    for series in _series(doc, mentions):
        members = [_head(doc, mention) for mention in series]
        first = members[0]
        outer = next((m for m in members if m.head not in members), first)
        inside = {i for mention in series for i in range(mention.start, mention.end)}
        if outer.i != first.i and not _is_within(outer.head, inside):
            first.head, first.dep_ = outer.head if outer.head.i != outer.i else first, outer.dep_
        for member in members[1:]:
            member.head, member.dep_ = first, "conj"


def _is_within(token: Token, inside: set[int]) -> bool:
    return token.i in inside


def _head(doc: Doc, mention: Mention) -> Token:
    return doc[mention.start : mention.end].root


def _series(doc: Doc, mentions: tuple[Mention, ...]) -> Iterator[list[Mention]]:
    """Find three or more bare names in a row with commas between and a conjunction at the end."""
    series: list[Mention] = []
    for mention in mentions:
        gap = [doc[i].lower_ for i in range(series[-1].end, mention.start)] if series else []
        if series and gap in ([","], ["and"], ["or"], [",", "and"], [",", "or"]):
            series.append(mention)
            if gap != [","]:
                if len(series) > 2:
                    yield series
                series = []
        else:
            series = [mention]
