"""Logit agent QRE of games in extensive form against Gambit's profiles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from standoff.calculus.solve.efg import read_efg
from standoff.calculus.solve.qre import _conditions, logit_qre

pytestmark = pytest.mark.data

CROSSED = "basic_extensive_game.efg"
"""Its branch of symmetric play is crossed by others between lambda .5 and 1; Gambit leaves it."""


@pytest.fixture(scope="module")
def results(data_dir: Path) -> Path:
    return data_dir / "calculus" / "results"


@pytest.fixture(scope="module")
def games(results: Path) -> list[tuple[str, str, list[dict[str, Any]]]]:
    texts = json.loads((results / "gambit_standard_games.json").read_text())
    text_of = {game["file"]: game["text"] for game in texts if "text" in game}
    solved = json.loads((results / "gambit_standard_games_qre_v17b2.json").read_text())
    return [
        (game["file"], text_of[game["file"]], game["qre"])
        for game in solved
        if game["file"].endswith(".efg") and game["file"] in text_of
    ]


@pytest.mark.long
def test_standard_games(games) -> None:
    assert len(games) == 14
    for name, text, solutions in games:
        tree = read_efg(text)
        for stored in solutions:
            if name == CROSSED and stored["lam"] >= 1.0:
                continue
            made = logit_qre(tree, stored["lam"])
            assert np.abs(made.profile - stored["flat"]).max() < 1e-8, (name, stored["lam"])
            assert made.residual < 1e-9


def test_where_branches_cross_it_is_said_and_both_are_equilibria(games) -> None:
    (text, solutions), *_ = [(t, s) for name, t, s in games if name == CROSSED]
    tree = read_efg(text)
    stored = next(s for s in solutions if s["lam"] == 1.0)
    made = logit_qre(tree, 1.0)
    assert made.forked
    assert made.residual < 1e-9
    theirs = np.log(np.array(stored["flat"]))
    assert np.abs(_conditions(tree, theirs, lam=1.0)).max() < 1e-8


@pytest.mark.parametrize("timing", ["seq", "sim"])
@pytest.mark.parametrize("patrons", range(1, 6))
def test_extended_deterrence(patrons: int, timing: str, results: Path) -> None:
    stored = json.loads((results / "gambit_extdet_scaling.json").read_text())[str(patrons)]
    text = (results.parent / "data" / f"extdet_N{patrons}_{timing}.efg").read_text()
    tree = read_efg(text)
    named = tree.named(logit_qre(tree, 3.0).profile)
    second = {"threaten", "resist", "support", "attack"}
    made = {
        f"{player}|{label.split(':', 1)[1]}": p
        for (player, label, action), p in named.items()
        if action in second
    }
    assert made == pytest.approx(stored[f"{timing}_profile"], abs=1e-8)
