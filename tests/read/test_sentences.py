from __future__ import annotations

from datetime import date

from standoff.read.sentences import AttributedContent, Rule
from standoff.vocabulary.actors import Actor
from standoff.vocabulary.claims import Claim, Relation
from standoff.vocabulary.sources import Attribution, Document, document_id
from tests.read.tools import DAY, prepared

TEXT = "Support comes from:\n- Chile: coal;\n- Peru: pilots.\nBrazil, Chile and Peru met in Lima."


def test_sentences_stay_within_their_segments() -> None:
    text = prepared(TEXT)
    assert [s.tokens.text for s in text.sentences] == [
        "Support comes from:",
        "Chile: coal;",
        "Peru: pilots.",
        "Brazil, Chile and Peru met in Lima.",
    ]


def test_items_know_their_lead_and_all_know_what_went_before() -> None:
    first, item, second, last = prepared(TEXT).sentences
    assert item.lead is not None
    assert item.lead.tokens.text == second.lead.tokens.text == first.tokens.text  # type: ignore[union-attr]
    assert last.lead is None
    assert first.before is None
    assert last.before is not None
    assert last.before.tokens.text == "Peru: pilots."


def test_quotes_are_the_documents_slices() -> None:
    text = prepared("Chile\n met   Peru.")
    span = text.quote(0, len(text.doc))
    assert span.quote == "Chile\n met   Peru."
    assert text.document.holds(span)
    assert text.span(5, 8).quote == "m"


def test_a_series_denotes_all_its_members_once() -> None:
    text = prepared("Brazil, Chile, Peru and Chile sent notes.")
    head = next(token for token in text.doc if token.text == "Brazil")
    assert [actor.code for actor in text.actors(head)] == ["BRA", "CHL", "PER"]


def test_involved_looks_into_the_phrase() -> None:
    text = prepared("Rebels shelled a village in Chad.")
    head = next(token for token in text.doc if token.text == "village")
    assert text.actors(head) == ()
    assert [actor.code for actor in text.involved(head)] == ["TCD"]


def test_the_smallest_content_gives_the_attribution() -> None:
    outer, inner = Attribution(name="outer"), Attribution(name="inner")
    contents = (AttributedContent(((0, 5),), outer), AttributedContent(((1, 3),), inner))
    from dataclasses import replace

    text = replace(prepared("Peru says Chile left early."), contents=contents)
    [sentence] = text.sentences
    assert [sentence.attribution_at(t).name for t in sentence.tokens] == [
        *("outer", "inner", "inner", "outer", "outer"),
        "",
    ]


def test_a_rule_signs_its_claims_and_waits_for_its_triggers() -> None:
    text = prepared("Peru met Chile.")
    [sentence] = text.sentences

    def find(_sentence: object) -> list[Claim]:
        basis = sentence.basis(sentence.root, (0, 2))
        return [Relation(relation="rivalry", a=(Actor("PER"),), b=(Actor("CHL"),), **basis)]

    [claim] = Rule("relation.test", "RELATION", find)(sentence)
    assert (claim.rule, claim.span.quote) == ("relation.test", "Peru met")
    assert list(Rule("relation.test", "RELATION", find, frozenset(["feud"]))(sentence)) == []
    assert len(list(Rule("relation.test", "RELATION", find, frozenset(["meet"]))(sentence))) == 1


def test_without_a_date_the_day_of_the_document_is_unknown() -> None:
    from standoff.read.reader import prepare

    text = prepare(Document(document_id(TEXT), TEXT), as_of=date(2020, 1, 1))
    assert text.published is None
    assert prepared(TEXT).published == DAY
