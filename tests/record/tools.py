"""Short ways to write documents and claims in a test."""

from __future__ import annotations

from datetime import date

from standoff.vocabulary.actors import Actor
from standoff.vocabulary.claims import Claim, Item, Posture, Relation, Signal, Stance, Support
from standoff.vocabulary.crises import Reading
from standoff.vocabulary.sources import Attribution, Document, document_id

DAY = date(2025, 11, 10)


def document(text: str, *, outlet: str = "", published: date | None = DAY) -> Document:
    return Document(document_id(text), text, text[:20], outlet, "", published)


def posture(source: Document, quote: str, *, actor: str, against: str) -> Posture:
    start = source.text.index(quote)
    return Posture(
        span=source.span(start, start + len(quote)),
        rule="test",
        actor=(Actor(actor),),
        against=(Actor(against),),
        forces=(),
    )


def support(source: Document, quote: str, *, by: str, to: str, form: str = "weapons") -> Support:
    start = source.text.index(quote)
    return Support(
        span=source.span(start, start + len(quote)),
        rule="test",
        supporter=(Actor(by),),
        recipient=(Actor(to),),
        items=(Item(form, "things"),),
    )


def signal(
    source: Document,
    quote: str,
    *,
    actor: str,
    recipient: str,
    attribution: Attribution | None = None,
) -> Signal:
    start = source.text.index(quote)
    return Signal(
        span=source.span(start, start + len(quote)),
        rule="test",
        actor=(Actor(actor),),
        recipient=(Actor(recipient),),
        stance=Stance.COERCIVE,
        event="THREATEN",
        attribution=attribution or Attribution(),
    )


def relation(source: Document, quote: str, *, kind: str, a: str, b: str) -> Relation:
    start = source.text.index(quote)
    return Relation(
        span=source.span(start, start + len(quote)),
        rule="test",
        relation=kind,
        a=(Actor(a),),
        b=(Actor(b),),
    )


def reading(source: Document, *claims: Claim) -> Reading:
    return Reading(source, claims)
