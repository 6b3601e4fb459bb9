from __future__ import annotations

import numpy as np
import pytest

from standoff.errors import ModelError
from standoff.forecast.backtest import TARGETS, Backtest, Cases
from standoff.workbench.bench.forecast_rows import cell, rows_of


def made(*, good: float, n: int = 200) -> Backtest:
    """Forecast four levels, `good` of the way from the overall frequency to the truth."""
    rng = np.random.default_rng(5)
    y = rng.integers(0, 4, n)
    flat = np.full((n, 4), 0.25)
    pool = (1 - good) * flat + good * np.eye(4)[y]
    zero = np.zeros(n, dtype=int)
    day = np.zeros(n)
    cases = Cases(np.zeros((n, 1)), y, zero, zero, day, day, np.arange(n), zero == 0, zero)
    return Backtest(TARGETS[0], cases, flat, flat, flat, pool)


def test_every_row_that_was_promised_is_there() -> None:
    rows = rows_of(made(good=0.08), "", cpu=1.0, onset=True)
    names = {f"{r['name']}:{r['metric']}" for r in rows}
    assert names >= {
        "severity:brier_skill",
        "severity:brier_skill_low",
        "severity:rps_skill",
        "severity:log_skill",
        "severity:brier",
        "severity:log",
        "severity:rps",
        "severity:miscalibration",
        "severity:discrimination",
        "severity_quiet:brier_skill",
        "serious:auc",
        "serious:calibration_error",
        "war:auc",
    }


def test_decomposition_adds_up() -> None:
    value = {
        r["name"] + ":" + r["metric"]: r["value"]
        for r in rows_of(made(good=0.08), "", cpu=None, onset=True)
    }
    parts = value["severity:miscalibration"] - value["severity:discrimination"]
    assert (parts + value["severity:uncertainty"]) * 4 == pytest.approx(value["severity:brier"])


def test_too_good_an_onset_stops_the_run_and_a_landmark_does_not() -> None:
    with pytest.raises(ModelError, match="leaked"):
        rows_of(made(good=0.4), "", cpu=None, onset=True)
    assert rows_of(made(good=0.4), "_day14", cpu=None, onset=False)


def test_goals_stand_beside_their_rows() -> None:
    assert cell("serious", "auc", value=0.7)["target"] == 0.72
    assert cell("serious_licensed", "auc", value=0.7)["target"] is None
