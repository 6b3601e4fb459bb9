from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from standoff.states import STATES, resolve_phrase, state, state_of_city
from standoff.vocabulary.actors import Actor, Sector

DAY = date(2022, 12, 1)


def resolved(text: str) -> tuple[str, str]:
    actor = resolve_phrase(text, as_of=DAY)
    assert actor is not None
    return actor.code, actor.sector.value


@pytest.mark.parametrize(
    ("text", "code", "sector"),
    [
        ("Peru's ambassador to Chile", "PER", "GOV"),
        ("the Danish navy", "DNK", "MIL"),
        ("police in Osaka", "JPN", "COP"),
        ("members of the Verkhovna Rada", "UKR", "LEG"),
        ("several of the biggest banks in Portugal", "PRT", "BUS"),
        ("a Kremlin spokesman", "RUS", "GOV"),
        ("a spokesman for the Kenyan army", "---", "GOV"),
        ("Iranian-backed militia in Iraq", "IRQ", "PRM"),
        ("anti-Russian protesters in Tbilisi", "GEO", "OPP"),
        ("Taliban fighters", "AFG", "REB"),
        ("CIA officers", "USA", "SPY"),
        ("an army doctor", "---", "MIL"),
        ("a doctor in Oslo", "NOR", "MED"),
        ("an army cook", "---", "MIL"),
        ("leaders of the Greek Orthodox church", "GRC", "REL"),
        ("a former Brazilian minister", "BRA", "ELI"),
        ("former soldiers", "---", "MIL"),
        ("President Macron", "FRA", "GOV"),
        ("Emmanuel Macron", "FRA", "GOV"),
        ("Angela Merkel", "DEU", "ELI"),
        ("UN inspectors", "UNO", "IGO"),
        ("Bolivia", "BOL", "GOV"),
        ("Zapad plains of Bolivia", "BOL", "UNK"),
        ("Norwegian dockworkers", "NOR", "LAB"),
        ("the Peruvian president's office", "PER", "GOV"),
        ("gunmen", "---", "UAF"),
        ("rebels in Chad", "TCD", "REB"),
        ("Jordan's King Abdullah", "JOR", "GOV"),
        ("Georgia police", "GEO", "COP"),
    ],
)
def test_state_and_sector_of_a_phrase(text: str, code: str, sector: str) -> None:
    assert resolved(text) == (code, sector)


@pytest.mark.parametrize("text", ["", "the", "a long week", "tables and chairs", "of"])
def test_silence_where_nobody_is_named(text: str) -> None:
    assert resolve_phrase(text, as_of=DAY) is None


@pytest.mark.parametrize(
    "text",
    [
        "Jordan Smith",
        "Michael Jordan",
        "Chad Smith",
        "Chad Kroeger",
        "a turkey in the oven",
        "china plates",
        "a guinea pig",
        "swiss cheese",
        "polish on the table",
        "cuba libre",
        "the mali of the garden",
    ],
)
def test_silence_on_people_and_things_that_share_a_name_with_a_state(text: str) -> None:
    assert resolve_phrase(text, as_of=DAY) is None


def test_the_american_georgia() -> None:
    assert resolved("police in Atlanta, Georgia") == ("USA", "COP")


def test_two_letters_swapped_in_a_known_place() -> None:
    assert resolved("the Amrenian army") == ("---", "MIL")
    assert resolved("police in Kaarchi") == ("PAK", "COP")


def test_a_phrase_without_a_state_takes_that_of_the_text() -> None:
    actor = resolve_phrase("the ministry", as_of=DAY, within="CUB")
    assert actor == Actor("CUB", Sector.GOV, "the ministry")
    named = resolve_phrase("the Polish ministry", as_of=DAY, within="CUB")
    assert named is not None
    assert named.code == "POL"


def test_cities() -> None:
    assert state_of_city("Osaka") == "JPN"
    assert state_of_city("Havana") == "CUB"
    assert state_of_city("Nowhere") is None


def _gold(data_dir: Path) -> list[dict[str, Any]]:
    lines = (data_dir / "reading" / "actor_resolution.jsonl").read_text().splitlines()
    return [r for r in map(json.loads, lines) if r["call"] == "agent_to_code"]


def _answer(row: dict[str, Any]) -> tuple[str, str]:
    arguments = row["args"] or ""
    day = re.search(r"\d{4}-\d\d-\d\d", arguments)
    place = re.search(r'"([A-Z][a-z]+)"', arguments)
    actor = resolve_phrase(
        row["text"],
        as_of=date.fromisoformat(day.group()) if day else DAY,
        within=state(place.group(1)).iso3 if place else "---",
    )
    if actor is None:
        return "", ""
    if actor.code in STATES or actor.code in ("UNO", "EUR"):
        return actor.code, actor.sector.value
    return "IGO" if actor.sector is Sector.IGO else "", actor.sector.value


@pytest.mark.data
def test_phrases_of_the_development_set(data_dir: Path) -> None:
    countries, sectors = [], []
    for row in _gold(data_dir):
        code, sector = _answer(row)
        wanted = row["expect"]
        if "country" in wanted:
            countries.append(code == wanted["country"])
        if wanted.get("code_1"):
            sectors.append(sector == wanted["code_1"])
    shares = [sum(x) / len(x) for x in (countries, sectors)]
    print(
        f"country {shares[0]:.3f} (n {len(countries)}); sector {shares[1]:.3f} (n {len(sectors)})"
    )
    assert shares[0] >= 0.92
    assert shares[1] >= 0.85
