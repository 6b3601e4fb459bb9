from __future__ import annotations

import json
from typing import Any

import pytest

from standoff.read.backends.llm.chat import decode, encode
from standoff.read.backends.llm.prompt import Question
from standoff.read.backends.llm.wire import Tokens

ASKED = Question("s", "u", "k")


def test_a_request_is_at_temperature_zero_and_bounded() -> None:
    post = encode(ASKED, model="m", url="http://localhost/v1/chat/completions", key="", most=77)
    body = json.loads(post.body)
    assert (body["temperature"], body["max_tokens"], body["model"]) == (0, 77, "m")
    assert "authorization" not in dict(post.headers)


def test_openai_itself_has_another_name_for_the_bound() -> None:
    post = encode(ASKED, model="m", url="https://api.openai.com/v1/x", key="k", most=77)
    body = json.loads(post.body)
    assert body["max_completion_tokens"] == 77
    assert "max_tokens" not in body
    assert dict(post.headers)["authorization"] == "Bearer k"


def test_an_answer_is_taken_out() -> None:
    usage = {"prompt_tokens": 1, "completion_tokens": 2}
    answer = decode({"choices": [{"message": {"content": '{"claims": []}'}}], "usage": usage})
    assert (answer.content, answer.tokens, answer.problem) == ({"claims": []}, Tokens(1, 2), "")


@pytest.mark.parametrize(
    "envelope",
    [None, 3, {"choices": None}, {"choices": [3]}, {"choices": [{"message": {"refusal": "no"}}]}],
)
def test_anything_else_is_a_problem(envelope: Any) -> None:
    assert decode(envelope).problem
    assert decode(envelope).content is None
