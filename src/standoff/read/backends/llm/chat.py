"""The chat completions interface that OpenAI, and most servers of open models, speak.

A JSON schema is given as `response_format`; the answer is the text of the first choice.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

from standoff.read.backends.llm.answers import Answer, tokens_of
from standoff.read.backends.llm.prompt import SCHEMA, TOOL, Question
from standoff.read.backends.llm.strict import strict_json
from standoff.read.backends.llm.wire import Post

__all__ = ["PATH", "decode", "encode"]

PATH = "/chat/completions"
"""What follows the endpoint's base address."""


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
    new = urlsplit(url).hostname == "api.openai.com"
    form = {"name": TOOL, "strict": True, "schema": SCHEMA}
    body = {
        "model": model,
        "temperature": 0,
        "max_completion_tokens" if new else "max_tokens": most,
        "messages": [
            {"role": "system", "content": question.system},
            {"role": "user", "content": question.user},
        ],
        "response_format": {"type": "json_schema", "json_schema": form},
    }
    headers = [("content-type", "application/json"), ("accept", "application/json")]
    headers += [("authorization", f"Bearer {key}")] if key else []
    return Post(url, tuple(headers), json.dumps(body, ensure_ascii=False).encode(errors="replace"))


def decode(envelope: Any) -> Answer:
    """Take the answer out of the envelope."""
    if not isinstance(envelope, dict):
        return Answer(problem="the answer is no object")
    tokens = tokens_of(envelope.get("usage"), sent="prompt_tokens", answered="completion_tokens")
    choices = envelope.get("choices")
    first = choices[0] if isinstance(choices, list) and choices else None
    if not isinstance(first, dict) or first.get("index", 0) != 0:
        return Answer(tokens=tokens, problem="the answer has no first choice")
    if first.get("finish_reason") == "length":
        return Answer(tokens=tokens, problem="the answer was cut short", cut_short=True)
    message = first.get("message")
    content = message.get("content") if isinstance(message, dict) else None
    if not isinstance(content, str):
        return Answer(tokens=tokens, problem="the model gave no text, or declined")
    try:
        return Answer(strict_json(content), tokens)
    except ValueError as error:
        return Answer(tokens=tokens, problem=f"the answer is {error}")
