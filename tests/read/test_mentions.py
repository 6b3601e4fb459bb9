from __future__ import annotations

from datetime import date

import pytest

from tests.read.tools import prepared


def heads(text: str, day: date = date(2021, 12, 3)) -> dict[str, str]:
    ready = prepared(text, day)
    return {
        ready.doc[i].text: "+".join(f"{a.code}/{a.sector.value}" for a in actors)
        for i, actors in ready.heads.items()
    }


@pytest.mark.parametrize(
    ("text", "word", "actor"),
    [
        ("Cuban officials spoke.", "officials", "CUB/GOV"),
        ("The Baltic states met.", "states", "EST/GOV+LVA/GOV+LTU/GOV"),
        ("Iraq’s army moved.", "army", "IRQ/MIL"),
        ("The government of Chile fell.", "government", "CHL/GOV"),
        ("Soldiers from Kenya landed.", "Soldiers", "KEN/MIL"),
        ("The Norwegian Foreign Minister Ola Nordmann left.", "Nordmann", "NOR/GOV"),
        ("A Danish opposition leader spoke.", "leader", "DNK/OPP"),
        ("Indian and Chinese troops met.", "troops", "IND/MIL+CHN/MIL"),
        ("Russia-backed Syrian rebels fled.", "rebels", "SYR/REB"),
        ("Peruvians marched.", "Peruvians", "PER/CVL"),
        ("Washington answered Moscow.", "Washington", "USA/GOV"),
    ],
)
def test_noun_phrases_that_denote_actors(text: str, word: str, actor: str) -> None:
    assert heads(text)[word] == actor


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Chile’s interests are at stake.", "interests"),
        ("American military superiority is plain.", "superiority"),
        ("Michael Jordan played well.", "Jordan"),
        ("PARIS, May 3 (Agency) -- Nobody came.", "PARIS"),
        ("The battery of the phone died.", "battery"),
    ],
)
def test_words_that_denote_nobody(text: str, word: str) -> None:
    assert word not in heads(text)


def test_offices_change_hands() -> None:
    then = heads("President Kennedy spoke.", date(1962, 10, 22))
    assert then["Kennedy"] == "USA/GOV"


def test_a_capital_where_others_meet_is_only_a_place() -> None:
    found = heads("Ministers met in Paris and Vienna.")
    assert found["Paris"] == "FRA/UNK"
    assert found["Vienna"] == "AUT/UNK"


def test_names_by_apposition() -> None:
    assert heads("Jan Testov, the foreign minister of Slovakia, resigned.")["Testov"] == "SVK/GOV"
