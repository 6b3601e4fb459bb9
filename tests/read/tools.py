"""Read a text as the reader does and look at the claims of some rules."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from standoff.read.reader import prepare
from standoff.read.sentences import Rule, Text
from standoff.vocabulary.claims import Claim
from standoff.vocabulary.sources import Document, document_id

DAY = date(2021, 12, 3)
"""A Friday; the day of the document and of what is known, unless a test says otherwise."""


def prepared(text: str, day: date = DAY) -> Text:
    """Run the passes before the rules."""
    document = Document(document_id(text), text, published=day)
    return prepare(document, as_of=day)


def claims(rules: Sequence[Rule], text: str, day: date = DAY) -> list[Claim]:
    """Give the claims of some rules, every quote checked against the text."""
    ready = prepared(text, day)
    found = [c for sentence in ready.sentences for rule in rules for c in rule(sentence)]
    assert all(ready.document.holds(claim.span) for claim in found)
    return found


def check_claims(rules: Sequence[Rule], text: str, *expected: tuple[str, str, str]) -> list[Claim]:
    """Assert that the rules read these claims and no other: "USA,GBR", "VEN", the quote's start."""
    found = claims(rules, text)
    shown = [
        (",".join(a.code for a in one), ",".join(a.code for a in other), claim.span.quote)
        for claim in found
        for one, other in [claim.parties]
    ]
    assert [row[:2] for row in shown] == [row[:2] for row in expected], shown
    for (_, _, quote), (_, _, words) in zip(shown, expected, strict=True):
        assert words in quote, shown
    return found


def check_silent(rules: Sequence[Rule], text: str) -> None:
    """Assert that the rules read nothing."""
    assert claims(rules, text) == []
