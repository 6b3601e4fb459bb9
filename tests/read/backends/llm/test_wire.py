from __future__ import annotations

from standoff.read.backends.llm.wire import Post, printable


def test_words_of_strangers_are_made_safe() -> None:
    assert printable("a\x1b[31m\nb\u202ec" + "x" * 500).startswith("a [31m b c")
    assert len(printable("x" * 500)) == 160


def test_headers_are_not_shown() -> None:
    assert "secret" not in repr(Post("u", (("authorization", "secret"),), b""))
