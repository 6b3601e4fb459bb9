from __future__ import annotations

from standoff.workbench.bench.gold.actor_resolution import judge, tally
from standoff.workbench.bench.goldset import Meter


def judged(text: str, expect: dict[str, str], args: str | None = None) -> object:
    return judge({"text": text, "expect": expect, "args": args}, Meter())


def test_country_and_sector_apart() -> None:
    assert judged("Pakistani Army", {"country": "PAK", "code_1": "MIL"}) == (True, True)
    assert judged("Pakistani Army", {"country": "IND", "code_1": "MIL"}) == (False, True)
    assert judged("Great Britain", {"cc": "GBR"}) == (True, None)
    assert judged("Abkhazia", {"title": "Abkhazia"}) is None


def test_the_country_that_an_assertion_gives() -> None:
    expect = {"country": "DEU", "code_1": "GOV"}
    assert judged("the parliament", {"country": "DEU"}, '"German"') == (True, None)
    assert judged("Angela Merkel", expect, 'query_date="2019-01-01"') == (True, True)


def test_shares_over_what_is_judged() -> None:
    value = {c["metric"]: (c["value"], c["n"]) for c in tally([(True, None), (False, True)])}
    assert value == {"country_accuracy": (0.5, 2), "sector_accuracy": (1.0, 1)}
