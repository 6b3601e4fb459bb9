from __future__ import annotations

import pytest

from standoff.read.rules.event import RULES
from standoff.vocabulary.claims import Event
from tests.read.tools import check_claims, check_silent


def only(text: str, actor: str, recipient: str, words: str = "") -> Event:
    [claim] = check_claims(RULES, text, (actor, recipient, words))
    assert isinstance(claim, Event)
    return claim


@pytest.mark.parametrize(
    ("text", "actor", "recipient", "event"),
    [
        ("Azerbaijani troops attacked a village in Armenia.", "AZE", "ARM", "ASSAULT"),
        ("Israeli warplanes bombed Iran on Friday.", "ISR", "IRN", "ASSAULT"),
        ("The Turkish navy seized a ship from Greece.", "TUR", "GRC", "COERCE"),
        ("Britain has imposed sanctions on Belarus.", "GBR", "BLR", "COERCE"),
        ("Ecuador expelled two diplomats from Mexico.", "ECU", "MEX", "SANCTION"),
        ("Qatar suspended its aid to Egypt.", "QAT", "EGY", "SANCTION"),
        ("The king of Jordan met the president of Egypt in Cairo.", "JOR", "EGY", "CONSULT"),
        ("North Korea released an American soldier.", "PRK", "USA", "YIELD"),
        ("Russia lifted its embargo against Georgia.", "RUS", "GEO", "YIELD"),
        ("Norway shared intelligence with Sweden.", "NOR", "SWE", "COOPERATE"),
        ("Ethiopia mobilized its army against Eritrea.", "ETH", "ERI", "MOBILIZE"),
        ("Chile and Peru signed a treaty with Bolivia.", "CHL,PER", "BOL", "SUPPORT"),
    ],
)
def test_verbs(text: str, actor: str, recipient: str, event: str) -> None:
    assert only(text, actor, recipient).event == event


def test_passives() -> None:
    claim = only("A Kenyan patrol was attacked by Somali gunmen.", "SOM", "KEN")
    assert claim.event == "ASSAULT"


def test_who_suffers_is_news_without_a_doer() -> None:
    claim = only("Two Indian soldiers were killed on the ridge.", "", "IND")
    assert claim.event == "ASSAULT"


def test_nouns_with_both_parties() -> None:
    claim = only(
        "Iraq’s invasion of Kuwait changed the region.", "IRQ", "KWT", "invasion of Kuwait"
    )
    assert claim.event == "ASSAULT"


def test_contexts() -> None:
    claim = only("Japan imposed economic sanctions on Russia.", "JPN", "RUS")
    assert "economic" in claim.context


@pytest.mark.parametrize(
    "text",
    [
        "Analysts say China could attack Taiwan.",
        "Would Russia bomb Ukraine?",
        "If Egypt invades Libya, the war will widen.",
        "Argentina beat Brazil by two goals.",
        "The ship will patrol to protect Denmark.",
        "India accused Pakistan of lying.",
        "The museum in Paris opened a new hall.",
    ],
)
def test_silent(text: str) -> None:
    check_silent(RULES, text)


def test_the_heads_speak_where_no_rule_reads_the_predicate() -> None:
    claim = only("Slovenia downgraded its embassy in Serbia.", "SVN", "SRB")
    assert (claim.event, claim.rule) == ("SANCTION", "event.head")
    assert claim.probability is not None
    assert 0.4 <= claim.probability < 1
    assert only("Japan imposed economic sanctions on Russia.", "JPN", "RUS").probability is None


@pytest.mark.parametrize(
    "text",
    [
        "Kenya borders Ethiopia along a dry plateau.",
        "Chile lies west of Argentina.",
        "The foreign minister of Chad was born in Cameroon.",
        "Vietnam outpaced Thailand.",
        "Slovenia downgraded its embassy.",
    ],
)
def test_the_heads_are_silent(text: str) -> None:
    check_silent(RULES, text)
