"""The messages interface of Anthropic: the form of the answer is a tool that must be called."""

from __future__ import annotations

import json
from typing import Any

from standoff.read.backends.llm.answers import Answer, tokens_of
from standoff.read.backends.llm.prompt import SCHEMA, TOOL, Question
from standoff.read.backends.llm.wire import Post

__all__ = ["PATH", "decode", "encode"]

PATH = "/messages"
"""What follows the endpoint's base address."""

_VERSION = "2023-06-01"


def encode(question: Question, *, model: str, url: str, key: str, most: int) -> Post:
    """Write the request.

    Parameters
    ----------
    question : Question
    model, url, key : str
        No key, no header.
    most : int
        Tokens that the answer may have.
    """
    tool = {"name": TOOL, "description": "Record the claims.", "input_schema": SCHEMA}
    body = {
        "model": model,
        "temperature": 0,
        "max_tokens": most,
        "system": question.system,
        "messages": [{"role": "user", "content": question.user}],
        "tools": [tool],
        "tool_choice": {"type": "tool", "name": TOOL},
    }
    headers = [("content-type", "application/json"), ("anthropic-version", _VERSION)]
    headers += [("x-api-key", key)] if key else []
    return Post(url, tuple(headers), json.dumps(body, ensure_ascii=False).encode(errors="replace"))


def decode(envelope: Any) -> Answer:
    """Take the answer out of the envelope."""
    if not isinstance(envelope, dict):
        return Answer(problem="the answer is no object")
    tokens = tokens_of(envelope.get("usage"), sent="input_tokens", answered="output_tokens")
    if envelope.get("stop_reason") == "max_tokens":
        return Answer(tokens=tokens, problem="the answer was cut short", cut_short=True)
    blocks = envelope.get("content")
    calls = [
        block
        for block in (blocks if isinstance(blocks, list) else [])
        if isinstance(block, dict) and block.get("type") == "tool_use"
    ]
    if len(calls) != 1 or calls[0].get("name") != TOOL:
        return Answer(tokens=tokens, problem="the model did not fill in the form, or declined")
    return Answer(calls[0].get("input"), tokens)
