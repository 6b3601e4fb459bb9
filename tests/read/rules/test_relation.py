from __future__ import annotations

import pytest

from standoff.read.rules.relation import RULES
from standoff.vocabulary.claims import Relation
from tests.read.tools import check_claims, check_silent


@pytest.mark.parametrize(
    ("text", "relation", "a", "b"),
    [
        ("Russia’s alliance with Belarus has grown closer.", "alliance", "RUS", "BLR"),
        (
            "Pakistan has kept a strategic partnership with China for decades.",
            "partnership",
            "PAK",
            "CHN",
        ),
        ("The alliance between France and Poland is old.", "alliance", "FRA", "POL"),
        ("The region lives with the India-Pakistan rivalry.", "rivalry", "IND", "PAK"),
        ("The rivalry between Iran and Saudi Arabia shapes the war.", "rivalry", "IRN", "SAU"),
        ("Syria’s reliance on Russia is plain.", "dependence", "SYR", "RUS"),
        ("Armenia relies on Russia for its security.", "dependence", "ARM", "RUS"),
        ("Serbia is heavily dependent on Russia for gas.", "dependence", "SRB", "RUS"),
        ("Jordan, an ally of the United States, closed its airspace.", "alliance", "JOR", "USA"),
        ("Greece is a rival of Turkey in the Aegean.", "rivalry", "GRC", "TUR"),
    ],
)
def test_standing_ties(text: str, relation: str, a: str, b: str) -> None:
    [claim] = check_claims(RULES, text, (a, b, ""))
    assert isinstance(claim, Relation)
    assert claim.relation == relation


def test_pairs_with_hyphens_share_their_first() -> None:
    text = "The crisis must be seen in light of growing U.S.-China and U.S.-Russia rivalries."
    [claim] = check_claims(RULES, text, ("USA", "CHN,RUS", "U.S.-China and U.S.-Russia rivalries"))
    assert not claim.span.quote.startswith("of")


def test_allies_named_before_are_taken_up() -> None:
    text = (
        "Egypt, Jordan and Morocco have sent envoys to Kuwait.\n\n"
        "Kuwait’s dependence on these allies is growing."
    )
    check_claims(RULES, text, ("KWT", "EGY,JOR,MAR", "Kuwait’s dependence on these allies"))


@pytest.mark.parametrize(
    "text",
    [
        "Diplomatic relations with Chile were discussed.",
        "The company relies on imported steel.",
        "Spain and Portugal held a football match.",
        "Competition among banks is fierce in Brazil.",
        "The minister depends on coffee.",
        "The alliance of small parties lost the election in Norway.",
        "Germany signed a letter to Denmark.",
    ],
)
def test_silent(text: str) -> None:
    check_silent(RULES, text)
