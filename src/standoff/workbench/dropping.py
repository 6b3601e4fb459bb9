"""What the chances would be without one source: the chain run again without its claims.

The sensitivity check of Heuer (1999), Psychology of Intelligence Analysis, ch. 8, step 6.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from standoff.record.copies import families
from standoff.states import STATES, name_of
from standoff.vocabulary.chances import Forecast
from standoff.vocabulary.claims import Claim
from standoff.vocabulary.findings import Dropped
from standoff.vocabulary.problems import Problem
from standoff.vocabulary.sources import SourceKind
from standoff.workbench.plan import Plan
from standoff.workbench.weigh import Standing, expected_of, standing_of

__all__ = ["dropped_of", "outlets_of"]

HORIZON = 90
"""Days ahead at which chances are compared, or the nearest horizon of the plan."""
LEAST = 0.005
"""A change below half a point is none."""


def dropped_of(standing: Standing, *, plan: Plan) -> tuple[Dropped, ...]:
    """Leave out each source in turn and forecast again.

    Parameters
    ----------
    standing : Standing
        With all claims.
    plan : Plan

    Returns
    -------
    tuple of Dropped
        One per source, in the order of the texts, whether or not anything changes. A source is a
        family of outlets that print the same text, where there are several; and everybody who is
        quoted by name or description.
    """
    day = min(plan.horizons, key=lambda horizon: (abs(horizon - HORIZON), horizon))
    plan = replace(plan, horizons=(day,))
    whole = _forecast(standing, plan)
    return tuple(
        _without(standing, name, frozenset(claims), plan=plan, whole=whole)
        for name, claims in _sources(standing).items()
    )


def _forecast(standing: Standing, plan: Plan) -> Forecast:
    rng = np.random.default_rng(plan.seed)
    return expected_of(standing, plan=plan, rng=rng).forecasts[0]


def _sources(standing: Standing) -> dict[str, list[str]]:
    """List every source with its claims' ids: outlets first, then those who are quoted."""
    view = standing.view
    found: dict[str, list[str]] = {}
    printed = outlets_of(standing)
    if len(set(printed.values())) > 1:
        for claim in view.claims:
            found.setdefault(printed[claim.span.document], []).append(claim.id)
    for claim in view.claims:
        if name := _quoted(claim):
            found.setdefault(name, []).append(claim.id)
    return found


def outlets_of(standing: Standing) -> dict[str, str]:
    """Name each document's outlet; copies of one text are one source, named by all its outlets."""
    documents = standing.view.documents
    names = {d.id: d.outlet or d.title or d.id for d in documents}
    family = families(documents)
    together: dict[str, dict[str, None]] = {}
    for document in documents:
        together.setdefault(family[document.id], {})[names[document.id]] = None
    return {d.id: " = ".join(together[family[d.id]]) for d in documents}


def _quoted(claim: Claim) -> str:
    made = claim.attribution
    if made.kind is SourceKind.AUTHOR:
        return ""
    return made.name or (" ".join(made.source.quote.split()) if made.source else "")


def _without(
    standing: Standing, name: str, left_out: frozenset[str], *, plan: Plan, whole: Forecast
) -> Dropped:
    view = standing.view
    kept = tuple(claim for claim in view.claims if claim.id not in left_out)
    other = standing_of(replace(view, claims=kept), plan=plan)
    claims = tuple(claim.id for claim in view.claims if claim.id in left_out)
    if isinstance(other, Problem):
        note = "nobody is left who presses anybody: the whole case rests on it"
        return Dropped(name, claims, whole.horizon_days, (), note)
    chances = _forecast(other, plan).chances
    return Dropped(name, claims, whole.horizon_days, chances, "; ".join(_changes(standing, other)))


def _changes(before: Standing, after: Standing) -> Iterable[str]:
    """Say what else would be different."""
    for part in ("coercer", "target"):
        old, new = (getattr(standing.case, part).code for standing in (before, after))
        if old != new:
            yield f"the {part} would be {_named(new)}"
    old, new = ({p.code for p in s.case.patrons} for s in (before, after))
    if old - new:
        yield f"no longer a patron: {', '.join(sorted(map(_named, old - new)))}"
    if before.opening.opening is not after.opening.opening:
        yield f"the opening would be {after.opening.opening}"
    elif before.opening.military is not after.opening.military:
        yield f"the opening would be {'military' if after.opening.military else 'non-military'}"
    if before.timeline.began != after.timeline.began:
        day = after.timeline.began
        yield f"its first day would be {f'{day.day} {day:%B %Y}' if day else 'unknown'}"


def _named(code: str) -> str:
    return name_of(code) if code in STATES else code
