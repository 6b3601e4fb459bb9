from __future__ import annotations

from standoff.read.scoring.attribution import Score
from standoff.read.scoring.events import class_now, code_of, place_of, score_triples, triples
from standoff.vocabulary.actors import Actor, Sector
from standoff.vocabulary.claims import Event
from standoff.vocabulary.sources import Span


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


def test_several_who_meet_nobody_else_meet_one_another() -> None:
    both = (Actor("KEN"), Actor("UGA"))
    met, hit = (
        Event(span=Span("d", 0, 4, "They"), rule="r", actor=both, recipient=(), event=event)
        for event in ("CONSULT", "ASSAULT")
    )
    assert set(triples([met])) == {("KEN", "UGA", "CONSULT"), ("UGA", "KEN", "CONSULT")}
    assert not set(triples([hit]))
