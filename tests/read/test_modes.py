from __future__ import annotations

import pytest

from standoff.read.modes import mode_of
from standoff.read.tables import rows
from standoff.vocabulary.claims import PLOVER_CLASSES
from tests.read.tools import prepared


@pytest.mark.parametrize(
    ("text", "event", "mode"),
    [
        ("A suicide bomber killed five soldiers.", "ASSAULT", "suicide-attack"),
        ("Tanks shelled the town.", "ASSAULT", "heavy-weapons"),
        ("The junta imposed a curfew.", "COERCE", "curfew"),
        ("Miners began a hunger strike.", "PROTEST", "hunger"),
        ("The two men clashed.", "ASSAULT", ""),
        ("The army shelled the town.", "AID", ""),
    ],
)
def test_the_rarest_way_is_named(text: str, event: str, mode: str) -> None:
    [sentence] = prepared(text).sentences
    region = (sentence.tokens.start, sentence.tokens.end)
    assert mode_of(sentence, event, region=region) == mode


def test_the_table_speaks_of_known_classes_only() -> None:
    assert {row["event"] for row in rows("modes")} <= set(PLOVER_CLASSES)
