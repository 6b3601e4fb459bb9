from __future__ import annotations

import pytest

from standoff.read.backends.llm.strict import strict_json


def test_plain_json_is_read() -> None:
    assert strict_json(b'{"a": [1, "\\u00e9", null]}') == {"a": [1, "é", None]}


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ('{"a": 1, "a": 2}', "twice"),
        ('{"b": {"a": 1, "a": 1}}', "twice"),
        ("[NaN]", "NaN"),
        ("[-Infinity]", "Infinity"),
        ("{", "not JSON"),
        ("", "not JSON"),
        (b"\xfe\xff\x00{", "UTF-8"),
        ("[" * 50_000 + "]" * 50_000, "deeply"),
        ('{"a":' * 50_000, "deeply"),
    ],
)
def test_what_is_not_meant_is_said(data: bytes | str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        strict_json(data)
