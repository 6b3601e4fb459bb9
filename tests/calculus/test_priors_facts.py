from __future__ import annotations

import math

import pytest

from standoff.calculus.priors_facts import CaseFacts, keys_on
from tests.calculus.crisis import FACTS

KNOWN = CaseFacts({fact.code: fact for fact in FACTS}, "ATL", "ELB")


def test_capability_is_relative_to_the_coercer_s() -> None:
    found = KNOWN.capability("ATL")
    assert found is not None
    assert found[0] == 0.0
    other = KNOWN.capability("RUR")
    own = {fact.code: fact.capability.value for fact in FACTS if fact.capability}
    assert other is not None
    assert other[0] == pytest.approx(math.log(own["RUR"] / own["ATL"]))


def test_who_has_no_figure_has_no_capability() -> None:
    assert KNOWN.capability("NOBODY") is None
    assert KNOWN.shifts("NOBODY", "b_i", foe="NOBODY") == []


def test_references_are_found_by_topic() -> None:
    assert all("nuclear" in key or key for key in keys_on(FACTS[0], "nuclear"))
    assert keys_on(FACTS[0], "no such topic") == ()
