from __future__ import annotations

import pytest

from standoff.read.places import location
from tests.read.tools import prepared


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They moved tanks to Ladakh in June.", "Ladakh"),
        ("They moved tanks near Ukraine's borders.", "near Ukraine's borders"),
        ("In a surprise, they moved ships into the Black Sea on Monday.", "Black Sea"),
        ("They moved tanks to within 20 miles of the Kuwaiti border.", "Kuwaiti border"),
        ("They have moved 5,000 troops to the border.", "border"),
        ("They moved tanks in June.", ""),
        ("They put tanks on alert.", ""),
    ],
)
def test_where(text: str, words: str) -> None:
    [sentence] = prepared(text).sentences
    verb = next(token for token in sentence.tokens if token.text in ("moved", "put"))
    assert location(sentence, verb, region=(sentence.tokens.start, sentence.tokens.end)) == words
