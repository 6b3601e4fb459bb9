"""A model may point at words; every attempt to bring in its own is refused and counted."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from standoff.read.backends.llm.grounding import Seen, ground
from standoff.read.backends.llm.prompt import FIELDS, LABELS
from standoff.read.backends.llm.proposals import Proposal, Refusal, proposals
from standoff.read.backends.llm.windows import windows
from standoff.read.sentences import Text
from standoff.vocabulary.claims import Claim, Event, Posture, Question, claim_to_plain
from tests.read.backends.llm.server import BOATS, DAY, NOTE, TROOPS, but, claim
from tests.read.tools import prepared

TEXT = prepared(NOTE, DAY)


def made(one: dict[str, Any], text: Text = TEXT, **taken: Any) -> Claim | Refusal:
    (proposal,) = proposals({"claims": [one]})
    if isinstance(proposal, Refusal):
        return proposal
    (window,) = windows(text, size=100_000)
    return ground(text, proposal, seen=Seen(window, taken.get("taken", {}), "llm:test"))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"quote": "Russia has massed about 200,000 troops near Ukraine"}, "quote"),
        ({"quote": "Russia has massed about 100,000 Troops"}, "quote"),
        ({"quote": "Russia has massed troops near Ukraine"}, "quote"),
        ({"quote": "ssia has massed about 100,000 troops"}, "quote"),
        ({"quote": "000 troops near Ukraine", "items": ["troops"]}, "quote"),
        ({"quote": ""}, "quote"),
        ({"quote": " \n "}, "quote"),
        ({"quote": "Russia"}, "length"),
        ({"quote": "Russia\ud800 has massed"}, "quote"),
        ({"actor": ["Zembla"]}, "party"),
        ({"actor": ["China"]}, "party"),
        ({"actor": ["CHN"]}, "party"),
        ({"actor": ["Russia", "Belarus"]}, "party"),
        ({"toward": ["the European Union"]}, "party"),
        ({"actor": ["has massed"]}, "party"),
        ({"actor": ["Russ"]}, "party"),
        ({"actor": [""]}, "party"),
        ({"actor": ["---"]}, "party"),
        ({"actor": []}, "nobody"),
        ({"items": ["200,000 troops"]}, "number"),
        ({"items": ["00,000 troops"]}, "number"),
        ({"items": ["twelve troops"]}, "number"),
        ({"items": ["tanks"]}, "words"),
        ({"items": []}, "words"),
        ({"amount": "500,000"}, "number"),
        ({"amount": "many"}, "number"),
    ],
)
def test_what_is_not_the_documents_is_refused(change: dict[str, Any], reason: str) -> None:
    assert made(but(TROOPS, **change)) == Refusal(reason)


def test_a_number_cut_in_two_is_made_whole() -> None:
    text = prepared("Russia has lost between 2 and 5 million people in the war.", DAY)
    one = claim("5 million people in the war", kind="COST", label="civilians", amount="5 million")
    found = made(but(one, actor=["Russia"]), text)
    assert isinstance(found, Claim)
    assert found.span.quote == "between 2 and 5 million people in the war"
    plain = claim_to_plain(found)
    assert (plain["quantity"]["low"], plain["quantity"]["high"]) == (2e6, 5e6)


def test_a_number_before_the_quote_is_not_the_claims() -> None:
    found = made(but(TROOPS, quote="troops near Ukraine"))
    assert isinstance(found, Posture)
    assert found.forces[0].quantity is None
    text = prepared("Russia has massed 15 000 troops near Ukraine.", DAY)
    assert made(but(TROOPS, quote="000 troops near Ukraine"), text) == Refusal("number")
    assert made(but(TROOPS, quote="Russia has massed 15", items=[]), text) == Refusal("number")


def test_initials_are_words() -> None:
    text = prepared("The U.S. attacked. Iran replied in kind to the U.S. attack.", DAY)
    one = claim("U.S. attacked", label="ASSAULT", actor=["U.S."])
    assert isinstance(made(one, text), Event)


def test_a_code_or_other_name_counts_if_the_document_names_the_same_state() -> None:
    for name in ("RUS", "Russia", "Russian Federation", "Moscow"):
        found = made(but(TROOPS, actor=[name]))
        assert isinstance(found, Posture), name
        assert [a.code for a in found.actor] == ["RUS"]


def test_somebody_whom_no_gazetteer_knows_counts_if_the_document_names_them() -> None:
    text = prepared("The Zemblan League has sent two ships to Cuba, it said.", DAY)
    one = claim("The Zemblan League has sent two ships to Cuba", actor=["Zemblan League"])
    found = made(but(one, toward=["Cuba"]), text)
    assert isinstance(found, Event)
    assert [(a.code, a.text) for a in found.actor] == [("---", "Zemblan League")]


def test_of_a_series_only_the_one_that_was_named_is_meant() -> None:
    text = prepared("Russia, China and Cuba have sent advisers to Venezuela.", DAY)
    one = claim("China and Cuba have sent advisers", actor=["China"], toward=["Venezuela"])
    found = made(one, text)
    assert isinstance(found, Event)
    assert [a.code for a in found.actor] == ["CHN"]


def test_a_repeated_quote_is_found_in_the_paragraph_that_is_named() -> None:
    first, second = NOTE.index("Cuba delivered"), NOTE.rindex("Cuba delivered")
    assert [made(but(BOATS, paragraph=n)).span.start for n in (2, 3)] == [first, second]  # type: ignore[union-attr]
    assert made(but(BOATS, paragraph=1)) == Refusal("place")
    assert made(but(BOATS, paragraph=-(10**30))) == Refusal("place")


def test_a_wrong_paragraph_does_not_matter_where_the_quote_is_unique() -> None:
    found = made(but(TROOPS, paragraph=77))
    assert isinstance(found, Claim)
    assert found.span.quote == TROOPS["quote"]


def test_the_same_proposal_twice_finds_the_next_place() -> None:
    text = prepared("Iran struck Israel. Israel replied. Iran struck Israel.", DAY)
    one = claim("Iran struck Israel", label="ASSAULT", actor=["Iran"], toward=["Israel"])
    taken: dict[Proposal, int] = {}
    found = [made(one, text, taken=taken) for _ in range(3)]
    assert [c.span.start for c in found if isinstance(c, Claim)] == [0, 36, 36]


def test_more_than_two_sentences_are_no_claim() -> None:
    text = prepared("Iran struck Israel. Israel replied. Iran struck again. All wept.", DAY)
    one = claim("Iran struck Israel. Israel replied. Iran struck again", actor=["Iran"])
    assert made(one, text) == Refusal("length")


def test_negation_outside_the_quote_is_seen() -> None:
    text = prepared("Iran did not send missiles to Venezuela last week.", DAY)
    one = claim("send missiles to Venezuela", actor=["Iran"], toward=["Venezuela"])
    found = made(one, text)
    assert isinstance(found, Event)
    assert not found.factuality.positive
    assert "negation" in found.aux


def test_outcomes_of_a_question_are_the_documents_words() -> None:
    text = prepared("It is open whether Iran will fight or yield, Israel said.", DAY)
    one = claim("whether Iran will fight or yield", kind="QUESTION", label="open", actor=["Iran"])
    found = made(but(one, items=["fight", "yield"]), text)
    assert isinstance(found, Question)
    assert found.outcomes == ("fight", "yield")
    assert made(but(one, items=["fight", "surrender"]), text) == Refusal("words")


PARTIES = st.sampled_from(
    ["Russia", "Cuba", "Ukraine", "VEN", "officials in Kyiv", "France", "Zembla", "---", "", "12"]
)
ANY = st.one_of(st.none(), st.booleans(), st.floats(), st.text(max_size=8), st.just(["500"]))


@st.composite
def claims_of_any_kind(draw: st.DrawFn) -> dict[str, Any]:
    """Propose words of a paragraph, sometimes changed, with parties and items true or not."""
    number = draw(st.integers(1, 3))
    words = NOTE.split("\n\n")[number - 1].rstrip(".").split()
    start = draw(st.integers(0, len(words) - 3))
    inside = words[start : draw(st.integers(start + 2, len(words)))]
    kind = draw(st.sampled_from(sorted(LABELS)))
    spoilt = draw(st.sampled_from(["", "", "", "x", "500", " missiles", "\u200b"]))
    one = claim(
        " ".join(inside) + spoilt,
        paragraph=number,
        kind=kind,
        label=draw(st.sampled_from(LABELS[kind])),
        actor=draw(st.lists(PARTIES, max_size=2)),
        toward=draw(st.lists(PARTIES, max_size=1)),
        event=draw(st.sampled_from(["", "AID"])),
        polarity=draw(st.sampled_from("+-0")),
        items=draw(st.lists(st.sampled_from([*inside, "500 tanks"]), max_size=2)),
        amount=draw(st.sampled_from(["", *inside])),
    )
    if draw(st.integers(0, 9)) == 0:
        one[draw(st.sampled_from(sorted(FIELDS)))] = draw(ANY)
    return one


def strings(value: Any) -> set[str]:
    """Collect the words of a claim's plain form, without what is drawn from closed lists."""
    if isinstance(value, dict):
        closed = ("id", "kind", "rule", "document", "voice", "certainty", "sector", "code", "unit")
        closed += ("qualifier", "label", "direction", "status", "event", "stance", "commitment")
        closed += ("relation", "domain", "aux", "context", "dimension", "polarity", "form")
        closed += ("start", "end", "value")
        return {s for k, v in value.items() if k not in closed for s in strings(v)}
    if isinstance(value, list):
        return {s for v in value for s in strings(v)}
    return {value} if isinstance(value, str) else set()


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(claims_of_any_kind())
def test_no_word_of_a_claim_is_the_models(one: dict[str, Any]) -> None:
    found = made(one)
    event("refused" if isinstance(found, Refusal) else "read")
    if isinstance(found, Refusal):
        return
    assert TEXT.document.holds(found.span)
    plain = claim_to_plain(found)
    assert all(word in NOTE or word == "anonymous" for word in strings(plain) - {"other"}), plain
