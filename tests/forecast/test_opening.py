from __future__ import annotations

from datetime import date

import pytest

from standoff.forecast.opening import opening_of
from standoff.vocabulary.actors import Actor
from standoff.vocabulary.claims import Certainty, Claim, Event, Factuality, Posture
from standoff.vocabulary.crises import Case, OpeningClass, Role, View
from standoff.vocabulary.sources import Document, document_id

TEXT = Document(document_id("Arland acts."), "Arland acts.")
SPAN = TEXT.span(0, 12)
USA, VEN, NOBODY = Actor("USA"), Actor("VEN"), Actor("---")
CASE = Case("a test", date(2025, 11, 1), Role(USA, "test"), Role(VEN, "test"))


def view(*claims: Claim) -> View:
    return View(date(2025, 11, 1), (TEXT,), claims, ())


def act(event: str, by: Actor, on: Actor, **more: object) -> Event:
    return Event(span=SPAN, rule="t", actor=(by,), recipient=(on,), event=event, **more)  # type: ignore[arg-type]


SHIPS = Posture(span=SPAN, rule="t", actor=(USA,), against=(VEN,), forces=())


def test_force_by_the_coercer_opens_violently() -> None:
    strike = act("ASSAULT", USA, VEN)
    opening = opening_of(CASE, view(SHIPS, strike))
    assert opening.opening is OpeningClass.VIOLENT
    assert opening.claims == (strike.id,)


def test_force_by_others_is_indirect() -> None:
    opening = opening_of(CASE, view(act("ASSAULT", NOBODY, VEN)))
    assert opening.opening is OpeningClass.INDIRECT


@pytest.mark.parametrize(
    "claim",
    [
        act("ASSAULT", USA, VEN, aux=("hypothetical",)),
        act("ASSAULT", USA, VEN, aux=("historical",)),
        act("ASSAULT", USA, VEN, factuality=Factuality(Certainty.POSSIBLE)),
        act("ASSAULT", USA, VEN, factuality=Factuality(positive=False)),
        act("ASSAULT", USA, NOBODY),
        act("THREATEN", USA, VEN),
    ],
)
def test_force_that_did_not_happen_here_leaves_it_quiet(claim: Claim) -> None:
    opening = opening_of(CASE, view(claim))
    assert opening.opening is OpeningClass.QUIET
    assert not opening.military


def test_quiet_with_ships_is_a_military_trigger() -> None:
    opening = opening_of(CASE, view(SHIPS))
    assert opening.opening is OpeningClass.QUIET
    assert opening.military
    assert "one claim that USA moves forces" in opening.reason


def test_the_user_goes_before_the_claims() -> None:
    opening = opening_of(CASE, view(), given=OpeningClass.WAR, protracted=True)
    assert (opening.opening, opening.protracted) == (OpeningClass.WAR, True)
    assert opening.reason == "given by the user"
