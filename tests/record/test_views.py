from __future__ import annotations

from datetime import date

from standoff.record.views import view_of
from tests.record.tools import document, posture, reading


def test_what_was_published_later_is_not_seen() -> None:
    early = document("Arland moves.", published=date(2025, 11, 1))
    late = document("Arland strikes.", published=date(2025, 11, 20))
    view = view_of([reading(late), reading(early)], as_of=date(2025, 11, 10))
    assert [d.text for d in view.documents] == ["Arland moves."]


def test_documents_by_day_and_claims_by_place() -> None:
    source = document("Arland moves. Arland presses on.")
    second = posture(source, "presses on", actor="USA", against="VEN")
    first = posture(source, "Arland moves", actor="USA", against="VEN")
    view = view_of([reading(source, second, first)], as_of=date(2025, 12, 1))
    assert [c.span.quote for c in view.claims] == ["Arland moves", "presses on"]
    assert view.document_of(first) is source
