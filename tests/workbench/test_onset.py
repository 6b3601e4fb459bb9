from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from standoff.vocabulary.actors import Actor
from standoff.vocabulary.crises import Case, Opening, OpeningClass, Role
from standoff.workbench.facts import facts_of
from standoff.workbench.onset import Told, case_features, severity_of

CUBA = Case("t", date(1962, 10, 25), Role(Actor("USA"), "t"), Role(Actor("CUB"), "t"))
QUIET = Opening(OpeningClass.QUIET, True, "a test")


def test_features_by_hand() -> None:
    known = case_features(CUBA, QUIET, facts=facts_of(CUBA))
    assert known["trigger_military"] == 1
    assert known["trigger_violent"] == known["intrawar"] == 0
    assert known["region_americas"] == 1
    assert (known["coercer_power"], known["target_power"], known["power_gap"]) == (4, 1, 3)
    assert known["era"] == pytest.approx(-8 / 30)
    assert 1500 < math.expm1(known["distance"]) < 2200


def test_severity_is_a_distribution_and_worse_after_force() -> None:
    rng = np.random.default_rng(1)
    facts = facts_of(CUBA)
    quiet = severity_of(CUBA, QUIET, told=Told(facts), rng=rng)
    violent = severity_of(CUBA, Opening(OpeningClass.VIOLENT, True, "t"), told=Told(facts), rng=rng)
    assert quiet is not None
    assert violent is not None
    assert quiet.p.sum() == pytest.approx(1)
    assert quiet.draws.sum(axis=1) == pytest.approx(1)
    assert violent.p[2:].sum() > quiet.p[2:].sum()


def test_a_case_before_the_first_vintage_has_none() -> None:
    early = replace(CUBA, as_of=date(1949, 1, 1))
    told = Told(facts_of(early))
    assert severity_of(early, QUIET, told=told, rng=np.random.default_rng(1)) is None
