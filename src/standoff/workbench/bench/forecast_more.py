"""Rows on what stands beside the pools: the patrons model's weight, and days left by the hazard."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import numpy as np

from standoff.forecast.backtest import Backtest, Cases
from standoff.forecast.duration import HORIZONS, backtest_hazard
from standoff.forecast.experts import earn
from standoff.forecast.reliability import reliability
from standoff.forecast.scores import brier, skill
from standoff.history.shelf import Shelf
from standoff.workbench.bench.forecast_rows import SEED, cell, skill_rows
from standoff.workbench.cases import LAST, durations_of
from standoff.workbench.structural import expectations

__all__ = ["duration_rows", "structural_rows"]


def structural_rows(
    shelf: Shelf, tested: Backtest, *, cases: Cases, tell: Callable[[str], None]
) -> list[dict[str, Any]]:
    """Say what weight the patrons model earns in the severity pool, and what it adds.

    Parameters
    ----------
    shelf : Shelf
    tested : Backtest
        Of severity at the onset.
    cases : Cases
        All of them, as the backtest was given.
    tell : callable
    """
    started = time.process_time()
    solved = expectations(shelf, as_of=LAST, seed=SEED)
    unknown = np.full(4, np.nan)
    p = np.array([solved.get(int(crisis), unknown) for crisis in cases.crisis])
    earned = earn(tested, cases, signals=np.log(p / (1 - p)), tell=tell)
    cpu = time.process_time() - started
    rng = np.random.default_rng(SEED)
    weights = [weight for _, weight in earned.weights]
    name, n = "severity_structural", len(tested.cases.y)
    own, pooled = (
        run.skill("pool", "climatology", rng=rng) for run in (earned.alone, earned.with_expert)
    )
    without = tested.skill("pool", "climatology", rng=rng)
    gain = _gain(earned.with_expert, tested)
    return [
        cell(
            name,
            "weight",
            value=float(np.mean(weights)),
            n=len(weights),
            low=min(weights),
            high=max(weights),
            cpu_s=cpu,
        ),
        *skill_rows(name, "brier_skill", found=pooled, peer=("pool without it", without.value)),
        cell(name, "brier_skill_over_pool", value=gain[0], n=n, low=gain[1], high=gain[2]),
        *skill_rows(name, "brier_skill_alone", found=own),
        cell(name, "crises_solved", value=len(solved), n=len(cases.crisis)),
    ]


def _gain(one: Backtest, other: Backtest) -> tuple[float, float, float]:
    """Give the skill of one forecast over another on the same cases."""
    y, crisis = one.cases.y, one.cases.crisis
    rng = np.random.default_rng(SEED)
    found = skill(brier(one.pool, y), brier(other.pool, y), clusters=crisis, rng=rng)
    return found.value, found.interval.low, found.interval.high


def duration_rows(shelf: Shelf, *, landmark: int) -> list[dict[str, Any]]:
    """Score the empirical hazard among crises still on at a landmark.

    ``ends_30`` and its like are the chance of ending within so many days; their skill is over the
    share of all crises from their onset, so that at the onset it is nil by construction.
    """
    tested = backtest_hazard(durations_of(shelf), landmark=landmark)
    rng = np.random.default_rng(SEED)
    suffix = f"_day{landmark}" if landmark else ""
    n = len(tested.left)
    share = tested.coverage
    error = (share * (1 - share) / n) ** 0.5
    made = [
        cell(
            f"duration{suffix}",
            "coverage_80",
            value=share,
            n=n,
            low=share - 1.96 * error,
            high=share + 1.96 * error,
        )
    ]
    for k, days in enumerate(HORIZONS):
        p, happened = tested.hazard[:, k], tested.ended[:, k]
        own, other = ((q - happened) ** 2 for q in (p, tested.ageless[:, k]))
        name = f"ends_{days}{suffix}"
        found = skill(own, other, clusters=tested.crisis, rng=rng)
        made += skill_rows(name, "brier_skill", found=found)
        made.append(cell(name, "frequency", value=float(happened.mean()), n=n))
        made.append(cell(name, "mean_forecast", value=float(p.mean()), n=n))
        made.append(
            cell(name, "calibration_error", value=reliability(p, happened).expected_error, n=n)
        )
    return made
