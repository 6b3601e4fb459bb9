from __future__ import annotations

import pytest

from standoff.read.rules.assessment import RULES
from standoff.vocabulary.claims import Assessment, Certainty
from standoff.vocabulary.sources import SourceKind
from tests.read.tools import check_silent, claims


def only(text: str) -> Assessment:
    [claim] = claims(RULES, text)
    assert isinstance(claim, Assessment)
    return claim


def judged(claim: Assessment) -> list[tuple[str, str]]:
    return [(j.dimension, j.polarity) for j in claim.judgements]


def codes(claim: Assessment) -> tuple[str, str]:
    one, other = claim.parties
    return ",".join(a.code for a in one), ",".join(a.code for a in other)


@pytest.mark.parametrize(
    ("text", "verdict", "about", "toward"),
    [
        (
            "Moscow’s blockade serves not only to isolate Kyiv but also to show strength.",
            [("intent", "+")],
            "RUS",
            "UKR",
        ),
        (
            "The visit is part of a wider effort to isolate Iran, India believes.",
            [("intent", "+")],
            "",
            "IRN",
        ),
        (
            "Turkey’s army may not withstand an attack by Russia.",
            [("capability", "-")],
            "TUR",
            "RUS",
        ),
        (
            "Jordan has neither the will nor the readiness to fight Israel.",
            [("will", "-"), ("readiness", "-")],
            "JOR",
            "ISR",
        ),
        ("Libya lacks the means to defend Malta.", [("capability", "-")], "LBY", "MLT"),
        (
            "The reluctance of Germany to arm Ukraine angers Poland.",
            [("will", "-")],
            "DEU",
            "UKR,POL",
        ),
        ("Belarus is unwilling to fight Ukraine.", [("will", "-")], "BLR", "UKR"),
        ("China’s support has been limited to loans.", [("support_level", "-")], "CHN", ""),
        (
            "The alliance with Iran is more about prestige than about fighting.",
            [("readiness", "-")],
            "IRN",
            "",
        ),
        (
            "Russia helps Assad to survive but falls short of winning his war in Syria.",
            [("support_level", "-"), ("regime_survival", "+")],
            "RUS",
            "SYR",
        ),
        ("Tehran’s statements have fluctuated wildly.", [("intent", "0")], "IRN", ""),
        ("Japan has sent mixed signals to China.", [("intent", "0")], "JPN", "CHN"),
    ],
)
def test_judgements(text: str, verdict: list[tuple[str, str]], about: str, toward: str) -> None:
    found = claims(RULES, text)
    if not about:
        assert found == []
        return
    [claim] = found
    assert isinstance(claim, Assessment)
    assert judged(claim) == verdict
    assert codes(claim)[0] == about
    assert set(codes(claim)[1].split(",")) == set(toward.split(","))


def test_who_judges_is_the_attribution() -> None:
    claim = only("Diplomats doubt that Britain would fight for Cyprus.")
    assert judged(claim) == [("will", "-")]
    assert claim.attribution.kind is SourceKind.ANONYMOUS_OFFICIAL
    assert not claim.factuality.positive


def test_a_hedge_lowers_certainty() -> None:
    claim = only("Observers note that Georgia’s army may not endure a Russian offensive.")
    assert claim.factuality.certainty is not Certainty.CERTAIN


def test_the_will_but_not_the_readiness() -> None:
    claim = only("Egypt has the will to bargain but not the readiness for a long war.")
    assert judged(claim) == [("will", "+"), ("readiness", "-")]


def test_this_move_is_whoever_moved() -> None:
    claim = only(
        "Egypt has sent ships to Lebanon. This move is part of a strategy to undermine Israel."
    )
    assert codes(claim) == ("EGY", "ISR")


def test_none_of_them_denies_the_will() -> None:
    claim = only(
        "Peru, Chile and Brazil sent notes. None of the three has the will to fight for Bolivia."
    )
    assert judged(claim) == [("will", "-")]
    assert codes(claim) == ("PER,CHL,BRA", "BOL")


@pytest.mark.parametrize(
    "text",
    [
        "Japan’s economy may not grow this year.",
        "The strategy of the club is to sign a striker from Spain.",
        "Can Kuwait withstand an attack by Iraq?",
        "Russia has the largest fleet in the Baltic.",
        "Italy said it was ready to talk to Austria.",
        "The support of fans in Brazil has been loud.",
        "He is unable to travel to France.",
        "The senator’s remarks were vague.",
    ],
)
def test_silent(text: str) -> None:
    check_silent(RULES, text)
