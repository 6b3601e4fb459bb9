from __future__ import annotations

from standoff.vocabulary.actors import Actor
from standoff.vocabulary.claims import PLOVER_CLASSES, Claim, Cost, Support
from standoff.vocabulary.sources import Span

SPAN = Span("d-1", 0, 4, "Cuba")


def test_parties_are_who_acts_and_toward_whom() -> None:
    cuba, venezuela = (Actor("CUB"),), (Actor("VEN"),)
    claim = Support(span=SPAN, rule="t", supporter=cuba, recipient=venezuela, items=())
    assert claim.parties == (cuba, venezuela)
    assert Cost(span=SPAN, rule="t", bearer=venezuela, domain="economy").parties == (venezuela, ())
    assert Claim(span=SPAN, rule="t").parties == ((), ())


def test_plover_has_fifteen_classes() -> None:
    assert len(set(PLOVER_CLASSES)) == 15
