from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.states import Lexicon, lexicon

NOW = date(2025, 11, 15)
CUBA = date(1962, 10, 22)


@pytest.fixture(scope="module")
def now() -> Lexicon:
    return lexicon(as_of=NOW)


def codes(text: str, as_of: date = NOW) -> list[tuple[str, str]]:
    return [(m.surface, m.entity.actor.code) for m in lexicon(as_of=as_of).scan(text)]


def test_names_demonyms_capitals_seats_and_organisations() -> None:
    text = "The U.S. and NATO watched as Russian ships left Havana, the Kremlin said."
    assert codes(text) == [
        ("U.S.", "USA"),
        ("NATO", "NATO"),
        ("Russian", "RUS"),
        ("Havana", "CUB"),
        ("Kremlin", "RUS"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Maduro", "Maduro"),
        ("President Maduro", "President Maduro"),
        ("Mr. Maduro", "Mr. Maduro"),
        ("Nicolas Maduro", "Nicolas Maduro"),
        ("Nicolás Maduro", "Nicolás Maduro"),
        ("MADURO", "MADURO"),
    ],
)
def test_a_leader_by_name_and_title(now: Lexicon, text: str, found: str) -> None:
    (mention,) = now.scan(f"{text} spoke.")
    assert mention.surface == found
    assert (mention.entity.actor.code, mention.entity.office) == ("VEN", "president")


def test_offices_are_those_of_the_day() -> None:
    (mention,) = lexicon(as_of=CUBA).scan("Mr. Khrushchev replied.")
    assert mention.entity.office == "first secretary"
    (mention,) = lexicon(as_of=date(2022, 4, 1)).scan("Mr. Trump replied.")
    assert mention.entity.office == "former president"
    assert lexicon(as_of=CUBA).scan("Mr. Putin replied.") == ()


def test_the_holder_of_the_day_comes_first() -> None:
    (mention,) = lexicon(as_of=date(1965, 1, 1)).scan("President Johnson replied.")
    assert mention.entity.person == "Lyndon Johnson"
    (mention,) = lexicon(as_of=date(2021, 12, 1)).scan("Prime Minister Johnson replied.")
    assert mention.entity.person == "Boris Johnson"
    (mention,) = lexicon(as_of=date(2025, 11, 15)).scan("Mark Rutte replied.")
    assert mention.entity.actor.code == "NATO"


def test_case_tells_the_state_from_the_word(now: Lexicon) -> None:
    assert now.scan("They told us to polish the china, and may march on.") == ()
    assert [m.entity.actor.code for m in now.scan("The US met Polish envoys.")] == ["USA", "POL"]


@pytest.mark.parametrize("word", ["Georgia", "Chad", "Dominican", "Brussels", "Rice", "May"])
def test_words_that_need_context_say_so(now: Lexicon, word: str) -> None:
    (mention,) = now.scan(word)
    assert mention.entity.needs_context


def test_two_states_of_one_name_stand_in_order(now: Lexicon) -> None:
    assert [e.actor.code for e in now.lookup("Korea")] == ["KOR", "PRK"]
    assert [e.actor.code for e in now.lookup("Congo")] == ["COD", "COG"]
    assert [e.actor.code for e in now.lookup("Brussels")] == ["BEL", "EUR"]


def test_a_surname_long_out_of_office_needs_context(now: Lexicon) -> None:
    assert now.lookup("Brezhnev")[0].needs_context
    assert not now.lookup("Leonid Brezhnev")[0].needs_context
    assert not lexicon(as_of=date(1975, 1, 1)).lookup("Brezhnev")[0].needs_context


@pytest.mark.parametrize(
    "word", ["Venezuela", "Niger", "Washington", "Turkey", "Kremlin", "Maduro"]
)
def test_words_that_need_none_do_not(now: Lexicon, word: str) -> None:
    (mention,) = now.scan(word)
    assert not mention.entity.needs_context


def test_the_longest_name_wins() -> None:
    assert codes("South Korea, Papua New Guinea and Equatorial Guinea") == [
        ("South Korea", "KOR"),
        ("Papua New Guinea", "PNG"),
        ("Equatorial Guinea", "GNQ"),
    ]
    assert codes("the Taiwan Strait and the South China Sea") == [
        ("Taiwan Strait", "---"),
        ("South China Sea", "---"),
    ]
    assert codes("New Jersey, West Virginia") == [("New Jersey", "---"), ("West Virginia", "---")]


def test_hyphens_apostrophes_and_capitals() -> None:
    assert codes("a Cuba-backed plan") == [("Cuba", "CUB")]
    assert codes("Venezuela’s oil") == [("Venezuela", "VEN")]
    assert codes("Côte d’Ivoire") == [("Côte d’Ivoire", "CIV")]
    assert codes("VENEZUELA DEFIES UNITED STATES") == [
        ("VENEZUELA", "VEN"),
        ("UNITED STATES", "USA"),
    ]


def test_lookup_takes_tokens_or_text(now: Lexicon) -> None:
    assert now.lookup(("the", "Kremlin"))[0].actor.code == "RUS"
    assert now.lookup(["U.S.", "Navy"])[0].kind == "service"
    assert now.lookup("Taiwan Strait")[0].kind == "region"
    assert now.lookup("Kremlin wall") == ()
    assert now.lookup("Russia and Cuba") == ()
    assert now.lookup("") == ()


def test_services_groups_and_their_states(now: Lexicon) -> None:
    wanted = {
        "People's Liberation Army": ("CHN", "MIL"),
        "Revolutionary Guards": ("IRN", "MIL"),
        "Red Army": ("RUS", "MIL"),
        "CIA": ("USA", "SPY"),
        "FSB": ("RUS", "SPY"),
        "Mossad": ("ISR", "SPY"),
        "Hezbollah": ("LBN", "REB"),
        "Houthis": ("YEM", "REB"),
        "FARC": ("COL", "REB"),
        "Tren de Aragua": ("VEN", "CRM"),
        "Bolivarian National Armed Forces": ("VEN", "MIL"),
    }
    found = {text: now.lookup(text)[0].actor for text in wanted}
    assert {t: (a.code, a.sector.value) for t, a in found.items()} == wanted


def test_historical_names_by_the_day() -> None:
    assert lexicon(as_of=CUBA).lookup("Soviet")[0].actor.code == "RUS"
    assert lexicon(as_of=date(1970, 1, 1)).lookup("Saigon")[0].actor.code == "RVN"
    assert lexicon(as_of=date(1980, 1, 1)).lookup("Yugoslavia")[0].actor.code == "YUG"
    assert lexicon(as_of=CUBA).lookup("Berlin")[0].kind == "region"
    assert lexicon(as_of=CUBA).lookup("Bonn")[0].kind == "capital"
    assert lexicon(as_of=NOW).lookup("Berlin")[0].kind == "capital"


def test_surfaces_are_the_keys(now: Lexicon) -> None:
    assert set(now.surfaces) == set(now.entries)
    assert len(now.surfaces) > 6000


@given(st.text(max_size=80))
def test_any_text_is_scanned_and_spans_are_verbatim(text: str) -> None:
    last = 0
    for mention in lexicon(as_of=NOW).scan(text):
        assert text[mention.start : mention.end] == mention.surface
        assert mention.start >= last
        last = mention.end
        assert mention.entities


def test_every_plain_surface_is_found_again(now: Lexicon) -> None:
    lost = [s for s in now.surfaces if not now.scan(s)]
    assert lost == []
