"""Measures the patrons model: games solved a second, and distance from Gambit's profiles."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from standoff.calculus.models.patrons import TIMINGS, Allies, PatronsGame, Solution, solve
from standoff.workbench.bench import row

__all__ = ["chance", "random_games", "reference_game", "rows"]

PATRONS = 4
LAMBDA = 3.0
TARGETS = {"sequential": 50_000.0, "simultaneous": 10_000.0}
GAMBIT_SECONDS = {"sequential": 0.0086, "simultaneous": 0.0032}
"""CPU seconds of Gambit 17.0.0b2 for one such game (reference results, November 2026)."""

SINGLE_TARGET_MS = 0.3
REPEATS = 5
SHORT = {"sequential": "seq", "simultaneous": "sim"}
GAMES = {"sequential": 20_000, "simultaneous": 5_000}


def random_games(count: int, *, patrons: int, rng: np.random.Generator) -> PatronsGame:
    """Draw games as the reference study did: uniform payoffs, lambda 3."""

    def u(low: float, high: float, *shape: int) -> NDArray[np.float64]:
        return rng.uniform(low, high, size=(*shape, count))

    allies = Allies.make(
        k=u(0.05, 1.0, patrons),
        r=u(0.1, 1.0, patrons),
        v=u(0.1, 1.0, patrons),
        b=u(0.0, 0.6, patrons),
        c=u(0.05, 0.6, patrons),
        q=u(0.01, 0.2, patrons) - u(0.0, 0.3, patrons),
    )
    return PatronsGame.make(
        k_C=u(0.5, 2.0),
        k_T=u(0.1, 1.0),
        s_C=u(0.5, 2.0),
        s_T=u(0.5, 2.0),
        a=u(0.05, 0.5),
        c_C=u(0.1, 1.0),
        c_T=u(0.1, 1.0),
        h_T=u(0.0, 0.3),
        lam=np.full(count, LAMBDA),
        allies=allies,
    )


def reference_game(g: Mapping[str, Any]) -> PatronsGame:
    """Name a reference game's parameters as ours: e, w, r, cP are r, v, b, c; q = sg - g."""
    q = np.array(g["sg"]) - np.array(g["g"])
    allies = Allies.make(k=g["k"], r=g["e"], v=g["w"], b=g["r"], c=g["cP"], q=q)
    names = {"k_C": "KC", "k_T": "KT", "s_C": "vC", "s_T": "vT", "a": "aC"}
    names |= {"c_C": "cC", "c_T": "cT", "h_T": "bT"}
    scalars = {ours: g[theirs] for ours, theirs in names.items()}
    return PatronsGame.make(**scalars, lam=LAMBDA, allies=allies)


def chance(solution: Solution, label: str) -> float:
    """Give our probability of the second action at an information set of the reference."""
    kind, _, history = label.partition("|")
    if kind == "threat":
        return float(solution.threaten[0])
    if kind == "resist":
        return float(solution.resist[0])
    if kind == "attack":
        return float(solution.force_given[int(history), 0])
    seen = 0 if history == "*" else int(history)
    return float(solution.support[int(kind.removeprefix("support")) - 1][1, seen, 0])


def _furthest(reference: Mapping[str, Any], timing: str) -> float:
    solution = solve(reference_game(reference[f"{SHORT[timing]}_game"]), timing=timing)
    profile = reference[f"{SHORT[timing]}_profile"]
    return max(
        abs(chance(solution, name.partition("|")[2]) - float(p)) for name, p in profile.items()
    )


def _seconds(work: Callable[[], object]) -> list[float]:
    """Give the CPU seconds of each repetition, shortest first."""
    work()
    taken = []
    for _ in range(REPEATS):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return sorted(taken)


def _speed(timing: str, rng: np.random.Generator) -> list[dict[str, Any]]:
    """Measure many games at once, then one game alone."""
    name, count = f"patrons_n{PATRONS}_{timing}", GAMES[timing]
    games = random_games(count, patrons=PATRONS, rng=rng)
    taken = _seconds(lambda: solve(games, timing=timing))
    one = games.block(slice(0, 1))
    alone = _seconds(lambda: [solve(one, timing=timing) for _ in range(100)])
    middle = REPEATS // 2
    peer = {"peer": "Gambit 17.0.0b2"}
    many = row(
        "calculus",
        name,
        metric="games_per_s",
        value=count / taken[middle],
        low=count / taken[-1],
        high=count / taken[0],
        n=count,
        target=TARGETS[timing],
        peer_value=1.0 / GAMBIT_SECONDS[timing],
        cpu_s=taken[middle],
        **peer,
    )
    single = row(
        "calculus",
        name,
        metric="ms_per_single_game",
        value=10.0 * alone[middle],
        low=10.0 * alone[0],
        high=10.0 * alone[-1],
        n=1,
        target=SINGLE_TARGET_MS,
        peer_value=1e3 * GAMBIT_SECONDS[timing],
        cpu_s=alone[middle] / 100,
        **peer,
    )
    return [many, single]


def rows(
    options: Mapping[str, Any], tell: Callable[[str], None]
) -> tuple[list[dict[str, Any]], list[str]]:
    """Measure speed and, given ``--data DIRECTORY``, the distance from Gambit's profiles."""
    rng = np.random.default_rng(20261122)
    made = []
    for timing in TIMINGS:
        tell(f"patrons, {timing}")
        made += _speed(timing, rng)
    if not options.get("data"):
        return made, ["give --data DIRECTORY to compare with Gambit's profiles"]
    data = Path(options["data"])
    place = data / "calculus" if (data / "calculus").is_dir() else data
    path = place / "results" / "gambit_extdet_scaling.json"
    reference = json.loads(path.read_text())
    for timing in TIMINGS:
        furthest = {n: _furthest(games, timing) for n, games in reference.items()}
        made += [
            row(
                "calculus",
                f"gambit_extdet_n{n}_{SHORT[timing]}",
                metric="max_prediction_diff",
                value=gap,
                n=1,
                target=1e-8,
                peer="Gambit 16.7.0",
            )
            for n, gap in furthest.items()
        ]
    return made, []
