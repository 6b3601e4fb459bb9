from __future__ import annotations

from datetime import date

import pytest

from standoff.errors import UnknownName
from standoff.states import STATES, name_of, state
from standoff.vocabulary.actors import Sector

UNITED_NATIONS_MEMBERS = 193


def test_all_members_of_the_united_nations_and_the_others_are_there() -> None:
    today = [s for s in STATES.values() if not s.ended]
    others = {"TWN", "PSE", "XKX", "VAT"}
    assert len(today) == UNITED_NATIONS_MEMBERS + len(others)
    assert others < set(STATES)
    assert {s.iso3 for s in STATES.values() if s.ended} == {"DDR", "CSK", "YUG", "YMD", "RVN"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("VEN", "VEN"),
        ("ven", "VEN"),
        ("U.S.", "USA"),
        ("the United States", "USA"),
        ("Britain", "GBR"),
        ("UK", "GBR"),
        ("Soviet Union", "RUS"),
        ("USSR", "RUS"),
        ("East Germany", "DDR"),
        ("West Germany", "DEU"),
        ("Türkiye", "TUR"),
        ("Turkey", "TUR"),
        ("Cote d'Ivoire", "CIV"),
        ("Côte d’Ivoire", "CIV"),
        ("the Kremlin", "RUS"),
        ("Zhongnanhai", "CHN"),
        ("Kyiv", "UKR"),
        ("Kiev", "UKR"),
        ("North Korea", "PRK"),
        ("DPRK", "PRK"),
        ("Republic of China", "TWN"),
        ("Burma", "MMR"),
    ],
)
def test_a_state_is_found_by_any_of_its_names(text: str, code: str) -> None:
    assert state(text).iso3 == code


def test_an_unknown_state_gets_suggestions() -> None:
    with pytest.raises(UnknownName, match=r"did you mean VEN \(Venezuela\)"):
        state("Venezula")
    with pytest.raises(UnknownName, match="give an ISO 3166"):
        state("qqqq")


def test_names_of_codes() -> None:
    assert name_of("TTO") == "Trinidad and Tobago"
    assert name_of("NATO") == "NATO"
    assert name_of("UNO") == "United Nations"
    assert name_of("---") == "---"


def test_seats_say_which_part_of_the_state_they_mean() -> None:
    seats = {seat.name: seat.sector for seat in STATES["USA"].seats}
    assert seats["Pentagon"] is Sector.MIL
    assert seats["White House"] is Sector.GOV
    assert seats["Capitol Hill"] is Sector.LEG
    assert seats["Supreme Court"] is Sector.JUD


def test_standing_of_today() -> None:
    assert {c for c, s in STATES.items() if s.permanent_member} == {
        *("USA", "GBR", "FRA", "RUS", "CHN"),
    }
    nuclear = {c: s.nuclear_since for c, s in STATES.items() if s.nuclear_since}
    assert len(nuclear) == 9
    assert nuclear["CHN"] == 1964
    assert "ZAF" not in nuclear


def test_when_a_state_was_one() -> None:
    assert not STATES["UKR"].existed(as_of=date(1962, 10, 22))
    assert STATES["DDR"].existed(as_of=date(1962, 10, 22))
    assert not STATES["DDR"].existed(as_of=date(1996, 3, 8))
    assert STATES["FRA"].existed(as_of=date(1900, 1, 1))


def test_every_state_is_whole() -> None:
    for code, one in STATES.items():
        assert one.iso3 == code
        assert len(code) == 3
        assert one.capital
        assert one.demonyms, code
        assert -90 < one.latitude < 90
        assert -180 <= one.longitude <= 180
        assert one.since is None or one.until is None or one.since < one.until


def test_codes_are_unique() -> None:
    two = [s.iso2 for s in STATES.values() if s.iso2]
    assert len(two) == len(set(two))
    cow = [s.cow for s in STATES.values() if s.cow is not None and s.iso3 != "YUG"]
    assert len(cow) == len(set(cow))
    assert STATES["YUG"].cow == STATES["SRB"].cow == 345
    gw = [s.gw for s in STATES.values() if s.gw is not None]
    assert len(gw) == len(set(gw))
    assert [c for c, s in STATES.items() if s.cow is None] == ["VAT", "PSE"]


@pytest.mark.parametrize(
    ("code", "day", "name"),
    [
        ("RUS", date(1962, 10, 25), "Soviet Union"),
        ("RUS", date(1991, 12, 26), "Russia"),
        ("DEU", date(1961, 8, 13), "West Germany"),
        ("DEU", date(1936, 3, 7), "Germany"),
        ("SRB", date(1999, 3, 24), "Yugoslavia"),
        ("JPN", date(1937, 7, 7), "Japan"),
    ],
)
def test_names_of_the_day(code: str, day: date, name: str) -> None:
    assert name_of(code, as_of=day) == name
    assert name_of(code) != "Soviet Union"
