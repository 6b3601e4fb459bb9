from __future__ import annotations

from datetime import date

import pytest

from standoff.history.case_facts import RIO_PACT, case_facts
from standoff.history.shelf import Shelf
from standoff.vocabulary.actors import Actor
from standoff.vocabulary.crises import Case, Role
from tests.history.tools import world

COLUMNS = (
    "ccode1",
    "ccode2",
    "year",
    "atop_defense",
    "atop_offense",
    "atop_neutral",
    "atop_nonagg",
    "atop_consul",
)


def case(as_of=date(2025, 11, 15), patrons=("RUS", "CUB")) -> Case:
    def role(code: str) -> Role:
        return Role(Actor(code), "given")

    return Case("a case", as_of, role("USA"), role("VEN"), tuple(role(p) for p in patrons))


def test_what_is_absent_is_said_and_the_rest_is_given(tmp_path):
    shelf = world(tmp_path, atop_alliance=(COLUMNS, [(2, 101, 2018, 1, 0, 0, 1, 1)]))
    facts, problems = case_facts(case(), data=shelf)
    assert {f.kind for f in facts} == {"alliance"}
    assert len(problems) == 4
    assert all("standoff data get" in p.message for p in problems)


def test_the_rio_trap_is_named(tmp_path):
    """ATOP still codes the Rio pact as a defence alliance of the United States and Venezuela."""
    shelf = world(tmp_path, atop_alliance=(COLUMNS, [(2, 101, 2018, 1, 0, 0, 1, 1)]))
    facts, _ = case_facts(case(), data=shelf)
    (between,) = [f for f in facts if f.about == ("USA", "VEN")]
    assert "has pledged defence, non-aggression, consultation to Venezuela" in between.sentence
    assert "known to 2018, carried forward" in between.sentence
    assert "Inter-American Treaty of Reciprocal Assistance" in between.caveat
    assert between.carried
    assert {"USA", "VEN"} <= RIO_PACT


def test_a_patron_without_a_pact_has_no_caveat(tmp_path):
    shelf = world(tmp_path, atop_alliance=(COLUMNS, [(2, 101, 2018, 1, 0, 0, 1, 1)]))
    facts, _ = case_facts(case(), data=shelf)
    (russia,) = [f for f in facts if f.about == ("RUS", "VEN")]
    assert russia.sentence.startswith("Russia has no alliance with Venezuela")
    assert russia.caveat == ""


def test_the_year_before_the_day_is_read_and_nothing_later(tmp_path):
    rows = [(2, 1961, 0.20), (2, 1962, 0.99)]
    shelf = world(tmp_path, cow_nmc=(("ccode", "year", "cinc"), rows))
    facts, _ = case_facts(case(date(1962, 10, 16), patrons=()), data=shelf)
    (power,) = facts
    assert (
        power.sentence == "United States holds 20.00% of the world's capabilities (CINC, in 1961)."
    )
    assert not power.carried
    assert power.value is not None
    assert power.value.value == 0.20
    assert power.reference.key == "cow-nmc:USA/1961"


@pytest.mark.data
def test_the_real_data_on_the_seed(data_dir):
    facts, problems = case_facts(case(), data=Shelf((data_dir,)))
    assert problems == ()
    said = " ".join(f.sentence for f in facts)
    assert "United States and Russia are strategic rivals (known to 2020, carried forward)." in said
    assert "2 militarized disputes since 1816" in said
    assert "one ended crisis behind them (ICB, 1918-2021): Venezuelan Election (2019)." in said
    assert sum(f.kind == "capability" for f in facts) == 4
