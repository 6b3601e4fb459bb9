"""From findings to ledger entries: one question per horizon and one per target, all hashed."""

from __future__ import annotations

from datetime import timedelta

from standoff import __version__
from standoff.forecast.ledger import Issue
from standoff.vocabulary.chances import Forecast, Outlook
from standoff.vocabulary.findings import Findings
from standoff.vocabulary.identity import content_id

__all__ = ["RULE", "RULES", "issues"]

RULE = (
    "At the close: serious force or war, if more than minor clashes between the two have been "
    "reported; else limited force, if any have; else concession, if the target met the main "
    "demand; else compromise, if both moved; else the standoff continues."
)
"""How a brief's question on a horizon is resolved."""

_END = (
    "The crisis is over on the first day after which 60 days pass without a new threat, act or "
    "movement of forces between the two; void if it is still on at the close."
)
RULES: dict[str, tuple[str, int]] = {
    "severity": (
        "When the crisis is over: the gravest violence between the two in it: no violence; minor "
        "clashes, with few or no dead; serious clashes, short of war; full-scale war. " + _END,
        730,
    ),
    "target_outcome": (
        "When the crisis is over: victory, if the target kept or got what it wanted from it; "
        "defeat, if it did not; compromise, if it did in part; stalemate, if nothing changed. "
        + _END,
        730,
    ),
    "coercer_outcome": (
        "When the crisis is over: victory, if the coercer got its main demand; defeat, if it "
        "gave it up; compromise, if it got a part; stalemate, if nothing changed. " + _END,
        730,
    ),
    "form": (
        "When the crisis is over: agreement, formal, half-formal or tacit; unilateral act, if one "
        "side ended it by itself; imposed, if one side was made to; else faded or other. " + _END,
        730,
    ),
    "recurrence": (
        "Recurs within five years, if within 1,826 days after the end of this crisis the two are "
        "in another with a threat of force or its use; else it does not recur. " + _END,
        730 + 1826,
    ),
    "duration": (
        "Days from the day of the brief to the day on which the crisis is over. " + _END,
        365 + 61,
    ),
}
"""How a question on a target is resolved, and how many days after the brief it closes."""


def issues(findings: Findings) -> tuple[Issue, ...]:
    """State a brief's forecasts so that a ledger can keep them.

    Parameters
    ----------
    findings : Findings

    Returns
    -------
    tuple of Issue
        One per horizon, then one per target; the question's id names dyad, day, and horizon or
        target, so that a second brief on the same day revises the first.
    """
    case = findings.case
    dyad = f"{case.coercer.code}-{case.target.code}".lower()
    hashes = {
        "claims": content_id([c.id for c in findings.view.claims]),
        "data": content_id(findings.references),
        "model": content_id(findings.provenance),
        "code": __version__,
    }

    def issue(made: Forecast | Outlook, name: str, *, rule: str, days: int) -> Issue:
        return Issue(
            question=f"{dyad}-{case.as_of:%Y%m%d}-{name}",
            text=made.question,
            crisis=f"{dyad}-{case.as_of.year}",
            rule=rule,
            source="two independent news agencies",
            closes=case.as_of + timedelta(days=days),
            outcomes=tuple(chance.outcome for chance in made.chances),
            p=tuple(chance.p for chance in made.chances),
            reference=made.reference,
            as_of=case.as_of,
            hashes=hashes,
            ordered=isinstance(made, Outlook) and made.ordered,
        )

    stands = (
        issue(f, f"{f.horizon_days}d", rule=RULE, days=f.horizon_days) for f in findings.forecasts
    )
    targets = (
        issue(o, o.target, rule=RULES[o.target][0], days=RULES[o.target][1])
        for o in findings.outlooks
    )
    return (*stands, *targets)
