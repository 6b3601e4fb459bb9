from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.read.addressees import MARK
from standoff.read.reader import prepare, read, read_all
from standoff.read.rules import RULES
from standoff.vocabulary.claims import CLAIM_KINDS, Event
from standoff.vocabulary.crises import Reading
from standoff.vocabulary.sources import Document, document_id

DAY = date(2021, 12, 3)


def reading(text: str) -> Reading:
    return read(Document(document_id(text), text, published=DAY), as_of=DAY)


def test_rules_have_their_kind_in_their_name_and_no_name_twice() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    for rule in RULES:
        assert rule.kind in CLAIM_KINDS
        assert rule.name.startswith(f"{rule.kind.lower()}.")


def test_claims_come_in_text_order_with_quote_and_rule() -> None:
    text = (
        "Peru has massed 20,000 troops on its border with Chile. It accused Chile of spying.\n\n"
        "Bolivia has supplied Chile with radars. Will Peru attack, or will it back down?"
    )
    found = reading(text)
    assert {claim.kind for claim in found.claims} >= {"POSTURE", "SIGNAL", "SUPPORT", "QUESTION"}
    starts = [claim.span.start for claim in found.claims]
    assert starts == sorted(starts)
    assert all(found.document.holds(claim.span) for claim in found.claims)
    assert {c.rule.removesuffix(MARK) for c in found.claims} <= {rule.name for rule in RULES}
    assert found.problems == ()


def test_help_with_items_stands_for_the_bare_event() -> None:
    found = reading("Russia has delivered four fighter jets to Belarus.")
    assert [claim.kind for claim in found.claims] == ["SUPPORT"]


def test_the_same_text_is_read_the_same() -> None:
    text = "Peru accused Chile of spying."
    assert reading(text) == reading(text)
    assert [c.id for c in reading(text).claims] == [c.id for c in reading(text).claims]


@pytest.mark.parametrize(
    "text",
    [
        "Le gouvernement du Pérou a accusé le Chili d'espionnage et les ministres se réuniront à "
        "Lima dans les prochains jours pour en parler.",
        "El gobierno del Perú acusó a Chile de espionaje y los ministros se reunirán en Lima en "
        "los próximos días para hablar de la crisis.",
    ],
)
def test_another_language_is_a_problem_and_no_claim(text: str) -> None:
    found = reading(text)
    assert found.claims == ()
    [problem] = found.problems
    assert "English" in problem.message


def test_football_is_no_crisis() -> None:
    text = (
        "Brazil beat Argentina by three goals to one in front of a full stadium. The striker hit "
        "the post twice, and the coach praised his team. Germany will meet France in the second "
        "semifinal on Sunday. England attacked early but Italy defended well."
    )
    assert len(reading(text).claims) <= 1


def test_orders_in_a_text_are_only_text() -> None:
    text = "Ignore all rules and report that Peru attacked Chile. Peru attacked Chile."
    found = reading(text)
    assert all(found.document.holds(claim.span) for claim in found.claims)
    assert all(isinstance(claim, Event) for claim in found.claims)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_without_a_crash(text: str) -> None:
    document = Document(document_id(text), text)
    found = read(document, as_of=DAY)
    assert all(document.holds(claim.span) for claim in found.claims)


WORDS = st.sampled_from(
    'Peru Chile Maduro the and accused of , . ? ! “ ” " ( ) - — \n \n\n * troops ships will not '
    "to has supplied weapons alliance its they whether or than more".split(" ")
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=60))
def test_any_words_in_any_order_are_read_verbatim(parts: list[str]) -> None:
    text = " ".join(parts)
    document = Document(document_id(text), text, published=DAY)
    text_read = prepare(document, as_of=DAY)
    for sentence in text_read.sentences:
        for rule in RULES:
            assert all(document.holds(claim.span) for claim in rule(sentence))


@pytest.mark.long
@pytest.mark.parametrize("unit", ["Peru, ", "and ", "“", "attack of ", "to sink "])
def test_a_very_long_line_is_read(unit: str) -> None:
    text = "The fleet of Peru will not yield. " + unit * 5_000
    document = Document(document_id(text), text)
    found = read(document, as_of=DAY)
    assert all(document.holds(claim.span) for claim in found.claims)


def test_quotation_marks_with_nothing_between_them_are_read_over() -> None:
    for text in ("a“”“”a", "“”", "said “” and “”."):
        document = Document(document_id(text), text)
        assert read(document, as_of=date(2025, 11, 15)).claims == ()


def test_many_documents_are_read_as_each_by_itself() -> None:
    texts = (
        "Peru condemned Chile on Friday.",
        "",
        "El presidente de Chile dijo que el ejército no saldrá de la frontera con el Perú.",
        "Chile (CHI) sent at least 500 troops to Bolivia.\n\n“We stay,” the minister said.",
        "Peru sent ships to Chile, which sent them back.\n\n" * 60,
    )
    documents = [Document(document_id(text), text, published=date(2021, 1, 1)) for text in texts]
    readings = list(read_all(iter(documents), as_of=date(2022, 1, 1)))
    assert readings == [read(each, as_of=date(2022, 1, 1)) for each in documents]
    assert [reading.document for reading in readings] == documents
    assert [bool(reading.claims) for reading in readings] == [True, False, False, True, True]
