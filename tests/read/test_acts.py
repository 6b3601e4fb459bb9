from __future__ import annotations

import pytest

from standoff.read.acts import Act, nominal_acts, verbal_acts
from tests.read.tools import prepared


def seen(acts: tuple[Act, ...]) -> list[tuple[str, str, str]]:
    return [
        (act.event, "+".join(a.code for a in act.source), "+".join(a.code for a in act.target))
        for act in acts
    ]


def verbs(text: str) -> list[tuple[str, str, str]]:
    return [row for s in prepared(text).sentences for row in seen(verbal_acts(s))]


def nouns(text: str) -> list[tuple[str, str, str]]:
    return [row for s in prepared(text).sentences for row in seen(tuple(nominal_acts(s)))]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Peru agreed to lift sanctions on Chile.", "AGREE"),
        ("Peru will give a loan to Chile.", "AGREE"),
        ("Peru is willing to withdraw its troops from Chile.", "AGREE"),
        ("Peru refused to meet Chile.", "REJECT"),
        ("Peru will not help Chile.", "REJECT"),
        ("Peru threatened to invade Chile.", "THREATEN"),
        ("Peru will attack Chile.", "THREATEN"),
        ("Peru vowed to bomb Chile.", "THREATEN"),
        ("Peru hinted that it could attack Chile.", "THREATEN"),
        ("Peru demanded that Chile withdraw its troops.", "REQUEST"),
        ("Peru said Chile must free the men.", "REQUEST"),
        ("Peru lifted its embargo against Chile.", "YIELD"),
        ("Peru suspended its aid to Chile.", "SANCTION"),
        ("Peru issued a statement accusing Chile.", "ACCUSE"),
        ("Peru called off the visit to Chile.", "REJECT"),
        ("The U.S. lifted sanctions against Chile.", "YIELD"),
        ("Peru captured a town in Chile.", "ASSAULT"),
    ],
)
def test_a_governor_composes_with_what_it_governs(text: str, event: str) -> None:
    assert verbs(text) == [(event, "USA" if "U.S." in text else "PER", "CHL")]


@pytest.mark.parametrize(
    "text",
    [
        "If Peru attacks Chile, Bolivia will suffer.",
        "The ships held since May are old.",
        "Peru built a road to reach Chile.",
    ],
)
def test_what_is_unreal_or_background_is_no_act(text: str) -> None:
    assert verbs(text) == []


def test_nouns_need_both_parties() -> None:
    assert nouns("Peru’s attack on Chile failed.") == [("ASSAULT", "PER", "CHL")]
    assert nouns("Talks between Peru and Chile failed.") == [("CONSULT", "PER", "CHL")]
    assert nouns("The attack on Chile failed.") == []


def test_circumstances_are_not_whom_an_act_is_toward() -> None:
    assert verbs("Peru has put its bombers on alert since the war in Korea.") == [
        ("MOBILIZE", "PER", "PER")
    ]
