"""From documents to findings: reads, records, weighs, solves and forecasts one case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from standoff import __version__
from standoff.calculus import ambiguity, solve_case
from standoff.errors import ModelError, SourceError
from standoff.forecast.opening import opening_of
from standoff.forecast.outcomes import Basis, forecast_outcomes
from standoff.history.base_rates import (
    base_rate_reference,
    base_rates,
    hazard,
    hazard_reference,
    outcomes,
)
from standoff.read.reader import read
from standoff.record.case import Overrides, roles
from standoff.record.views import view_of
from standoff.vocabulary.chances import BaseRate
from standoff.vocabulary.claims import Signal
from standoff.vocabulary.crises import Case, Opening, OpeningClass, View
from standoff.vocabulary.findings import Absence, AmbiguityIndex, Findings, StateFacts
from standoff.vocabulary.games import Equilibrium
from standoff.vocabulary.problems import Problem
from standoff.vocabulary.results import Provenance, Reference
from standoff.vocabulary.sources import Document
from standoff.workbench.facts import facts_of
from standoff.workbench.onset import severity_of
from standoff.workbench.past import Past, past_of

if TYPE_CHECKING:
    from standoff.history.shelf import Shelf

__all__ = ["Plan", "assess"]


@dataclass(frozen=True, slots=True)
class Plan:
    """What to compute.

    Attributes
    ----------
    horizons : tuple of int
        Days ahead, each one of the hazard table's.
    seed : int
        Of every random draw.
    draws : int
        Parameter draws of the strategic model.
    overrides : Overrides
        Roles set by the user.
    opening : OpeningClass or None
        Opening set by the user.
    shelf : Shelf or None
        Where reference data lie, if anywhere.
    """

    horizons: tuple[int, ...] = (30, 90, 365)
    seed: int = 20251123
    draws: int = 2000
    overrides: Overrides = field(default_factory=Overrides)
    opening: OpeningClass | None = None
    shelf: Shelf | None = None


def assess(documents: Iterable[Document], *, as_of: date, plan: Plan | None = None) -> Findings:
    """Run the whole chain on the documents of one crisis.

    Parameters
    ----------
    documents : iterable of Document
        Those published after `as_of` are left out.
    as_of : date
    plan : Plan, optional

    Raises
    ------
    SourceError
        If the texts make no claim from which coercer and target could be told.
    """
    plan = plan or Plan()
    known = [d for d in documents if (d.published or as_of) <= as_of]
    view = view_of((read(d, as_of=as_of) for d in known), as_of=as_of)
    case = roles(view, overrides=plan.overrides)
    if isinstance(case, Problem):
        raise SourceError(_nothing_found(view, case))
    rng = np.random.default_rng(plan.seed)
    facts = facts_of(case)
    opening = opening_of(case, view, given=plan.opening)
    past = past_of(case, opening, shelf=plan.shelf)
    equilibrium, absences = _equilibrium(case, view, facts, plan, rng)
    rates, basis = _basis(case, opening, plan.horizons)
    severity = severity_of(case, opening, facts=facts, rng=rng)
    return Findings(
        case=case,
        view=view,
        opening=opening,
        facts=facts,
        base_rates=rates,
        hazard=basis.hazard,
        equilibrium=equilibrium,
        forecasts=forecast_outcomes(basis, severity=severity, rng=rng),
        ambiguity=_ambiguities(case, view, rng),
        references=_references(basis, facts, past),
        absences=(*absences, *past.absences, *_absences(view)),
        provenance=Provenance(
            f"standoff {__version__}",
            {"seed": plan.seed, "draws": plan.draws, "as_of": as_of.isoformat()},
        ),
        analogues=past.precedents.analogues if past.precedents else (),
        precedents=past.precedents,
        history=past.facts,
    )


def _nothing_found(view: View, problem: Problem) -> str:
    titles = "; ".join(d.title for d in view.documents) or "the sources"
    return f"{titles}: {len(view.claims)} claims were read, but {problem.message}"


def _landmark(case: Case) -> int:
    return max(0, (case.as_of - case.began).days) if case.began else 0


def _basis(
    case: Case, opening: Opening, horizons: tuple[int, ...]
) -> tuple[tuple[BaseRate, ...], Basis]:
    """Look up what past crises that opened the same way came to, as of the case's day."""
    as_of = case.as_of
    rates = base_rates(
        opening.opening, military=opening.military, protracted=opening.protracted, as_of=as_of
    )
    duration = hazard(_landmark(case), as_of=as_of, horizons=horizons)
    half = opening.military if opening.opening is OpeningClass.QUIET else None
    own = outcomes(opening.opening, horizons[-1], as_of=as_of, military=half)
    everyone = outcomes(None, horizons[-1], as_of=as_of)
    cited = (*(base_rate_reference(r) for r in rates), hazard_reference(duration))
    return rates, Basis(own, everyone, duration, opening, cited)


def _equilibrium(
    case: Case, view: View, facts: tuple[StateFacts, ...], plan: Plan, rng: np.random.Generator
) -> tuple[Equilibrium | None, tuple[Absence, ...]]:
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


def _references(basis: Basis, facts: tuple[StateFacts, ...], past: Past) -> tuple[Reference, ...]:
    everything = [*basis.rests_on, *(r for f in facts for r in f.references)]
    everything += [f.reference for f in past.facts]
    return tuple({r.key: r for r in everything}.values())


def _absences(view: View) -> tuple[Absence, ...]:
    found = []
    if len({d.outlet for d in view.documents}) < 2:
        found.append(
            Absence(
                "a second outlet",
                "nothing in this brief is corroborated by an independent outlet",
                "give more sources on the same crisis",
            )
        )
    if not any(c.when.start for c in view.claims):
        found.append(
            Absence(
                "dated moves",
                "the forecast is that of day 0: news of first moves is where skill is",
                "give texts that date what they report",
            )
        )
    return tuple(found)
