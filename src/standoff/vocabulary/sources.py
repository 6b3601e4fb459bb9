"""Documents, the spans that quote them, and who in them says a thing.

Attribution (source, cue, content) follows Pareti (2016) and PolNeAR (Newell et al., 2018).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = ["Attribution", "Document", "SourceKind", "Span", "Voice", "document_id"]


def document_id(text: str) -> str:
    """Name a document by the hash of its text, so that the same text is the same document."""
    return f"d-{hashlib.sha256(text.encode()).hexdigest()[:16]}"


@dataclass(frozen=True, slots=True)
class Document:
    """One text as it was read, with what is known of its origin.

    Attributes
    ----------
    id : str
        `document_id` of the text.
    text : str
        The text; every span counts its Unicode code points.
    title, outlet, url : str
        Empty where unknown. The outlet is the publisher (a host name or a file's folder).
    published : date or None
        The day the text was published; None where nobody said.
    """

    id: str
    text: str
    title: str = ""
    outlet: str = ""
    url: str = ""
    published: date | None = None

    def span(self, start: int, end: int) -> Span:
        """Quote the text from `start` to `end` (code points, end exclusive)."""
        return Span(self.id, start, end, self.text[start:end])

    def holds(self, span: Span) -> bool:
        """Say whether the span's quote is verbatim this document's slice."""
        return span.document == self.id and self.text[span.start : span.end] == span.quote != ""


@dataclass(frozen=True, slots=True)
class Span:
    """A verbatim stretch of one document: code-point offsets, end exclusive, and the quote."""

    document: str
    start: int
    end: int
    quote: str


class Voice(StrEnum):
    """How the content is given: in the author's voice or as somebody's words."""

    AUTHOR = "author"
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class SourceKind(StrEnum):
    """What sort of source stands behind a statement."""

    AUTHOR = "author"
    NAMED_OFFICIAL = "named_official"
    ANONYMOUS_OFFICIAL = "anonymous_official"
    NAMED_EXPERT = "named_expert"
    ANONYMOUS_EXPERT = "anonymous_expert"
    GOVERNMENT = "government"
    ORGANISATION = "organisation"
    MEDIA = "media"
    NAMED_PERSON = "named_person"
    ANONYMOUS = "anonymous"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is given as the source of a statement, by what cue, in what voice.

    Attributes
    ----------
    voice : Voice
    kind : SourceKind
    source, cue : Span or None
        The words that name the source and the words that attribute; None in the author's voice.
    name, affiliation : str
        The source as resolved ("Elena Ramirez", "Center for ..."), empty where unknown.
    """

    voice: Voice = Voice.AUTHOR
    kind: SourceKind = SourceKind.AUTHOR
    source: Span | None = None
    cue: Span | None = None
    name: str = ""
    affiliation: str = ""
