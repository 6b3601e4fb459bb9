from __future__ import annotations

import pytest

from standoff.read.rules.cost import RULES
from standoff.vocabulary.claims import Cost
from tests.read.tools import check_claims, check_silent


def only(text: str, bearer: str, words: str) -> Cost:
    [claim] = check_claims(RULES, text, (bearer, "", words))
    assert isinstance(claim, Cost)
    return claim


def test_people_killed() -> None:
    claim = only(
        "The conflict has killed about 14,000 people in Donbas.", "UKR", "killed about 14,000"
    )
    assert claim.domain == "civilians"
    assert claim.quantity is not None
    assert (claim.quantity.low, claim.quantity.unit) == (14000, "persons")


def test_people_killed_that_nobody_places() -> None:
    claim = only("The strikes on boats have killed more than 70 people.", "", "killed more than 70")
    assert claim.quantity is not None
    assert claim.quantity.qualifier == "more than"


def test_people_driven_out() -> None:
    only("Residents of Kharkiv fled the bombardment.", "UKR", "fled the bombardment")
    claim = only("The fighting displaced 1.5 million Ukrainians.", "UKR", "displaced 1.5 million")
    assert claim.quantity is not None
    assert claim.quantity.low == 1.5e6


def test_people_caught_in_between() -> None:
    claim = only(
        "The two capitals trade threats, often leaving ordinary Lebanese caught amid the violence.",
        "LBN",
        "leaving ordinary Lebanese caught",
    )
    assert claim.rule == "cost.caught"


def test_tolls() -> None:
    only("Civilian casualties in Syria mounted.", "SYR", "Civilian casualties in Syria")


def test_economies_hurt() -> None:
    claim = only("Sanctions have crippled Iran's oil exports.", "IRN", "crippled Iran's oil")
    assert claim.domain == "economy"


def test_money_that_loses_its_worth() -> None:
    claim = only("The rouble lost a fifth of its value.", "RUS", "rouble lost a fifth")
    assert claim.quantity is not None
    assert (claim.quantity.low, claim.quantity.unit) == (20, "percent")
    only("The Taipei stock market has fallen by a tenth.", "TWN", "stock market has fallen")


def test_prices_that_rise() -> None:
    assert only("Inflation in Cuba soared.", "CUB", "Inflation in Cuba soared").domain == "economy"


@pytest.mark.parametrize(
    "text",
    [
        "Two Russian soldiers were killed.",
        "The team from Chile suffered a defeat.",
        "Exports from Poland rose by a tenth.",
        "The prime minister of Greece faces an election.",
        "Prices in Japan fell.",
        "The film hit theatres in France.",
        "Voters in Norway left the hall.",
    ],
)
def test_what_is_no_cost(text: str) -> None:
    check_silent(RULES, text)
