"""Nash equilibria of small games against Gambit's enumeration (17.0.0b2)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from standoff.calculus.solve.efg import read_efg
from standoff.calculus.solve.nash import nash_equilibria, pure_equilibria
from standoff.calculus.solve.nfg import read_nfg
from standoff.calculus.solve.strategic import StrategicForm, strategic_form

pytestmark = pytest.mark.data


@pytest.fixture(scope="module")
def games(data_dir: Path) -> list[tuple[dict[str, Any], StrategicForm]]:
    path = data_dir / "calculus" / "results" / "gambit_standard_games.json"
    made = []
    for game in json.loads(path.read_text()):
        if "n" in game.get("enumpure", {}):
            text = game["text"]
            form = strategic_form(read_efg(text)) if game["tree"] else read_nfg(text)
            made.append((game, form))
    return made


def test_pure_equilibria(games) -> None:
    assert len(games) == 20
    for game, form in games:
        assert pure_equilibria(form).count == game["enumpure"]["n"], game["file"]


def test_all_extreme_equilibria_of_two_players(games) -> None:
    seen = 0
    for game, form in games:
        if "n" not in game.get("enummixed", {}):
            continue
        seen += 1
        found = nash_equilibria(form)
        assert found.count == game["enummixed"]["n"], game["file"]
        for theirs in game["enummixed"]["equilibria"]:
            gaps = [
                max(np.abs(a - b).max() for a, b in zip(ours, theirs, strict=True))
                for ours in found.equilibria
            ]
            assert min(gaps) < 1e-8, game["file"]
    assert seen >= 14
