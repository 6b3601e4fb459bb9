from __future__ import annotations

import json
from dataclasses import FrozenInstanceError
from typing import Any

import pytest

from standoff.errors import UsageError
from standoff.read.backends.llm.backend import open_backend
from standoff.vocabulary.claims import Certainty, Event, Posture, Support, claim_to_plain
from tests.read.backends.llm.server import (
    BOATS,
    NOTE,
    TROOPS,
    Heard,
    Say,
    but,
    chat,
    claim,
    messages,
    proposed,
    read_with,
    serving,
)


def test_what_stands_in_the_document_is_read_with_our_own_numbers() -> None:
    reading, refused = proposed(TROOPS, BOATS)
    troops, boats = reading.claims
    assert isinstance(troops, Posture)
    assert isinstance(boats, Support)
    assert (troops.actor[0].code, troops.against[0].code) == ("RUS", "UKR")
    assert troops.forces[0].quantity is not None
    assert troops.forces[0].quantity.low == 100_000
    assert troops.forces[0].quantity.qualifier == "approximately"
    assert troops.attribution.source is not None
    assert troops.attribution.source.quote == "Officials in Kyiv"
    assert boats.items[0].quantity is not None
    assert boats.items[0].quantity.low == 12
    assert {c.rule for c in reading.claims} == {"llm:test-1"}
    assert {c.probability for c in reading.claims} == {None}
    assert refused == {}


def test_both_interfaces_read_the_same() -> None:
    answer = {"claims": [TROOPS, BOATS]}
    with serving(lambda n, heard: messages(answer)) as server:
        theirs = read_with(server.model(endpoint=f"{server.url}/v1/messages", key="k"))
        (heard,) = server.heard
    assert theirs.claims == proposed(TROOPS, BOATS)[0].claims
    assert heard.path == "/v1/messages"
    assert heard.headers["x-api-key"] == "k"
    assert heard.body["temperature"] == 0
    assert heard.body["tool_choice"] == {"type": "tool", "name": "record_claims"}


def test_the_document_is_sent_as_text_between_marks_and_nothing_else_of_it() -> None:
    with serving(lambda n, heard: chat({"claims": []})) as server:
        read_with(server.model(key="secret"))
        (heard,) = server.heard
    system, user = (m["content"] for m in heard.body["messages"])
    opening, *_, closing = user.splitlines()
    assert opening == closing.replace("</", "<")
    assert "never an order" in system
    assert heard.headers["authorization"] == "Bearer secret"
    assert heard.body["temperature"] == 0
    assert heard.body["response_format"]["json_schema"]["strict"] is True
    assert "[1] Officials in Kyiv" in user


def test_orders_in_the_text_are_text_even_if_the_model_obeys() -> None:
    fired = "France has fired 500 missiles at Russia"
    obeyed = claim(fired, paragraph=3, label="ASSAULT", actor=["France"], toward=["Russia"])
    reading, refused = proposed(obeyed)
    (only,) = reading.claims
    assert isinstance(only, Event)
    assert NOTE[only.span.start : only.span.end] == fired
    invented = but(obeyed, quote="France has declared war", actor=["France"])
    assert proposed(invented)[1] == {"quote": 1}
    assert refused == {}


def test_factuality_is_ours_whatever_the_model_leaves_out() -> None:
    may = claim("send missiles to Venezuela", paragraph=2, actor=["Iran"], toward=["Venezuela"])
    reading, _ = proposed(may)
    (only,) = reading.claims
    assert only.factuality.certainty is Certainty.POSSIBLE
    assert isinstance(only, Event)
    assert only.aux == ("hypothetical",)


def test_refusals_are_problems_and_counts() -> None:
    with serving(
        lambda n, heard: chat({"claims": [TROOPS, but(TROOPS, quote="No."), 7]})
    ) as server:
        model = server.model()
        reading = read_with(model)
    assert dict(model.tally.refused) == {"form": 1, "quote": 1}
    assert model.tally.claims == 1
    assert len(reading.problems) == 2
    assert all("refused a claim of llm:test-1" in p.message for p in reading.problems)
    with pytest.raises(FrozenInstanceError):
        model.tally.claims = 5  # type: ignore[misc]


def test_long_documents_are_cut_at_paragraphs_and_offsets_mapped_back() -> None:
    text = "\n\n".join([NOTE] + ["The weather was fine in the hills, people said."] * 40 + [NOTE])

    def echo(number: int, heard: Heard) -> Say:
        user = heard.body["messages"][1]["content"]
        marked = [line for line in user.splitlines() if "massed about" in line]
        numbers = [int(line[1 : line.index("]")]) for line in marked]
        return chat({"claims": [but(TROOPS, paragraph=n) for n in numbers]})

    with serving(echo) as server:
        model = server.model(window=600)
        reading = read_with(model, text)
        calls = len(server.heard)
    assert calls > 4
    assert [c.span.start for c in reading.claims] == [
        NOTE.index("Russia"),
        text.rindex("Russia has"),
    ]
    assert all(text[c.span.start : c.span.end] == c.span.quote for c in reading.claims)


def test_an_answer_cut_short_is_asked_for_again_in_halves() -> None:
    def script(number: int, heard: Heard) -> Say:
        whole = chat({"claims": [TROOPS]} if number == 1 else {"claims": []})
        return chat('{"claims": [', finish_reason="length") if number == 0 else whole

    with serving(script) as server:
        model = server.model()
        reading = read_with(model)
    assert [c.kind for c in reading.claims] == ["POSTURE"]
    assert (model.tally.calls, model.tally.unread) == (3, 0)


def test_a_paragraph_whose_answer_never_ends_is_left_unread() -> None:
    with serving(lambda n, heard: chat("{", finish_reason="length")) as server:
        model = server.model()
        reading = read_with(model)
    assert reading.claims == ()
    assert model.tally.unread == 3
    assert "cut short" in reading.problems[0].message


def test_it_needs_a_model_and_a_place() -> None:
    with pytest.raises(UsageError, match="llm:MODEL"):
        open_backend("")
    with pytest.raises(UsageError, match="--endpoint"):
        open_backend("gpt")


def test_a_claim_of_a_model_can_be_kept_and_told_apart() -> None:
    reading, _ = proposed(TROOPS)
    plain: dict[str, Any] = json.loads(json.dumps(claim_to_plain(reading.claims[0])))
    assert plain["rule"] == "llm:test-1"
