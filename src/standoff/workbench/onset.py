"""The first-day features of a case, as the severity pool wants them, from its claims and facts."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from standoff import states
from standoff.forecast.outcomes import DRAWS, Severity
from standoff.forecast.reference import class_of
from standoff.forecast.shipped import LANDMARK, Chances, ShippedPool, shipped
from standoff.vocabulary.crises import Case, Opening, OpeningClass
from standoff.vocabulary.findings import StateFacts
from standoff.vocabulary.moves import Moves

__all__ = ["Told", "case_features", "chances_of", "severity_of"]

SUPER, GREAT, MIDDLE, SMALL = 4.0, 3.0, 2.0, 1.0
"""ICB's scale of power status."""
MIDDLE_SHARE = 0.005
"""Capability, as a share of the strongest state's, from which a state counts as a middle power."""
COLD_WAR = (date(1945, 9, 2), date(1991, 12, 26))
"""Between these days the Soviet Union was a super power beside the United States."""
REGIONS = ((200, "americas"), (400, "europe"), (630, "africa"), (700, "mideast"), (1000, "asia"))
"""Regions by the first Correlates of War number past them."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is known beside the opening.

    Attributes
    ----------
    facts : sequence of StateFacts
    moves : Moves or None
        Dated moves so far, if there are any.
    known : mapping or None
        Features by name where a data set gives them; else they are made from case and facts.
    vintage : date or None
        The day that picks the pool; the case's day if left out.
    """

    facts: Sequence[StateFacts]
    moves: Moves | None = None
    known: Mapping[str, float] | None = None
    vintage: date | None = None


def severity_of(
    case: Case, opening: Opening, *, told: Told, rng: np.random.Generator
) -> Severity | None:
    """Forecast the severity of violence from what was known on the first day, and moves since.

    Parameters
    ----------
    case : Case
        Its day picks the vintage of the pool.
    opening : Opening
    told : Told
        With moves, a case past the first landmark is asked of the landmark pool.
    rng : numpy.random.Generator

    Returns
    -------
    Severity or None
        None before the first vintage of the pool.
    """
    said = chances_of("severity", case, opening=opening, told=told, rng=rng)
    if said is None:
        return None
    chances, pool = said
    method = f"forecast.pool ({pool.kind}), {pool.made['crises']} crises"
    return Severity(chances.p, chances.draws, method)


def chances_of(
    target: str, case: Case, *, opening: Opening, told: Told, rng: np.random.Generator
) -> tuple[Chances, ShippedPool] | None:
    """Ask a shipped pool about a case.

    Parameters
    ----------
    target : str
        One of `standoff.forecast.shipped.SHIPPED`.
    case : Case
    opening : Opening
    told : Told
    rng : numpy.random.Generator

    Returns
    -------
    tuple of (Chances, ShippedPool) or None
        None before the first vintage.
    """
    days = told.moves.days if told.moves else None
    pool = shipped(target, as_of=told.vintage or case.as_of, landmark=days)
    if pool is None:
        return None
    known = dict(told.known or case_features(case, opening, facts=told.facts))
    if opening.protracted is not None:
        known["protracted"] = float(opening.protracted)
    moves = told.moves if pool.kind == LANDMARK else None
    name = class_of(target, opening, moves=moves)
    chances = pool.chances(known, reference_class=name, rng=rng, moves=moves, count=DRAWS)
    return chances, pool


def case_features(case: Case, opening: Opening, *, facts: Sequence[StateFacts]) -> dict[str, float]:
    """Give the features that a case's claims and our reference facts tell; others are unknown.

    Power status follows ICB's scale: the super powers of the time, great powers of the table of
    facts, and middle powers by a share of the strongest state's capability; all other states are
    small.
    """
    by_code = {fact.code: fact for fact in facts}
    coercer, target = (by_code.get(role.code) for role in (case.coercer, case.target))
    powers = [_power(fact, case.as_of) for fact in (coercer, target)]
    trigger = _trigger(opening)
    apart = coercer.distance_km if coercer else None
    day = case.began or case.as_of
    region = _region(case.target.code, case.as_of)
    return {
        **{f"trigger_{name}": float(name == trigger) for name in _TRIGGERS},
        **{f"region_{name}": float(name == region) for _, name in REGIONS},
        "intrawar": float(opening.opening is OpeningClass.WAR),
        "nonstate_trigger": 0.0,
        "coercer_power": powers[0],
        "target_power": powers[1],
        "power_gap": powers[0] - powers[1],
        "nuclear_coercer": float(coercer.nuclear) if coercer else np.nan,
        "era": (day.year - 1970) / 30.0,
        "after_cold_war": float(day.year >= 1990),
        "world_war": float(1939 <= day.year <= 1945),
        "distance": math.log1p(apart.value) if apart else np.nan,
    }


_TRIGGERS = ("economic", "indirect", "internal", "military", "verbal", "violent")


def _trigger(opening: Opening) -> str:
    if opening.opening is OpeningClass.QUIET:
        return "military" if opening.military else "verbal"
    return "indirect" if opening.opening is OpeningClass.INDIRECT else "violent"


def _power(fact: StateFacts | None, day: date) -> float:
    if fact is None:
        return float("nan")
    if fact.code == "USA" or (fact.code == "RUS" and COLD_WAR[0] <= day < COLD_WAR[1]):
        return SUPER
    if fact.great_power:
        return GREAT
    strongest = states.capability("USA")
    if fact.capability is None or strongest is None:
        return SMALL
    return MIDDLE if fact.capability.value >= MIDDLE_SHARE * strongest.value else SMALL


def _region(code: str, day: date) -> str:
    number = states.number_of(code, system="cow", as_of=day) or 0
    return next((name for end, name in REGIONS if number < end), "") if number else ""
