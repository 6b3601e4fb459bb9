"""What was forecast of a past crisis beside what came of it, with the scores of both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from standoff.forecast.scores import brier, log_score, rps
from standoff.vocabulary.findings import Findings
from standoff.workbench.catalogue import Happened
from standoff.workbench.outlooks import DURATIONS

__all__ = ["Scored", "scored"]

_EDGES = (30, 90, 180, 365)
"""Last days of the outcomes of the question on duration."""


@dataclass(frozen=True, slots=True)
class Scored:
    """One question's chances and class frequency, scored by what happened.

    Attributes
    ----------
    target : str
        ``"stands-90d"``, ``"severity"`` ...
    question : str
    outcomes : tuple of str
    p, reference : tuple of float
    happened : str
        One of the outcomes.
    brier, log : tuple of (float, float)
        Score of the chances, then of the class frequency; lower is better.
    rps : tuple of (float, float) or None
        None where the outcomes have no order.
    """

    target: str
    question: str
    outcomes: tuple[str, ...]
    p: tuple[float, ...]
    reference: tuple[float, ...]
    happened: str
    brier: tuple[float, float]
    log: tuple[float, float]
    rps: tuple[float, float] | None

    @property
    def skill(self) -> float:
        """Give the Brier skill over the class frequency; of one question it says little."""
        own, usual = self.brier
        return 1 - own / usual if usual else 0.0


def scored(findings: Findings, happened: Happened) -> tuple[Scored, ...]:
    """Score every question of a brief whose outcome is known."""
    return tuple(_questions(findings, happened))


def _questions(findings: Findings, happened: Happened) -> Iterator[Scored]:
    case = findings.case
    for forecast in findings.forecasts:
        close = case.as_of + timedelta(days=forecast.horizon_days)
        outcomes = tuple(chance.outcome for chance in forecast.chances)
        yield _scored(
            (f"stands-{forecast.horizon_days}d", forecast.question, outcomes),
            [chance.p for chance in forecast.chances],
            reference=forecast.reference,
            came=happened.stood(close),
            ordered=False,
        )
    for outlook in findings.outlooks:
        came = happened.came.get(outlook.target)
        if outlook.target == "duration" and happened.ended is not None:
            came = _lasted((happened.ended - case.as_of).days)
        if came is None:
            continue
        yield _scored(
            (outlook.target, outlook.question, tuple(c.outcome for c in outlook.chances)),
            [chance.p for chance in outlook.chances],
            reference=outlook.reference,
            came=came,
            ordered=outlook.ordered,
        )


def _lasted(days: int) -> str:
    return DURATIONS[sum(days > edge for edge in _EDGES)]


def _scored(
    named: tuple[str, str, tuple[str, ...]],
    p: Sequence[float],
    *,
    reference: Sequence[float],
    came: str,
    ordered: bool,
) -> Scored:
    target, question, outcomes = named
    k = outcomes.index(came)

    def pair(score: object) -> tuple[float, float]:
        assert callable(score)
        own, usual = (float(score([q], [k])[0]) for q in (p, reference))
        return own, usual

    return Scored(
        target=target,
        question=question,
        outcomes=outcomes,
        p=tuple(p),
        reference=tuple(reference),
        happened=came,
        brier=pair(brier),
        log=pair(log_score),
        rps=pair(rps) if ordered else None,
    )
