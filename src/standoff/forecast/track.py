"""The track record of a ledger: what was stated, how it came out, how good it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from standoff.forecast.ledger import Entry, Issue
from standoff.forecast.reliability import Reliability, reliability
from standoff.forecast.scores import Skill, brier, log_score, rps, skill

__all__ = ["TrackRecord", "track_record"]


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """Scores of every resolved question, as last stated, against the class frequency at issue.

    Attributes
    ----------
    resolved, unresolved, void, withdrawn : int
        Questions; a withdrawn one that is resolved counts as both and is scored.
    brier, log, rps : float or None
        Mean scores; None where nothing is resolved (for rps: no ordered question).
    brier_skill, log_skill, rps_skill : Skill or None
        Against the stored reference, 95 % interval by crisis.
    curve : Reliability or None
        Over all stated probabilities, each outcome an event.
    """

    resolved: int
    unresolved: int
    void: int
    withdrawn: int
    brier: float | None = None
    log: float | None = None
    rps: float | None = None
    brier_skill: Skill | None = None
    log_skill: Skill | None = None
    rps_skill: Skill | None = None
    curve: Reliability | None = None


def track_record(entries: Sequence[Entry], *, rng: np.random.Generator) -> TrackRecord:
    """Score a ledger's entries.

    Parameters
    ----------
    entries : sequence of Entry
        In the order of the ledger.
    rng : numpy.random.Generator
        For the bootstrap over crises.
    """
    stated = {e.question: e.as_issue() for e in entries if e.kind == "issue"}
    came = {e.question: e.content["said"]["outcome"] for e in entries if e.kind == "resolution"}
    void = sum(outcome == "void" for outcome in came.values())
    withdrawn = sum(e.kind == "withdrawal" for e in entries)
    settled = [(stated[q], outcome) for q, outcome in came.items() if outcome != "void"]
    counts = (len(settled), len(stated) - len(came), void, withdrawn)
    if not settled:
        return TrackRecord(*counts)
    ordered = [(i, o) for i, o in settled if i.ordered]
    brier_mean, brier_skill = _compare(brier, settled, rng)
    log_mean, log_skill = _compare(log_score, settled, rng)
    rps_mean, rps_skill = _compare(rps, ordered, rng) if ordered else (None, None)
    events = [(p, o == out) for i, out in settled for p, o in zip(i.p, i.outcomes, strict=True)]
    return TrackRecord(
        *counts,
        brier=brier_mean,
        log=log_mean,
        rps=rps_mean,
        brier_skill=brier_skill,
        log_skill=log_skill,
        rps_skill=rps_skill,
        curve=reliability(*zip(*events, strict=True)),
    )


def _compare(
    score: Callable[..., NDArray[np.float64]],
    settled: Sequence[tuple[Issue, str]],
    rng: np.random.Generator,
) -> tuple[float, Skill]:
    """Score the statements one by one, since questions differ in their number of outcomes."""
    truth = [issue.outcomes.index(outcome) for issue, outcome in settled]
    own = np.concatenate([score([i.p], [k]) for (i, _), k in zip(settled, truth, strict=True)])
    other = np.concatenate(
        [score([i.reference], [k]) for (i, _), k in zip(settled, truth, strict=True)]
    )
    compared = skill(own, other, clusters=[i.crisis for i, _ in settled], rng=rng)
    return float(own.mean()), compared
