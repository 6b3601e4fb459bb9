"""Who says a thing, how surely, when, and who else says it: claims in words."""

from __future__ import annotations

from collections.abc import Iterable

from standoff.brief.evidence import Evidence
from standoff.brief.wording import count, day, listing, plural
from standoff.vocabulary.claims import Assessment, Certainty, Claim
from standoff.vocabulary.sources import Attribution, Document, SourceKind

__all__ = [
    "KINDS",
    "certainty",
    "corroboration",
    "named_once",
    "outlet",
    "parties",
    "quoted",
    "voice",
    "voices",
    "when",
]

KINDS: dict[SourceKind, str] = {
    SourceKind.NAMED_OFFICIAL: "named officials",
    SourceKind.GOVERNMENT: "governments",
    SourceKind.ANONYMOUS_OFFICIAL: "unnamed officials",
    SourceKind.NAMED_EXPERT: "named experts",
    SourceKind.ANONYMOUS_EXPERT: "unnamed experts",
    SourceKind.ORGANISATION: "organisations",
    SourceKind.MEDIA: "other media",
    SourceKind.NAMED_PERSON: "named persons",
    SourceKind.ANONYMOUS: "unnamed sources",
    SourceKind.AUTHOR: "the author’s own voice",
}
"""Kinds of source in words, in the order a brief lists them."""

_UNNAMED = (SourceKind.ANONYMOUS_OFFICIAL, SourceKind.ANONYMOUS_EXPERT, SourceKind.ANONYMOUS)
_PERSONS = (SourceKind.NAMED_EXPERT, SourceKind.NAMED_PERSON)
_CERTAINTY = {
    (Certainty.CERTAIN, True): "stated as fact",
    (Certainty.PROBABLE, True): "held probable",
    (Certainty.POSSIBLE, True): "held possible",
    (Certainty.CERTAIN, False): "denied",
    (Certainty.PROBABLE, False): "held improbable",
    (Certainty.POSSIBLE, False): "held possibly not so",
}


_SINGLE = str.maketrans({"“": "‘", "”": "’", '"': "'", "«": "‘", "»": "’"})
_NONE = str.maketrans("", "", '“”"«»')


def quoted(words: str) -> str:
    """Set a source's words on one line for quoting: own quotation marks single, ends bare.

    Marks that open or close outside the words are left out, and so is the stop at the end.
    """
    even = words.count("“") == words.count("”") and words.count('"') % 2 == 0
    line = " ".join(words.translate(_SINGLE if even else _NONE).split())
    return line.lstrip(" ,;:.-–—").rstrip(" ,;:.-–—")


def outlet(document: Document) -> str:
    """Name the publisher of a document, or else the document."""
    return document.outlet or document.title or "an unnamed outlet"


def _document(evidence: Evidence, claim: Claim) -> Document:
    return evidence.documents[claim.span.document]


def _said_by(made: Attribution) -> str:
    words = quoted(made.source.quote) if made.source else ""
    return made.name or words


def voice(evidence: Evidence, claim: Claim) -> str:
    """Say who stands behind a claim, in the few words of a table cell."""
    made = claim.attribution
    if made.kind is SourceKind.AUTHOR:
        return f"{outlet(_document(evidence, claim))}, in its own voice"
    who = _said_by(made)
    if made.kind in _UNNAMED:
        return f"unnamed: “{who}”" if who else "unnamed"
    return (
        f"{who or 'a source not identified'}{f', {made.affiliation}' if made.affiliation else ''}"
    )


def named_once(evidence: Evidence, name: str) -> bool:
    """Say whether only one outlet in the record quotes this person."""
    outlets = {
        outlet(_document(evidence, claim))
        for _, claim in evidence.claims
        if claim.attribution.name == name
    }
    return len(outlets) == 1


def _distinct(claims: Iterable[Claim]) -> dict[SourceKind, list[str]]:
    found: dict[SourceKind, dict[str, None]] = {kind: {} for kind in KINDS}
    for claim in claims:
        made = claim.attribution
        place = claim.span.document
        key = place if made.kind is SourceKind.AUTHOR else _said_by(made) or place
        found[made.kind][key] = None
    return {kind: list(keys) for kind, keys in found.items() if keys}


def voices(evidence: Evidence, claims: Iterable[Claim]) -> str:
    """Say how many of which sources stand behind claims; one unnamed source stays one.

    An expert whom only one outlet quotes is called one "nobody else quotes".
    """
    words: list[str] = []
    unnamed = 0
    for kind, keys in _distinct(claims).items():
        if kind in _UNNAMED:
            unnamed += len(keys)
        elif kind is SourceKind.AUTHOR:
            words.append("one article in its own voice" if len(keys) == 1 else _articles(len(keys)))
        else:
            words += [f"{key}{_alone(evidence, key, kind)}" for key in keys]
    if unnamed:
        words.insert(0, plural(unnamed, "unnamed source"))
    return listing(words)


def _alone(evidence: Evidence, name: str, kind: SourceKind) -> str:
    if kind not in _PERSONS or not named_once(evidence, name):
        return ""
    expert = kind is SourceKind.NAMED_EXPERT
    return " (an expert nobody else quotes)" if expert else " (whom nobody else quotes)"


def _articles(n: int) -> str:
    return f"{count(n)} articles in their own voice"


def certainty(claim: Claim) -> str:
    """Say how sure the source is, with the words that hedge or deny it.

    What a judgement denies is in its polarity, so here only its certainty is told.
    """
    positive = claim.factuality.positive or isinstance(claim, Assessment)
    words = _CERTAINTY[claim.factuality.certainty, positive]
    cues = ", ".join(f"“{quoted(cue.quote)}”" for cue in claim.factuality.cues)
    return f"{words} ({cues})" if cues else words


def when(evidence: Evidence, claim: Claim) -> str:
    """Say the time a claim is about, or else the day its document was published."""
    made = claim.when
    if made.text is not None:
        return f"“{quoted(made.text.quote)}”"
    if made.start and made.end and made.start != made.end:
        return f"{day(made.start)} to {day(made.end)}"
    if made.start:
        return day(made.start)
    published = made.end or _document(evidence, claim).published
    return f"by {day(published)}" if published else "undated"


def parties(evidence: Evidence, claim: Claim) -> str:
    """Say who acts or is judged, and toward whom: "Russia → Venezuela"."""
    first, second = claim.parties
    if not first and not second:
        return "nobody named"
    doers, others = evidence.actors(first), evidence.actors(second)
    return f"{doers} → {others}" if second and others != doers else doers


def corroboration(evidence: Evidence, key: str) -> str:
    """Say how many independent outlets carry what a claim asserts, and where that is thin."""
    group = evidence.groups.get(key)
    if group is None:
        return "not compared with other outlets"
    carried = plural(max(1, len(group.outlets)), "outlet")
    if len(group.outlets) < 2:
        return group.note if "one outlet" in group.note else f"{carried} only"
    return f"{carried}, independent{f'; {group.note}' if group.note else ''}"
