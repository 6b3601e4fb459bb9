"""What is expected of every target of forecast: pool and class frequency, from the day's moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from standoff.forecast.backtest import TARGETS, Target
from standoff.forecast.shipped import LANDMARK, SHIPPED, Chances, ShippedPool
from standoff.forecast.skill import measured, outlook_sentence
from standoff.history.base_rates import HORIZONS, hazard, hazard_reference
from standoff.vocabulary.chances import Chance, Outlook
from standoff.vocabulary.crises import Case, Opening, OpeningClass
from standoff.vocabulary.moves import Moves
from standoff.vocabulary.results import Interval, Number, Provenance, Reference
from standoff.workbench.onset import Told, chances_of

__all__ = ["ASKED", "DURATIONS", "QUESTIONS", "State", "outlook_from", "outlooks_of"]

QUESTIONS = {
    "severity": "What is the worst violence of the crisis?",
    "target_outcome": "What does the target get out of it?",
    "coercer_outcome": "What does the coercer get out of it?",
    "recurrence": "Are the same adversaries in a crisis again within five years of its end?",
    "form": "How does it end?",
    "duration": "How long does it last from here?",
}
"""Each target's question."""
DURATIONS = ("30 days or less", "31 to 90 days", "91 to 180 days", "181 days to a year", "longer")
"""Outcomes of the question on duration."""
ASKED = tuple(target for target in TARGETS if target.name in SHIPPED)
"""The targets of which the shipped pools are asked."""
LEVEL = 0.8


def outlooks_of(
    case: Case, opening: Opening, *, told: Told, rng: np.random.Generator
) -> tuple[Outlook, ...]:
    """Ask the shipped pools, and the hazard of past crises, about a case.

    Parameters
    ----------
    case : Case
        Its day picks the vintage; nothing later is used.
    opening : Opening
    told : Told
        Reference facts, and dated moves where there are any.
    rng : numpy.random.Generator

    Returns
    -------
    tuple of Outlook
        One per target that has a pool of the vintage, then duration.
    """
    made = []
    for target in ASKED:
        said = chances_of(target.name, case, opening=opening, told=told, rng=rng)
        if said is None:
            continue
        first = None
        if said[1].kind == LANDMARK:
            onset = replace(told, moves=None)
            first = chances_of(target.name, case, opening=opening, told=onset, rng=rng)
        state = State(opening, told.moves)
        made.append(outlook_from(target, said, state=state, first=first and first[0]))
    landmark = told.moves.days if told.moves else 0
    return (*made, _duration(told.vintage or case.as_of, landmark))


@dataclass(frozen=True, slots=True)
class State:
    """Where a case stands: its opening, and the moves since, if they are known."""

    opening: Opening
    moves: Moves | None = None

    @property
    def quiet(self) -> bool:
        """Whether it opened without violence and still is without."""
        violent = self.moves is not None and self.moves.violent
        return self.opening.opening is OpeningClass.QUIET and not violent


def outlook_from(
    target: Target,
    said: tuple[Chances, ShippedPool],
    *,
    state: State,
    first: Chances | None = None,
) -> Outlook:
    """Write down what a pool says, with its measured skill.

    Parameters
    ----------
    target : Target
    said : tuple of (Chances, ShippedPool)
    state : State
    first : Chances, optional
        Of the first day, where a landmark pool has updated them.
    """
    chances, pool = said
    days = state.moves.days if state.moves and pool.kind == LANDMARK else 0
    reference = _reference(target.name, chances, pool)
    parameters = {"vintage": pool.made.get("vintage"), "crises": pool.made["crises"], "day": days}
    return Outlook(
        target=target.name,
        question=QUESTIONS[target.name],
        chances=_chances(chances),
        reference=tuple(map(float, chances.reference / chances.reference.sum())),
        reference_class=chances.reference_class,
        n=chances.n,
        skill=outlook_sentence(target.name, days=days, quiet=state.quiet),
        provenance=Provenance("forecast.pool", parameters, (reference,), state.opening.claims),
        gain=_gain(target.name, days, quiet=state.quiet),
        ordered=target.ordered,
        pooled=pool.pool is not None,
        landmark=days,
        opening=_chances(first) if first is not None else (),
    )


def _chances(said: Chances) -> tuple[Chance, ...]:
    low, high = said.interval(LEVEL)
    rows = zip(said.outcomes, said.p / said.p.sum(), low, high, strict=True)
    return tuple(
        Chance(outcome, float(p), Interval(min(float(a), float(p)), max(float(b), float(p)), LEVEL))
        for outcome, p, a, b in rows
    )


def _gain(target: str, days: int, *, quiet: bool) -> Number | None:
    found = measured(target, days=days)
    if found is None:
        return None
    gain = found.quiet_over_class if quiet else found.pool_over_class
    made = Provenance("forecast.backtest", {"day": found.days, "quiet": quiet})
    return Number(gain.value, made, gain.interval, "Brier skill", gain.n)


def _reference(target: str, said: Chances, pool: ShippedPool) -> Reference:
    rows = zip(said.outcomes, said.reference, strict=True)
    shares = ", ".join(f"{name} {p:.2f}" for name, p in rows)
    return Reference(
        key=f"pool:{target}/{said.reference_class}",
        title=f"{target.replace('_', ' ')}: {said.reference_class} (n = {said.n})",
        citation=f"{pool.made['data']}; {pool.made['script']}",
        value=shares,
        licence=pool.made["licence"],
    )


def _duration(as_of: date, landmark: int) -> Outlook:
    """Give the hazard of past crises still on at the landmark: nothing has beaten it."""
    found = hazard(landmark, as_of=as_of, horizons=HORIZONS)
    spread: Sequence[Interval] = found.intervals
    p = np.diff([0.0, *found.ended, 1.0])
    halves = [(i.high - i.low) / 2 for i in (*spread, spread[-1])]
    chances = tuple(
        Chance(name, float(v), Interval(max(0.0, float(v) - h), min(1.0, float(v) + h), LEVEL))
        for name, v, h in zip(DURATIONS, p, halves, strict=True)
    )
    since = f"crises still on at day {found.landmark}" if found.landmark else "all crises"
    made = Provenance(
        "empirical hazard", {"landmark_days": found.landmark}, (hazard_reference(found),)
    )
    return Outlook(
        target="duration",
        question=QUESTIONS["duration"],
        chances=chances,
        reference=tuple(chance.p for chance in chances),
        reference_class=since,
        n=found.n,
        skill="No model beat the frequency of past crises in our backtest, so that is shown.",
        provenance=made,
        ordered=True,
        pooled=False,
        landmark=found.landmark,
    )
