from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.read.backends.llm.proposals import (
    MOST_CLAIMS,
    REASONS,
    Proposal,
    Refusal,
    proposals,
)
from tests.read.backends.llm.server import TROOPS, but


@pytest.mark.parametrize("content", [None, [], "x", 3, {}, {"claims": {}}, {"claims": [], "x": 1}])
def test_what_is_no_answer_is_one_refusal(content: Any) -> None:
    assert list(proposals(content)) == [Refusal("form")]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"kind": "TARGET"}, "kind"),
        ({"label": "coercive"}, "kind"),
        ({"event": "BOMB"}, "kind"),
        ({"polarity": "++"}, "kind"),
        ({"paragraph": "1"}, "form"),
        ({"paragraph": True}, "form"),
        ({"paragraph": 1.5}, "form"),
        ({"quote": None}, "form"),
        ({"actor": "Russia"}, "form"),
        ({"actor": [None]}, "form"),
        ({"actor": ["x"] * 100}, "form"),
        ({"quote": "x" * 10_000}, "form"),
        ({"rule": "mine"}, "form"),
        ({"probability": 0.99}, "number"),
        ({"amount": 500}, "number"),
        ({"items": [{"troops": [500]}]}, "number"),
    ],
)
def test_what_is_not_of_the_form_is_refused(change: dict[str, Any], reason: str) -> None:
    assert list(proposals({"claims": [but(TROOPS, **change)]})) == [Refusal(reason)]


def test_a_missing_field_is_refused() -> None:
    less = {k: v for k, v in TROOPS.items() if k != "toward"}
    assert list(proposals({"claims": [less]})) == [Refusal("form")]


def test_the_right_form_is_taken_apart() -> None:
    (found,) = proposals({"claims": [TROOPS]})
    assert isinstance(found, Proposal)
    assert (found.actor, found.items, found.paragraph) == (("Russia",), ("troops",), 1)


def test_a_flood_is_counted_and_not_read() -> None:
    found = list(proposals({"claims": [TROOPS] * (MOST_CLAIMS + 3)}))
    assert found[MOST_CLAIMS:] == [Refusal("surplus")] * 3


@settings(max_examples=40, deadline=None)
@given(st.recursive(st.one_of(st.none(), st.booleans(), st.floats(), st.text()), st.lists))
def test_no_json_breaks_it(content: Any) -> None:
    found = list(proposals({"claims": [content, {**TROOPS, "quote": content}]}))
    assert all(isinstance(f, Proposal) or f.reason in REASONS for f in found)
