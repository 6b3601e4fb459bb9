from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from standoff.vocabulary.actors import Actor, Sector
from standoff.vocabulary.claims import (
    CLAIM_KINDS,
    Assessment,
    Certainty,
    Claim,
    Cost,
    Event,
    Factuality,
    Force,
    Item,
    Judgement,
    Posture,
    Quantity,
    Question,
    Relation,
    Signal,
    Stance,
    Support,
    When,
    claim_from_plain,
    claim_to_plain,
)
from standoff.vocabulary.identity import as_plain, canonical_json, content_id
from standoff.vocabulary.sources import Attribution, Document, SourceKind, Span, Voice

SPAN = Span("d-1", 3, 9, "a span")
USA, VEN = (Actor("USA", text="Washington"),), (Actor("VEN", Sector.MIL),)
COMMON = {
    "span": SPAN,
    "rule": "test.rule",
    "attribution": Attribution(Voice.MIXED, SourceKind.NAMED_EXPERT, SPAN, None, "A B", "C"),
    "factuality": Factuality(Certainty.POSSIBLE, False, (SPAN,)),
    "when": When(date(2025, 1, 2), None, SPAN),
}
SOME = Quantity(2e9, None, "USD", "at least", "billions")
CLAIMS: tuple[Claim, ...] = (
    Event(**COMMON, actor=USA, recipient=VEN, event="ACCUSE", mode=("allege",), quantity=SOME),
    Posture(**COMMON, actor=USA, against=VEN, forces=(Force("naval", "ships", SOME),)),
    Support(**COMMON, supporter=USA, recipient=VEN, items=(Item("weapons", "jets"),)),
    Signal(**COMMON, actor=USA, recipient=VEN, stance=Stance.AMBIGUOUS, aux=("negation",)),
    Assessment(**COMMON, about=USA, judgements=(Judgement("will", "-", USA),), toward=VEN),
    Relation(**COMMON, relation="rivalry", a=USA, b=VEN),
    Cost(**COMMON, bearer=VEN, domain="civilians", quantity=SOME),
    Question(**COMMON, outcomes=("it holds", "it breaks")),
)


def test_every_kind_survives_the_way_to_json_and_back() -> None:
    assert {c.kind for c in CLAIMS} == set(CLAIM_KINDS)
    for claim in CLAIMS:
        assert claim_from_plain(claim_to_plain(claim)) == claim


def test_same_content_same_id_other_content_other_id() -> None:
    ids = {c.id for c in CLAIMS}
    assert len(ids) == len(CLAIMS)
    assert {replace(c).id for c in CLAIMS} == ids
    assert replace(CLAIMS[0], rule="another").id not in ids


def test_a_claims_id_is_pinned() -> None:
    """An id that changes breaks every ledger that names it."""
    assert CLAIMS[5].id == content_id(CLAIMS[5], prefix="c-")
    assert canonical_json({"b": 1, "a": (date(2025, 1, 2), Stance.COERCIVE)}) == (
        '{"a":["2025-01-02","coercive"],"b":1}'
    )


@given(st.text(), st.text())
def test_documents_quote_verbatim(before: str, quote: str) -> None:
    document = Document("d-1", before + quote)
    span = document.span(len(before), len(before + quote))
    assert document.holds(span) == (quote != "")
    assert not document.holds(replace(span, quote=quote + "x"))


def test_plain_values_pass_through() -> None:
    assert as_plain({"a": [1, 2.5, None, True]}) == {"a": [1, 2.5, None, True]}
