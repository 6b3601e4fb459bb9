from __future__ import annotations

import json
from typing import Any

import pytest

from standoff.read.backends.llm.messages import decode, encode
from standoff.read.backends.llm.prompt import TOOL, Question
from standoff.read.backends.llm.wire import Tokens


def test_a_request_must_call_the_tool() -> None:
    asked = Question("s", "u", "k")
    post = encode(asked, model="m", url="https://x.org/v1/messages", key="k", most=77)
    body = json.loads(post.body)
    assert (body["temperature"], body["max_tokens"]) == (0, 77)
    assert body["tool_choice"]["name"] == body["tools"][0]["name"] == TOOL
    assert {"x-api-key", "anthropic-version"} <= dict(post.headers).keys()


def test_an_answer_is_the_input_of_the_tool() -> None:
    block = {"type": "tool_use", "name": TOOL, "input": {"claims": []}}
    usage = {"input_tokens": 1, "output_tokens": 2}
    answer = decode({"content": [{"type": "text", "text": "So:"}, block], "usage": usage})
    assert (answer.content, answer.tokens, answer.problem) == ({"claims": []}, Tokens(1, 2), "")


def test_an_answer_at_its_bound_is_cut_short() -> None:
    assert decode({"stop_reason": "max_tokens", "content": []}).cut_short


@pytest.mark.parametrize(
    "envelope",
    [
        None,
        {"content": "x"},
        {"content": [{"type": "text", "text": "{}"}]},
        {"content": [{"type": "tool_use", "name": "rm", "input": {}}]},
        {"content": [{"type": "tool_use", "name": TOOL, "input": {}}] * 2},
    ],
)
def test_anything_else_is_a_problem(envelope: Any) -> None:
    assert decode(envelope).problem
    assert decode(envelope).content is None
