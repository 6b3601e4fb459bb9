from __future__ import annotations

import pytest

from standoff.states import sector_of_noun
from standoff.states.sectors import is_vague
from standoff.states.tabular import table
from standoff.vocabulary.actors import Sector


@pytest.mark.parametrize(
    ("noun", "sector"),
    [
        ("foreign minister", Sector.GOV),
        ("spokesman", Sector.GOV),
        ("lawmakers", Sector.LEG),
        ("troops", Sector.MIL),
        ("police", Sector.COP),
        ("protesters", Sector.OPP),
        ("rebels", Sector.REB),
        ("opposition", Sector.OPP),
        ("insurgents", Sector.REB),
        ("court", Sector.JUD),
        ("parliament", Sector.LEG),
        ("intelligence officers", Sector.SPY),
        ("businessmen", Sector.BUS),
        ("students", Sector.EDU),
        ("journalists", Sector.JRN),
        ("Clergymen", Sector.REL),
        ("trade unions", Sector.LAB),
        ("smugglers", Sector.CRM),
        ("refugees", Sector.REF),
        ("nurses", Sector.MED),
        ("farmers", Sector.AGR),
        ("militiamen", Sector.PRM),
        ("gunmen", Sector.UAF),
        ("spies", Sector.SPY),
        ("attaché", Sector.GOV),
    ],
)
def test_sector_of_a_noun(noun: str, sector: Sector) -> None:
    assert sector_of_noun(noun) is sector


@pytest.mark.parametrize("noun", ["table", "week", "decision", "gas", "business trip", ""])
def test_silence_on_other_nouns(noun: str) -> None:
    assert sector_of_noun(noun) is None


def test_vague_nouns_leave_the_sector_to_others() -> None:
    assert is_vague("officers")
    assert is_vague("member")
    assert not is_vague("minister")
    assert not is_vague("table")


def test_the_list_is_wide_and_each_noun_stands_once() -> None:
    lemmas = [row["lemma"] for row in table("nouns")]
    assert len(lemmas) == len(set(lemmas)) > 1000
    assert {Sector(row["sector"]) for row in table("nouns")} == set(Sector)
