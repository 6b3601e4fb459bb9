from __future__ import annotations

from standoff.read.scoring.attribution import Score
from standoff.read.scoring.events import class_now, code_of, place_of, score_triples
from standoff.vocabulary.actors import Actor, Sector


def test_codes_are_cut_to_states_and_organisations() -> None:
    assert [place_of(code) for code in ("SYRGOV", "IGOUNO", "JAP", "---LEG", "REB", None)] == [
        *("SYR", "IGO", "JPN", "", "", ""),
    ]
    assert code_of(Actor("NATO", Sector.IGO)) == "IGO"
    assert code_of(Actor("FRA")) == "FRA"
    assert code_of(Actor("---")) == ""


def test_old_classes() -> None:
    assert [class_now(name) for name in ("FIGHT", "DEMAND", "AID", None)] == [
        *("ASSAULT", "REQUEST", "AID", ""),
    ]


def test_an_open_class_is_met_by_any() -> None:
    wanted = [("RUS", "UKR", ""), ("USA", "IRN", "SANCTION")]
    given = [("RUS", "UKR", "ASSAULT"), ("USA", "IRN", "AID")]
    assert score_triples(wanted, given) == Score(1, 2, 2)
