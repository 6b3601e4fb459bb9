from __future__ import annotations

import pytest

from standoff.read.backends.llm.places import find, named, party
from tests.read.tools import prepared

TEXT = prepared(
    "Russia and Iran met.\nHe said 15,000 troops left. Russian officials in Iran denied it."
)
WHOLE = (0, len(TEXT.doc.text))


@pytest.mark.parametrize(
    ("words", "count"),
    [("Russia", 1), ("5,000 troops", 0), ("met. He", 1), ("troop", 0), ("", 0), ("russia", 0)],
)
def test_only_whole_tokens_are_found(words: str, count: int) -> None:
    assert len(list(find(TEXT, words, within=WHOLE))) == count


def test_a_stretch_bounds_the_search() -> None:
    assert list(find(TEXT, "Russia", within=(1, 80))) == []


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Russia", ["RUS"]),
        ("Russia and Iran", ["RUS", "IRN"]),
        ("Russian officials in Iran", ["RUS"]),
        ("Tehran", ["IRN"]),
        ("Beijing", []),
        ("He", []),
        ("denied", []),
    ],
)
def test_whom_words_name(words: str, codes: list[str]) -> None:
    assert [a.code for a in party(TEXT, words, near=0, within=WHOLE)] == codes


def test_all_who_are_named() -> None:
    assert named(TEXT) == {"RUS", "IRN"}
