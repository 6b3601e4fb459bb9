"""From a record to findings on one case: parts, moves, chances, model, what the past knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from standoff import __version__
from standoff.calculus import ambiguity, solve_case
from standoff.errors import ModelError
from standoff.forecast.opening import opening_of
from standoff.forecast.outcomes import Basis, forecast_outcomes
from standoff.forecast.skill import licensed_sentence, outlook_sentence
from standoff.history.base_rates import (
    base_rate_reference,
    base_rates,
    hazard,
    hazard_reference,
    outcomes,
)
from standoff.record.case import roles
from standoff.record.moves import as_it_opened, timeline_of
from standoff.states import is_great_power
from standoff.vocabulary.chances import BaseRate, Forecast, Hazard, Outlook
from standoff.vocabulary.claims import Signal
from standoff.vocabulary.crises import Case, Opening, OpeningClass, View
from standoff.vocabulary.findings import Absence, AmbiguityIndex, Findings, StateFacts
from standoff.vocabulary.games import Equilibrium
from standoff.vocabulary.problems import Problem
from standoff.vocabulary.results import Provenance, Reference
from standoff.vocabulary.timelines import Timeline
from standoff.workbench.facts import facts_of
from standoff.workbench.onset import Told, severity_of
from standoff.workbench.outlooks import outlooks_of
from standoff.workbench.past import Past, past_of
from standoff.workbench.plan import Plan

__all__ = ["Expected", "Standing", "expected_of", "standing_of", "weigh"]


@dataclass(frozen=True, slots=True)
class Standing:
    """How a case stands: everything that the chances are made of.

    Attributes
    ----------
    case : Case
    view : View
    opening : Opening
    timeline : Timeline
    facts : tuple of StateFacts
    known : mapping or None
        Features of the first day where a data set gives them.
    vintage : date or None
        The day that picks pools and base rates; the case's day if left out.
    """

    case: Case
    view: View
    opening: Opening
    timeline: Timeline
    facts: tuple[StateFacts, ...]
    known: Mapping[str, float] | None = None
    vintage: date | None = None

    @property
    def landmark(self) -> int:
        """Give the days since the crisis began; 0 where that is unknown."""
        return self.timeline.seen.days if self.timeline.seen else 0

    @property
    def told(self) -> Told:
        """Give what the pools are told."""
        return Told(self.facts, self.timeline.seen, self.known, self.vintage)


@dataclass(frozen=True, slots=True)
class Expected:
    """What is expected of a case: the chances, those of the first day, and what they rest on."""

    forecasts: tuple[Forecast, ...]
    first: tuple[Forecast, ...]
    rates: tuple[BaseRate, ...]
    hazard: Hazard
    rests_on: tuple[Reference, ...]


def standing_of(view: View, *, plan: Plan) -> Standing | Problem:
    """Tell the parties, the first day, the opening and the moves since from a record.

    Parameters
    ----------
    view : View
    plan : Plan

    Returns
    -------
    Standing or Problem
        A problem where the claims tell no coercer and target.
    """
    case = roles(view, overrides=plan.overrides)
    if isinstance(case, Problem):
        return case
    timeline = _with_great_powers(timeline_of(case, view, began=plan.began), view, case)
    case = replace(case, began=timeline.began)
    opened = as_it_opened(view, timeline)
    opening = opening_of(case, opened, given=plan.opening, protracted=plan.protracted)
    return Standing(case, view, opening, timeline, facts_of(case))


def _with_great_powers(timeline: Timeline, view: View, case: Case) -> Timeline:
    """Count the great powers among the third states that moved."""
    if timeline.seen is None:
        return timeline
    held = {claim.id: claim for claim in view.claims}
    moved = (held[move.source].parties[0] for move in timeline.moves if move.source in held)
    codes = {actor.code for side in moved for actor in side}
    others = codes - {case.coercer.code, case.target.code}
    n = sum(is_great_power(code, as_of=case.as_of) for code in others)
    return replace(timeline, seen=replace(timeline.seen, great_powers=n))


def expected_of(standing: Standing, *, plan: Plan, rng: np.random.Generator) -> Expected:
    """Give the chances by horizon, and beside them those of the first day if moves changed them."""
    case, opening, timeline = standing.case, standing.opening, standing.timeline
    rates, basis = _basis(standing, plan.horizons, standing.landmark)
    updated = timeline.seen is not None and standing.landmark > 0
    now = severity_of(case, opening, told=standing.told, rng=rng)
    made = forecast_outcomes(basis, severity=now, rng=rng)
    first: tuple[Forecast, ...] = ()
    if updated and timeline.seen is not None:
        quiet = opening.opening is OpeningClass.QUIET and not timeline.seen.violent
        skill = outlook_sentence("severity", days=standing.landmark, quiet=quiet)
        made = tuple(replace(forecast, skill=skill) for forecast in made)
        first = _first_day(standing, plan, rng)
    return Expected(made, first, rates, basis.hazard, basis.rests_on)


def _first_day(standing: Standing, plan: Plan, rng: np.random.Generator) -> tuple[Forecast, ...]:
    _, basis = _basis(standing, plan.horizons, 0)
    onset = replace(standing.told, moves=None)
    severity = severity_of(standing.case, standing.opening, told=onset, rng=rng)
    return forecast_outcomes(basis, severity=severity, rng=rng)


def _basis(
    standing: Standing, horizons: tuple[int, ...], landmark: int
) -> tuple[tuple[BaseRate, ...], Basis]:
    """Look up what past crises that opened the same way came to, as of the case's day."""
    opening, as_of = standing.opening, standing.vintage or standing.case.as_of
    rates = base_rates(
        opening.opening, military=opening.military, protracted=opening.protracted, as_of=as_of
    )
    duration = hazard(landmark, as_of=as_of, horizons=horizons)
    half = opening.military if opening.opening is OpeningClass.QUIET else None
    own = outcomes(opening.opening, horizons[-1], as_of=as_of, military=half)
    everyone = outcomes(None, horizons[-1], as_of=as_of)
    cited = (*(base_rate_reference(r) for r in rates), hazard_reference(duration))
    return rates, Basis(own, everyone, duration, opening, cited)


