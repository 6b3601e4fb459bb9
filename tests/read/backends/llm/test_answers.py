from __future__ import annotations

from typing import Any

import pytest

from standoff.read.backends.llm.answers import tokens_of
from standoff.read.backends.llm.wire import Tokens


def test_counts_are_read_by_their_names() -> None:
    assert tokens_of({"in": 3, "out": 4, "x": 5}, sent="in", answered="out") == Tokens(3, 4)


@pytest.mark.parametrize(
    "usage", [None, [], {}, {"in": 3}, {"in": -1, "out": 2}, {"in": True, "out": 1}]
)
def test_what_is_no_count_is_none(usage: Any) -> None:
    assert tokens_of(usage, sent="in", answered="out") is None
