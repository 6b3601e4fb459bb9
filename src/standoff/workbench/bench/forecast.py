"""Measures the forecasts: expanding-window backtest 1950-2021 against frequencies, by origin."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from standoff.errors import DataAbsent
from standoff.forecast.backtest import TARGETS, Backtest, Target, backtest, refuse_leak
from standoff.forecast.reliability import reliability
from standoff.forecast.scores import Skill, auc, log_score
from standoff.history.shelf import Shelf
from standoff.workbench.bench import row
from standoff.workbench.cases import ORIGINS, cases_of, features_for, table_at

__all__ = ["GOALS", "rows", "shelf_of"]

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
}
"""What we set out to reach (expanding window 1950-2021)."""
SERIOUS = 2


def shelf_of(data: Path | None) -> Shelf:
    """Give the shelf for a bench.

    Raises
    ------
    DataAbsent
        If no directory was named or it has no crises.
    """
    shelf = Shelf((Path(data),)) if data else Shelf(())
    if shelf.path("icb", "crises") is None:
        raise DataAbsent("this bench needs the ICB files: name their directory with --data")
    return shelf


def rows(
    options: Mapping[str, Any], tell: Callable[[str], None]
) -> tuple[list[dict[str, Any]], list[str]]:
    """Backtest every target at an origin, without and with licensed features.

    Rows of the free set carry the target's name, those of the licensed set the suffix
    ``_licensed``; crises that opened quietly and still are quiet are reported apart, against the
    frequency of the opening class and (harder) of the class they are in on the day.
    """
    shelf, origin = shelf_of(options.get("data")), options["origin"]
    targets = TARGETS if origin == "day0" else TARGETS[:1]
    made: list[dict[str, Any]] = []
    details: list[str] = []
    whole, _ = table_at(shelf, origin=origin, licensed=True)
    for licensed in (False, True):
        features = table_at(shelf, origin=origin, licensed=licensed)[1]
        for target in targets:
            started = time.process_time()
            told = features_for(target.name, features)
            cases = cases_of(whole, told, target=target.name)
            tested = backtest(cases, target, tell=tell).at(ORIGINS[origin])
            cpu = time.process_time() - started
            suffix = ("" if origin == "day0" else f"_{origin}") + ("_licensed" if licensed else "")
            made += _rows(tested, suffix, cpu=cpu, onset=origin == "day0")
            details.append(_said(tested, suffix))
    return made, details


def _rows(tested: Backtest, suffix: str, *, cpu: float, onset: bool) -> list[dict[str, Any]]:
    rng = np.random.default_rng(SEED)
    name, target = tested.target.name + suffix, tested.target
    gained = tested.skill("pool", "climatology", rng=rng)
    if onset:
        refuse_leak(gained, what=name)
    plain = tested.skill("frequency", "climatology", rng=rng)
    made = [
        *_skill(name, "brier_skill", gained, cpu=cpu, peer=("class frequency", plain.value)),
        _row(name, "brier_skill_low", gained.interval.low, n=gained.n),
        *_skill(name, "brier_skill_over_class", tested.skill("pool", "frequency", rng=rng)),
        *_skill(
            name,
            "log_skill",
            tested.skill("pool", "climatology", rng=rng, score=log_score),
        ),
        *_skill(
            target.name + "_quiet" + suffix,
            "brier_skill",
            tested.skill("pool", "opening", rng=rng, quiet=True),
        ),
        *_skill(
            target.name + "_quiet" + suffix,
            "brier_skill_over_day_class",
            tested.skill("pool", "frequency", rng=rng, quiet=True),
        ),
    ]
    if target.ordered:
        made += _skill(name, "rps_skill", tested.ranked(rng=rng))
        made += _serious(tested, suffix)
    return made


def _serious(tested: Backtest, suffix: str) -> list[dict[str, Any]]:
    p, happened = tested.pool[:, SERIOUS:].sum(axis=1), tested.cases.y >= SERIOUS
    curve = reliability(p, happened)
    name = "serious" + suffix
    n = len(p)
    return [
        _row(name, "auc", auc(p, happened), n=n),
        _row(name, "calibration_error", curve.expected_error, n=n),
        _row(name, "miscalibration", curve.miscalibration, n=n),
        _row(name, "discrimination", curve.discrimination, n=n),
    ]


def _skill(
    name: str,
    metric: str,
    found: Skill,
    *,
    cpu: float | None = None,
    peer: tuple[str, float] | None = None,
) -> list[dict[str, Any]]:
    more = {"peer": peer[0], "peer_value": peer[1]} if peer else {}
    interval = {"low": found.interval.low, "high": found.interval.high}
    return [_row(name, metric, found.value, n=found.n, cpu_s=cpu, **interval, **more)]


def _row(name: str, metric: str, value: float, **cells: Any) -> dict[str, Any]:
    goal = GOALS.get((name, metric))
    return row("forecast", name, metric=metric, value=float(value), target=goal, **cells)


def _said(tested: Backtest, suffix: str) -> str:
    quiet = int(tested.cases.quiet.sum())
    labels = _labels(tested.target)
    return f"{tested.target.name}{suffix}: {len(tested.cases.y)} tested, {quiet} quiet; {labels}"


def _labels(target: Target) -> str:
    return " / ".join(target.outcomes)
