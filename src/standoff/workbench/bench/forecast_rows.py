"""Rows of a backtest: skill with intervals by crisis, areas, reliability and decomposition."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from standoff.forecast.backtest import Backtest, refuse_leak
from standoff.forecast.reliability import reliability
from standoff.forecast.scores import Skill, auc, auc_interval, brier, log_score, rps
from standoff.workbench.bench import row

__all__ = ["GOALS", "SEED", "cell", "rows_of", "skill_rows"]

SEED = 20251123
GOALS: Mapping[tuple[str, str], float] = {
    ("severity", "brier_skill"): 0.12,
    ("severity", "brier_skill_low"): 0.08,
    ("severity", "rps_skill"): 0.15,
    ("serious", "auc"): 0.72,
    ("recurrence", "brier_skill"): 0.08,
    ("target_outcome", "brier_skill"): 0.07,
    ("severity_day14", "brier_skill"): 0.23,
    ("serious_day14", "auc"): 0.83,
    ("severity_quiet_day14", "brier_skill"): 0.08,
    ("serious", "calibration_error"): 0.06,
    ("duration", "coverage_80"): 0.8,
}
"""What we set out to reach (expanding window 1950-2021)."""
EVENTS: Mapping[str, Mapping[str, tuple[int, ...]]] = {
    "severity": {"any_violence": (1, 2, 3), "serious": (2, 3), "war": (3,)},
    "target_outcome": {"target_victory": (0,), "target_defeat": (3,)},
    "coercer_outcome": {"coercer_victory": (0,), "coercer_defeat": (3,)},
    "recurrence": {"recurs": (1,)},
}
"""Events made of a target's outcomes, whose areas and reliability are reported."""
SCORES = {"brier": brier, "log": log_score, "rps": rps}


def rows_of(
    tested: Backtest, suffix: str, *, cpu: float | None, onset: bool
) -> list[dict[str, Any]]:
    """Give all rows of one backtest.

    Parameters
    ----------
    tested : Backtest
    suffix : str
        Origin and feature set, behind each name.
    cpu : float or None
        Seconds it took.
    onset : bool
        Whether it was made on the first day, where too good a skill is a leak.

    Raises
    ------
    ModelError
        If onset skill is above what is credible.
    """
    rng = np.random.default_rng(SEED)
    name, target = tested.target.name + suffix, tested.target
    gained = tested.skill("pool", "climatology", rng=rng)
    if onset:
        refuse_leak(gained, what=name)
    plain = tested.skill("frequency", "climatology", rng=rng)
    over_class = tested.skill("pool", "frequency", rng=rng)
    logs = tested.skill("pool", "climatology", rng=rng, score=log_score)
    quiet = target.name + "_quiet" + suffix
    made = [
        *skill_rows(
            name, "brier_skill", found=gained, cpu=cpu, peer=("class frequency", plain.value)
        ),
        cell(name, "brier_skill_low", value=gained.interval.low, n=gained.n),
        *skill_rows(name, "brier_skill_over_class", found=over_class),
        *skill_rows(name, "log_skill", found=logs),
    ]
    for metric, reference in (
        ("brier_skill", "opening"),
        ("brier_skill_over_day_class", "frequency"),
    ):
        found = tested.skill("pool", reference, rng=rng, quiet=True)
        made += skill_rows(quiet, metric, found=found)
    if target.ordered:
        made += skill_rows(name, "rps_skill", found=tested.ranked(rng=rng))
    return [*made, *_means(tested, name), *_reliability(tested, name), *_events(tested, suffix)]


def _means(tested: Backtest, name: str) -> list[dict[str, Any]]:
    """Give the mean scores of the pool, with those of the overall frequency beside."""
    y = tested.cases.y
    wanted = SCORES if tested.target.ordered else {k: SCORES[k] for k in ("brier", "log")}
    return [
        cell(
            name,
            metric,
            value=float(score(tested.pool, y).mean()),
            n=len(y),
            peer="overall frequency",
            peer_value=float(score(tested.climatology, y).mean()),
        )
        for metric, score in wanted.items()
    ]


def _reliability(tested: Backtest, name: str) -> list[dict[str, Any]]:
    """Decompose the Brier score over all stated probabilities, each outcome an event."""
    happened = np.eye(tested.pool.shape[1], dtype=bool)[tested.cases.y]
    curve = reliability(tested.pool.ravel(), happened.ravel())
    n = len(tested.cases.y)
    return [
        cell(name, metric, value=getattr(curve, metric), n=n)
        for metric in ("miscalibration", "discrimination", "uncertainty")
    ]


def _events(tested: Backtest, suffix: str) -> list[dict[str, Any]]:
    made = []
    for event, outcomes in EVENTS.get(tested.target.name, {}).items():
        p = tested.pool[:, outcomes].sum(axis=1)
        happened = np.isin(tested.cases.y, outcomes)
        curve, n = reliability(p, happened), len(p)
        rng = np.random.default_rng(SEED)
        area = auc_interval(p, happened, clusters=tested.cases.crisis, rng=rng)
        name = event + suffix
        made += [
            cell(name, "auc", value=auc(p, happened), n=n, low=area.low, high=area.high),
            cell(name, "calibration_error", value=curve.expected_error, n=n),
            cell(name, "miscalibration", value=curve.miscalibration, n=n),
            cell(name, "discrimination", value=curve.discrimination, n=n),
        ]
    return made


def skill_rows(
    name: str,
    metric: str,
    *,
    found: Skill,
    cpu: float | None = None,
    peer: tuple[str, float] | None = None,
) -> list[dict[str, Any]]:
    """Give the row of a skill with its interval."""
    more: dict[str, Any] = {"peer": peer[0], "peer_value": peer[1]} if peer else {}
    interval = {"low": found.interval.low, "high": found.interval.high}
    return [cell(name, metric, value=found.value, n=found.n, cpu_s=cpu, **interval, **more)]


def cell(name: str, metric: str, *, value: float, **cells: Any) -> dict[str, Any]:
    """Give one row of the forecast bench, with its goal if it has one."""
    goal = GOALS.get((name, metric))
    return row("forecast", name, metric=metric, value=float(value), target=goal, **cells)