def weigh(standing: Standing, *, plan: Plan, rng: np.random.Generator) -> Findings:
    """Solve, forecast and look up one case.

    Parameters
    ----------
    standing : Standing
    plan : Plan
    rng : numpy.random.Generator
    """
    case, view, opening, facts = standing.case, standing.view, standing.opening, standing.facts
    past = past_of(case, opening, shelf=plan.shelf)
    equilibrium, absences = _equilibrium(standing, plan, rng)
    expected = expected_of(standing, plan=plan, rng=rng)
    outlooks = outlooks_of(case, opening, told=standing.told, rng=rng)
    parameters = {"seed": plan.seed, "draws": plan.draws, "as_of": case.as_of.isoformat()}
    if plan.backend is not None and plan.backend.name != "rules":
        parameters["backend"] = plan.backend.name
    return Findings(
        case=case,
        view=view,
        opening=opening,
        facts=facts,
        base_rates=expected.rates,
        hazard=expected.hazard,
        equilibrium=equilibrium,
        forecasts=expected.forecasts,
        ambiguity=_ambiguities(case, view, rng),
        references=_references(expected.rests_on, outlooks, facts=facts, past=past),
        absences=(*absences, *past.absences, *_absences(standing)),
        provenance=Provenance(f"standoff {__version__}", parameters),
        analogues=past.precedents.analogues if past.precedents else (),
        precedents=past.precedents,
        history=past.facts,
        timeline=standing.timeline,
        outlooks=outlooks,
        first_forecasts=expected.first,
        features=licensed_sentence("severity", days=standing.landmark),
    )


def _equilibrium(
    standing: Standing, plan: Plan, rng: np.random.Generator
) -> tuple[Equilibrium | None, tuple[Absence, ...]]:
    case, view, facts = standing.case, standing.view, standing.facts
    try:
        return solve_case(case, view=view, facts=facts, rng=rng, draws=plan.draws), ()
    except ModelError as error:
        cost = "no structural explanation, no effect per patron and no counterfactuals"
        return None, (Absence(f"the strategic model: {error}", cost),)


def _ambiguities(case: Case, view: View, rng: np.random.Generator) -> tuple[AmbiguityIndex, ...]:
    signals = [c for c in view.claims if isinstance(c, Signal)]
    speakers = dict.fromkeys(a.code for s in signals for a in s.actor if a.known)
    order = [c for c in (case.coercer.code, case.target.code) if c in speakers]
    order += [c for c in speakers if c not in order]
    return tuple(
        ambiguity(signals, actor=code, rng=rng, documents=view.documents) for code in order
    )


def _references(
    rests_on: Sequence[Reference],
    outlooks: Sequence[Outlook],
    *,
    facts: Sequence[StateFacts],
    past: Past,
) -> tuple[Reference, ...]:
    everything = [*rests_on, *(r for o in outlooks for r in o.provenance.data)]
    everything += [r for f in facts for r in f.references]
    everything += [f.reference for f in past.facts]
    return tuple({r.key: r for r in everything}.values())


def _absences(standing: Standing) -> tuple[Absence, ...]:
    found = []
    outlets = {d.outlet for d in standing.view.documents}
    if not outlets:
        cost = "parties, opening and moves come from data alone; no words of anybody are weighed"
        found.append(Absence("reporting", cost))
    elif len(outlets) < 2:
        found.append(
            Absence(
                "a second outlet",
                "nothing in this brief is corroborated by an independent outlet",
                "give more sources on the same crisis",
            )
        )
    if standing.timeline.began is None:
        found.append(
            Absence(
                "dated moves",
                "the forecast is that of day 0: news of first moves is where skill is",
                "give texts that date what they report, or name the first day with --began",
            )
        )
    return tuple(found)
