from __future__ import annotations

from typing import Any

import pytest

from standoff.errors import UsageError
from standoff.read.backends.llm import chat, messages
from standoff.read.backends.llm.settings import Settings, interface
from standoff.read.backends.llm.wire import Reply


def settings(endpoint: str, **given: Any) -> Settings:
    return Settings(
        endpoint=endpoint, transport=lambda p: Reply(), clock=float, sleep=float, **given
    )


@pytest.mark.parametrize(
    ("endpoint", "speaks", "url"),
    [
        ("http://localhost:8080/v1/", chat, "http://localhost:8080/v1/chat/completions"),
        ("https://x.org/v1/chat/completions", chat, "https://x.org/v1/chat/completions"),
        ("https://api.anthropic.com/v1", messages, "https://api.anthropic.com/v1/messages"),
        ("http://localhost:1/v1/messages", messages, "http://localhost:1/v1/messages"),
        ("https://notanthropic.com/v1", chat, "https://notanthropic.com/v1/chat/completions"),
    ],
)
def test_an_endpoint_says_what_it_speaks(endpoint: str, speaks: object, url: str) -> None:
    assert interface(endpoint) == (speaks, url)


@pytest.mark.parametrize(
    ("endpoint", "key"),
    [
        ("localhost:11434/v1", ""),
        ("ftp://x.org", ""),
        ("", ""),
        ("https://me:key@x.org/v1", ""),
        ("https://x.org/v1?key=1", ""),
        ("http://x.org/v1", "secret"),
        ("http://localhost.x.org/v1", "secret"),
        ("https://x.org/v1", "sec\nret: x"),
    ],
)
def test_unsafe_or_senseless_settings_are_refused(endpoint: str, key: str) -> None:
    with pytest.raises(UsageError):
        settings(endpoint, key=key)


def test_a_key_is_not_shown() -> None:
    assert "secret" not in repr(settings("http://localhost:1/v1", key="secret"))


@pytest.mark.parametrize("given", [{"window": 0}, {"answer": -1}, {"retries": -1}])
def test_sizes_that_would_never_end_are_refused(given: dict[str, int]) -> None:
    with pytest.raises(UsageError, match="at least 100"):
        settings("http://localhost:1/v1", **given)
