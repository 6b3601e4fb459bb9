"""The rows of the patrons bench: their form, and agreement with Gambit."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from standoff.calculus.models.patrons import solve
from standoff.workbench.bench import COLUMNS, calculus_patrons


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calculus_patrons, "GAMES", {"sequential": 50, "simultaneous": 50})


def test_speed_rows_without_data(few: None) -> None:
    told: list[str] = []
    rows, details = calculus_patrons.rows({}, told.append)
    assert [(r["name"], r["metric"]) for r in rows] == [
        ("patrons_n4_sequential", "games_per_s"),
        ("patrons_n4_sequential", "ms_per_single_game"),
        ("patrons_n4_simultaneous", "games_per_s"),
        ("patrons_n4_simultaneous", "ms_per_single_game"),
    ]
    assert all(set(r) == set(COLUMNS) and r["low"] <= r["value"] <= r["high"] for r in rows)
    assert told == ["patrons, sequential", "patrons, simultaneous"]
    assert "--data" in details[0]


@pytest.mark.data
def test_profiles_are_within_reach_of_gambits(few: None, data_dir: Path) -> None:
    rows, _ = calculus_patrons.rows({"data": str(data_dir / "calculus")}, lambda _: None)
    gaps = {r["name"]: r["value"] for r in rows if r["metric"] == "max_prediction_diff"}
    assert len(gaps) == 12
    assert max(gaps.values()) < 1e-8


def test_random_games_are_games() -> None:
    games = calculus_patrons.random_games(5, patrons=3, rng=np.random.default_rng(0))
    assert solve(games).outcomes.sum(axis=0) == pytest.approx(1.0)
