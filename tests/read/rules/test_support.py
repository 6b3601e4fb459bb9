from __future__ import annotations

import pytest

from standoff.read.rules.support import RULES
from standoff.vocabulary.claims import Support
from tests.read.tools import check_claims, check_silent


def only(text: str, supporter: str, recipient: str, words: str) -> Support:
    [claim] = check_claims(RULES, text, (supporter, recipient, words))
    assert isinstance(claim, Support)
    return claim


def items(claim: Support) -> list[tuple[str, str]]:
    return [(item.form, item.item) for item in claim.items]


def test_verbs_of_giving() -> None:
    claim = only(
        "The Soviet Union has supplied Cuba with medium-range missiles and Il-28 bombers.",
        "RUS",
        "CUB",
        "has supplied Cuba",
    )
    assert items(claim) == [("weapons", "medium-range missiles"), ("weapons", "Il-28 bombers")]
    assert (claim.status, claim.event, claim.context) == ("delivered", "AID", ("military",))


def test_money_is_funding() -> None:
    claim = only(
        "The EU will give Kyiv a loan of 500 million euros.", "EUR", "UKR", "a loan of 500 million"
    )
    assert items(claim) == [("funding", "loan")]
    assert claim.status == "promised"


def test_security_aid_with_its_sum() -> None:
    claim = only(
        "The United States has delivered 2.7 billion dollars in security aid to Kyiv since 2014.",
        "USA",
        "UKR",
        "security aid",
    )
    assert items(claim) == [("materiel", "security aid")]
    assert claim.items[0].quantity is not None
    assert (claim.items[0].quantity.low, claim.items[0].quantity.unit) == (2.7e9, "USD")
    assert claim.when.start is not None
    assert claim.when.start.year == 2014


def test_what_is_promised_and_what_is_refused() -> None:
    promised = only(
        "France promised to deliver radars and armoured vehicles to Armenia.",
        "FRA",
        "ARM",
        "deliver radars",
    )
    assert promised.status == "promised"
    refused = only("Germany refused to send weapons to Ukraine.", "DEU", "UKR", "send weapons")
    assert refused.status == "denied"


def test_receiving_and_arming() -> None:
    claim = only("Iran has received drones from Russia.", "RUS", "IRN", "received drones")
    assert claim.rule == "support.receives"
    claim = only("Ethiopia has trained Somali soldiers.", "ETH", "SOM", "trained Somali soldiers")
    assert items(claim) == [("training", "training")]


def test_advisers_kept_with_somebody() -> None:
    claim = only("Canada has a training mission in Ukraine.", "CAN", "UKR", "a training mission")
    assert (claim.rule, claim.status) == ("support.advises", "ongoing")


def test_several_backers() -> None:
    claim = only(
        "Nicolás Maduro is backed by Russia, China and Iran.", "RUS,CHN,IRN", "VEN", "backed by"
    )
    assert (claim.event, claim.context) == ("SUPPORT", ("diplomatic",))


def test_standing_with_somebody() -> None:
    assert only("Cuba stands with Venezuela.", "CUB", "VEN", "stands with").event == "SUPPORT"
    claim = only("Albania pledged full support for Kosovo.", "ALB", "XKX", "pledged full support")
    assert claim.status == "promised"


def test_access_to_territory() -> None:
    claim = only(
        "Belarus lets Russian troops use its territory.", "BLR", "RUS", "Belarus lets Russian"
    )
    assert items(claim) == [("territory", "access to territory")]


def test_the_items_of_a_list_support_whom_its_lead_names() -> None:
    found = check_claims(
        RULES,
        "Syria's army and police draw on help from:\n"
        "- Iran—providing military advisers and drones;\n"
        "- Russia: fighter jets and air-defence missiles.\n",
        ("IRN", "SYR", "Iran—providing military advisers and drones"),
        ("RUS", "SYR", "Russia: fighter jets and air-defence missiles"),
    )
    assert isinstance(found[0], Support)
    assert items(found[0]) == [("training", "military advisers"), ("weapons", "drones")]


def test_whom_the_sentence_before_spoke_of() -> None:
    check_claims(
        RULES,
        "Britain has sent 2,000 anti-tank weapons to Ukraine. Turkey has sold Bayraktar drones.",
        ("GBR", "UKR", "anti-tank weapons"),
        ("TUR", "UKR", "Bayraktar drones"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Cuba sent a protest note to Washington.",
        "The rain provided relief to farmers in Spain.",
        "Germany provides a good example for France.",
        "The pact would help Serbia to survive.",
        "Russia sent tanks towards Ukraine.",
        "The minister gave a speech in Paris.",
        "Public support for the government fell.",
        "The bank lent a shop in Leeds some money.",
    ],
)
def test_what_is_no_support(text: str) -> None:
    check_silent(RULES, text)
