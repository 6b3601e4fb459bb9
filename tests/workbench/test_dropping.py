from __future__ import annotations

from dataclasses import replace
from datetime import date

from standoff.record.views import view_of
from standoff.vocabulary.actors import Actor
from standoff.vocabulary.claims import Claim, Event
from standoff.vocabulary.crises import View
from standoff.vocabulary.problems import Problem
from standoff.vocabulary.sources import Attribution, SourceKind
from standoff.workbench.dropping import dropped_of
from standoff.workbench.plan import Plan
from standoff.workbench.weigh import Standing, standing_of
from tests.record.tools import document, posture, reading, signal

DAY = date(2022, 1, 20)
HERALD = document("Troops are massed. A diplomat speaks.", outlet="Herald", published=DAY)
WIRE = document("Shells fall across the border line.", outlet="Wire", published=DAY)
TROOPS = posture(HERALD, "Troops are massed", actor="RUS", against="UKR")
SAID = replace(
    signal(HERALD, "A diplomat speaks", actor="RUS", recipient="UKR"),
    attribution=Attribution(kind=SourceKind.ANONYMOUS_OFFICIAL, source=HERALD.span(19, 29)),
)
SHELLS = Event(
    span=WIRE.span(0, 11),
    rule="test",
    actor=(Actor("RUS"),),
    recipient=(Actor("UKR"),),
    event="ASSAULT",
)


def standing(view: View) -> Standing:
    found = standing_of(view, plan=Plan())
    assert not isinstance(found, Problem)
    return found


def view(*claims: Claim) -> View:
    groups = [reading(d, *(c for c in claims if c.span.document == d.id)) for d in (HERALD, WIRE)]
    return view_of([g for g in groups if g.claims], as_of=DAY)


def test_without_the_one_outlet_that_reports_force_war_is_less_likely() -> None:
    whole = standing(view(TROOPS, SAID, SHELLS))
    found = {d.source: d for d in dropped_of(whole, plan=Plan())}
    assert list(found) == ["Herald", "Wire", "A diplomat"]
    assert found["Wire"].claims == (SHELLS.id,)
    assert found["Wire"].horizon_days == 90
    assert "the opening would be quiet" in found["Wire"].note
    assert found["Wire"].chances[-1].p < found["Herald"].chances[-1].p
    assert found["A diplomat"].claims == (SAID.id,)
    assert found["A diplomat"].note == ""


def test_one_outlet_alone_is_not_dropped_and_a_case_may_rest_on_one_voice() -> None:
    only = dropped_of(standing(view(SAID)), plan=Plan())
    assert [d.source for d in only] == ["A diplomat"]
    assert only[0].chances == ()
    assert "rests on it" in only[0].note


def test_copies_of_one_text_are_one_source() -> None:
    long = "Troops are massed near the border on Friday, officials in the capital said again. " * 9
    first, copy = (document(f"{long}{o}.", outlet=o, published=DAY) for o in "AB")
    claims = [posture(d, "Troops are massed", actor="RUS", against="UKR") for d in (first, copy)]
    other = reading(WIRE, SHELLS)
    readings = [reading(first, claims[0]), reading(copy, claims[1]), other]
    found = dropped_of(standing(view_of(readings, as_of=DAY)), plan=Plan())
    assert [set(d.source.split(" = ")) for d in found] == [{"A", "B"}, {"Wire"}]
