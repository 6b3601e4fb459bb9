from __future__ import annotations

import unicodedata
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from standoff.states import STATES, offices, state_of_number, tenures
from standoff.states.leaders import leaders
from standoff.states.tabular import table

EFFECTIVE = ("president", "prime minister", "premier", "leader", "king", "chancellor", "emperor")


def test_every_interval_is_a_full_date_and_not_empty() -> None:
    for row in table("leaders"):
        start = date.fromisoformat(row["start"])
        assert row["end"] == "" or start < date.fromisoformat(row["end"]), row


def test_every_office_and_code_is_known() -> None:
    codes = set(STATES) | {row["code"] for row in table("organisations")}
    assert {row["office"] for row in table("leaders")} <= set(offices())
    assert {row["code"] for row in table("leaders")} <= codes


def test_no_two_hold_one_office_at_a_time() -> None:
    held = {(r["code"], r["office"]) for r in table("leaders") if offices()[r["office"]].single}
    for code, office in sorted(held):
        for one, two in pairwise(tenures(code, office)):
            assert one.end is not None, (one, two)
            assert two.start is not None
            assert one.end <= two.start + timedelta(days=1), (one, two)


@pytest.mark.parametrize(
    ("code", "office", "day", "person"),
    [
        ("USA", "president", date(1962, 10, 22), "John Kennedy"),
        ("USA", "secretary of state", date(1962, 10, 22), "Dean Rusk"),
        ("USA", "secretary of defense", date(1962, 10, 22), "Robert McNamara"),
        ("RUS", "first secretary", date(1962, 10, 22), "Nikita Khrushchev"),
        ("RUS", "foreign minister", date(1962, 10, 22), "Andrei Gromyko"),
        ("CUB", "prime minister", date(1962, 10, 22), "Fidel Castro"),
        ("CHN", "president", date(1996, 3, 8), "Jiang Zemin"),
        ("TWN", "president", date(1996, 3, 8), "Lee Teng-hui"),
        ("USA", "secretary of defense", date(1996, 3, 8), "William Perry"),
        ("RUS", "president", date(2021, 12, 1), "Vladimir Putin"),
        ("UKR", "president", date(2021, 12, 1), "Volodymyr Zelensky"),
        ("DEU", "chancellor", date(2021, 12, 1), "Angela Merkel"),
        ("DEU", "chancellor", date(2021, 12, 15), "Olaf Scholz"),
        ("NATO", "secretary-general", date(2021, 12, 1), "Jens Stoltenberg"),
        ("VEN", "president", date(2025, 11, 15), "Nicolás Maduro"),
        ("COL", "president", date(2025, 11, 15), "Gustavo Petro"),
        ("TTO", "prime minister", date(2025, 11, 15), "Kamla Persad-Bissessar"),
        ("IRN", "president", date(2025, 11, 15), "Masoud Pezeshkian"),
    ],
)
def test_who_held_office_in_the_bundled_crises(
    code: str, office: str, day: date, person: str
) -> None:
    assert [t.person for t in tenures(code, office) if t.covers(day)] == [person]


def test_the_twenty_and_the_nuclear_have_a_head_every_year_since_1992() -> None:
    group = (
        *("ARG", "AUS", "BRA", "CAN", "CHN", "FRA", "DEU", "IND", "IDN", "ITA", "JPN", "MEX"),
        *("RUS", "SAU", "ZAF", "KOR", "TUR", "GBR", "USA", "PAK", "ISR", "PRK"),
    )
    short_terms = {("AUS", 1992), ("JPN", 1994), ("ITA", 1992), ("ITA", 1993), ("TUR", 1996)}
    heads = set(EFFECTIVE)
    for code in group:
        for year in range(1992, 2027):
            day = date(year, 1, 15)
            there = [t for t in tenures(code) if t.office.name in heads and t.covers(day)]
            assert there or (code, year) in short_terms, (code, year)


def test_nobody_is_known_before_their_first_office() -> None:
    names = {leader.entity.name for leader in leaders(date(1962, 10, 22))}
    assert "John Kennedy" in names
    assert "Vladimir Putin" not in names


def test_former_holders_are_marked() -> None:
    known = {leader.entity.name: leader.entity for leader in leaders(date(2022, 6, 1))}
    assert known["Angela Merkel"].office == "former chancellor"
    assert known["Angela Merkel"].former
    assert known["Olaf Scholz"].office == "chancellor"


def _fold(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in letters if c.isalnum())


@pytest.mark.data
def test_intervals_meet_those_of_archigos(data_dir: Path) -> None:
    """Effective rulers of Archigos 4.1 by surname: formal offices begin or end some days off."""
    import polars as pl

    spells: dict[tuple[str, str], list[tuple[date, date]]] = {}
    source = pl.read_parquet(data_dir / "history" / "archigos.parquet")
    for row in source.filter(pl.col("enddate") >= date(1945, 1, 1)).iter_rows(named=True):
        code = state_of_number(row["gwcode"], system="gw", as_of=row["enddate"])
        key = (code or "", _fold(row["leader"].split()[-1]))
        spells.setdefault(key, []).append((row["startdate"], row["enddate"]))
    compared, met = 0, 0
    for tenure in (t for code in STATES for t in tenures(code)):
        found = spells.get((tenure.code, _fold(tenure.person.split()[-1])))
        wanted = tenure.office.name in ("president", "prime minister", "premier", "chancellor")
        if not found or not wanted or tenure.start is None or tenure.start.year > 2014:
            continue
        compared += 1
        end = tenure.end or date.max
        met += any(tenure.start <= stop and start <= end for start, stop in found)
    print(f"{met} of {compared} times in office overlap with those of the same surname in Archigos")
    assert compared > 350
    assert met >= 0.97 * compared
