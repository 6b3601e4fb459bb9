from __future__ import annotations

import pytest

from tests.read.tools import prepared


def codes(text: str, words: str) -> str:
    """Give the states that the last mention with these words takes up."""
    ready = prepared(text)
    found = [m for m in ready.mentions if ready.doc[m.start : m.end].text == words]
    return "+".join(actor.code for actor in found[-1].actors) if found else ""


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Chile has sent its fleet to Peru.", "its", "CHL"),
        ("President Biden met Modi. He spoke of peace.", "He", "USA"),
        ("Peru and Chile quarrelled. They sent ships.", "They", "PER+CHL"),
        ("Kenya closed the port. This move angered Uganda.", "This move", "KEN"),
        ("Ships left Cuba. Food on the island is scarce.", "the island", "CUB"),
        ("Malawi has called up reserves. The country is poor.", "The country", "MWI"),
        (
            "Peru, Chile and Bolivia signed the pact. The three states sent envoys.",
            "The three states",
            "PER+CHL+BOL",
        ),
        (
            "Egypt, Jordan and Oman stood by Kuwait. Kuwait’s allies sent planes.",
            "allies",
            "EGY+JOR+OMN",
        ),
        ("The Latvian minister Anna Berzina spoke. Berzina was firm.", "Berzina", "LVA"),
        (
            "President Macron met Chile. Brazil backed the President.",
            "the President",
            "FRA",
        ),
        ("Chile closed the port. The army has moved north.", "The army", "CHL"),
        ("Chile closed the port. The foreign ministry warned Peru.", "The foreign ministry", "CHL"),
        (
            "President Lee spoke. The US Congress asked the President.",
            "the President",
            "USA",
        ),
    ],
)
def test_taken_up(text: str, words: str, expected: str) -> None:
    assert codes(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It is unclear whether Chile will yield.", "It"),
        ("Chile was warned. The West has ships, but it will not fight.", "it"),
        ("The Arab states met in Riga.", "The Arab states"),
        ("Nobody came. They were tired.", "They"),
        ("Chile closed the port. The rebel army has moved north.", "The rebel army"),
        ("Nobody came. The army has moved north.", "The army"),
    ],
)
def test_left_alone(text: str, words: str) -> None:
    assert codes(text, words) == ""


def test_the_list_behind_a_lead_names_the_backers() -> None:
    text = (
        "Syria’s army has help from abroad.\n"
        "Syria has help from:\n- Iran: advisers;\n- Russia: planes.\n\n"
        "Syria spent millions on these alliances.\n"
    )
    assert codes(text, "these alliances") == "IRN+RUS"
    assert [a.code for a in prepared(text).backers["SYR"]] == ["IRN", "RUS"]
