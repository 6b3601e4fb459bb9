"""From findings to ledger entries: one question per horizon, with everything it rests on hashed."""

from __future__ import annotations

from datetime import timedelta

from standoff import __version__
from standoff.forecast.ledger import Issue
from standoff.vocabulary.findings import Findings
from standoff.vocabulary.identity import content_id

__all__ = ["RULE", "issues"]

RULE = (
    "At the close: serious force or war, if more than minor clashes between the two have been "
    "reported; else limited force, if any have; else concession, if the target met the main "
    "demand; else compromise, if both moved; else the standoff continues."
)
"""How a brief's question is resolved."""


def issues(findings: Findings) -> tuple[Issue, ...]:
    """State a brief's forecasts so that a ledger can keep them.

    Parameters
    ----------
    findings : Findings

    Returns
    -------
    tuple of Issue
        One per horizon; the question's id names dyad, day and horizon, so that a second brief on
        the same day revises the first.
    """
    case = findings.case
    dyad = f"{case.coercer.code}-{case.target.code}".lower()
    hashes = {
        "claims": content_id([c.id for c in findings.view.claims]),
        "data": content_id(findings.references),
        "model": content_id(findings.provenance),
        "code": __version__,
    }
    return tuple(
        Issue(
            question=f"{dyad}-{case.as_of:%Y%m%d}-{forecast.horizon_days}d",
            text=forecast.question,
            crisis=f"{dyad}-{case.as_of.year}",
            rule=RULE,
            source="two independent news agencies",
            closes=case.as_of + timedelta(days=forecast.horizon_days),
            outcomes=tuple(chance.outcome for chance in forecast.chances),
            p=tuple(chance.p for chance in forecast.chances),
            reference=forecast.reference,
            as_of=case.as_of,
            hashes=hashes,
        )
        for forecast in findings.forecasts
    )
