"""The patrons model: a case by hand, theorems, agreement of its ways of computing."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.calculus.models.patrons import (
    ORDERED,
    TIMINGS,
    Allies,
    Level,
    MeanField,
    PatronsGame,
    held_chances,
    outcome_chances,
    solve,
    subset_chances,
)
from standoff.errors import UsageError
from tests.calculus.models.games import random_game


def logistic(x: float) -> float:
    return 1.0 / (1.0 + math.exp(-x))


def by_hand(timing: str) -> PatronsGame:
    allies = Allies.make(k=[0.5], r=[0.4], v=[0.6], b=[0.3], c=[0.5], q=[0.1], x=[0.2])
    return PatronsGame.make(
        k_C=1.0, k_T=0.3, s_C=1.0, s_T=1.5, a=0.2, c_C=0.4, c_T=0.6, lam=2.0, allies=allies
    )


@pytest.mark.parametrize("timing", TIMINGS)
def test_one_patron_by_hand(timing: str) -> None:
    p0, p1 = 1.0 / 1.3, 1.0 / 1.5
    f0 = logistic(2 * (p0 * 1.0 - 0.4 + 0.2))
    f1 = logistic(2 * (p1 * 1.0 - 0.6 + 0.2))
    support = f1 * ((1 - p1) * 0.6 - 0.5) + (1 - f1) * (0.6 - 0.1)
    aside = f0 * ((1 - p0) * 0.6 - 0.3) + (1 - f0) * 0.6
    q = logistic(2 * (support - aside))
    u_C0, u_C1 = f0 * (p0 - 0.4) - (1 - f0) * 0.2, f1 * (p1 - 0.6) - (1 - f1) * 0.2
    u_T0 = f0 * ((1 - p0) * 1.5 - 0.6) + (1 - f0) * 1.5
    u_T1 = f1 * ((1 - p1) * 1.5 - 0.6) + (1 - f1) * 1.5
    resist = logistic(2 * ((1 - q) * u_T0 + q * u_T1))
    threat = logistic(2 * (resist * ((1 - q) * u_C0 + q * u_C1) + (1 - resist) * 1.0))
    force = (1 - q) * f0 + q * f1

    solution = solve(by_hand(timing), timing=timing)

    assert solution.support[0][1, 0, 0] == pytest.approx(q, abs=1e-12)
    assert solution.outcomes[:, 0] == pytest.approx(
        [
            1 - threat,
            threat * (1 - resist),
            threat * resist * (1 - force),
            threat * resist * force,
        ],
        abs=1e-12,
    )
    assert solution.coalitions[1, 0] == pytest.approx(threat * resist * q * f1, abs=1e-12)
    assert solution.supports[0, 0] == pytest.approx(q, abs=1e-12)


@pytest.mark.parametrize("timing", TIMINGS)
@pytest.mark.parametrize("n", [0, 1, 3, 6])
def test_probabilities_sum_to_one(n: int, timing: str) -> None:
    solution = solve(random_game(n), timing=timing)
    assert solution.outcomes.sum(axis=0) == pytest.approx(1.0, abs=1e-12)
    assert solution.reached.sum(axis=0) == pytest.approx(1.0, abs=1e-12)
    assert solution.coalitions.sum(axis=0) == pytest.approx(solution.outcomes[3], abs=1e-12)


@pytest.mark.parametrize("timing", TIMINGS)
def test_many_draws_at_once_are_the_draws_one_by_one(timing: str) -> None:
    game = random_game(4, draws=1200, partners=1)
    together = solve(game, timing=timing).outcomes
    for i in (0, 511, 512, 1199):
        alone = solve(game.block(slice(i, i + 1)), timing=timing).outcomes[:, 0]
        assert together[:, i] == pytest.approx(alone, abs=1e-11)


@pytest.mark.parametrize("levels", [None, ORDERED])
def test_simultaneous_support_is_a_fixed_point(levels: tuple[Level, ...] | None) -> None:
    game = random_game(4, draws=200, lam=8.0, **({"levels": levels} if levels else {}))
    solution = solve(game, timing="simultaneous")
    assert solution.residual.max() < 1e-10
    assert (solution.equilibria >= 1).all()


@given(seed=st.integers(0, 10_000), more=st.floats(0.01, 2.0), lam=st.floats(0.2, 8.0))
@settings(max_examples=40, deadline=None)
def test_will_and_commitment_raise_support_and_cost_lowers_it(
    seed: int, more: float, lam: float
) -> None:
    game = random_game(1, draws=1, seed=seed, lam=lam)
    before = solve(game).supports[0, 0]

    def after(name: str) -> float:
        moved = {name: getattr(game.allies, name) + more}
        return float(solve(replace(game, allies=replace(game.allies, **moved))).supports[0, 0])

    slack = 1e-12
    assert after("v") >= before - slack
    assert after("b") >= before - slack
    assert after("c") <= before + slack


@given(seed=st.integers(0, 10_000), more=st.floats(1.01, 5.0))
@settings(max_examples=30, deadline=None)
def test_a_stronger_or_dearer_coalition_is_attacked_less(seed: int, more: float) -> None:
    game = random_game(3, draws=1, seed=seed)
    force = solve(game).force_given[:, 0]
    for name in ("k", "r", "x"):
        moved = replace(game.allies, **{name: getattr(game.allies, name) * more})
        assert (solve(replace(game, allies=moved)).force_given[:, 0] <= force + 1e-12).all()
    for subset in range(8):
        for j in range(3):
            assert force[subset | 1 << j] <= force[subset] + 1e-12


def test_partners_of_the_coercer_make_force_likelier() -> None:
    game = random_game(3, draws=50, partners=3)
    game = replace(game, allies=replace(game.allies, x=np.zeros_like(game.allies.x)))
    force = solve(game).force_given
    assert (force[7] > force[0]).all()


@pytest.mark.parametrize("timing", TIMINGS)
def test_every_subset_is_the_game_of_those_present(timing: str) -> None:
    game = random_game(4, draws=5, partners=1)
    chances = subset_chances(game, patrons=3, timing=timing)
    assert chances.shape == (4, 8, 5)
    for subset in range(8):
        kept = np.array([j for j in range(4) if j == 3 or subset >> j & 1])
        alone = solve(replace(game, allies=game.allies.take(kept)), timing=timing)
        assert chances[:, subset] == pytest.approx(alone.outcomes, abs=1e-11)


def test_strategies_held_at_their_own_game_change_nothing() -> None:
    game = random_game(4, draws=20)
    solution = solve(game)
    assert held_chances(game, solution=solution) == pytest.approx(solution.outcomes, abs=1e-12)


def test_a_level_nobody_would_choose_changes_nothing() -> None:
    absurd = Level("absurd", 0.0, 1e6, 1e6, 1.0)
    game = random_game(3, draws=10)
    positive = replace(game, allies=replace(game.allies, q=np.abs(game.allies.q)))
    wider = replace(positive, levels=(*positive.levels, absurd))
    assert solve(wider).outcomes == pytest.approx(solve(positive).outcomes, abs=1e-9)


def test_ordered_support_with_more_allies_than_leaves_allow_is_refused() -> None:
    with pytest.raises(UsageError, match="at most 1024 are solved exactly"):
        random_game(6, levels=ORDERED)


def test_an_unknown_timing_is_refused() -> None:
    with pytest.raises(UsageError, match="sequential, simultaneous"):
        solve(random_game(1), timing="soon")
    with pytest.raises(UsageError, match="soon"):
        subset_chances(random_game(1), patrons=1, timing="soon")


def test_outcome_chances_chain_the_moves() -> None:
    half = np.array([0.5])
    assert outcome_chances(half, half, force=half)[:, 0].tolist() == [0.5, 0.25, 0.125, 0.125]


def crowd_games(n: int) -> tuple[PatronsGame, PatronsGame]:
    """One game with n small allies solved exactly, and with the same as a mean field."""
    scalars = {"k_C": 1.0, "k_T": 0.2, "s_C": 1.0, "s_T": 1.2, "a": 0.2, "c_C": 0.3, "c_T": 0.4}
    each = {"k": 1.0 / n, "r": 0.5, "v": 0.5, "b": 0.4, "c": 0.3, "q": 0.02, "x": 0.1 / n}
    exact = Allies.make(**{name: np.full(n, value) for name, value in each.items()})
    one = Allies.make(**{name: np.full(1, value) for name, value in each.items()})
    nobody = Allies.make(**{name: np.zeros((0, 1)) for name in each})
    return (
        PatronsGame.make(**scalars, lam=2.0, allies=exact),
        PatronsGame.make(**scalars, lam=2.0, allies=nobody, others=MeanField(n, one)),
    )


def test_mean_field_is_the_limit_of_many_small_patrons() -> None:
    errors = []
    for n in (2, 5, 10):
        exact, field = crowd_games(n)
        gap = solve(exact, timing="simultaneous").outcomes - solve(field).outcomes
        errors.append(float(np.abs(gap).max()))
    assert errors[0] > errors[1] > errors[2]
    assert 10 * errors[2] == pytest.approx(5 * errors[1], rel=0.1)
    assert errors[2] < 2e-3


def test_without_counting_the_equilibrium_is_the_same() -> None:
    game = random_game(3, draws=60, seed=5, levels=ORDERED)
    counted = solve(game, timing="simultaneous")
    quick = solve(game, timing="simultaneous", count=False)
    assert (counted.equilibria == 1).all()
    assert np.abs(counted.outcomes - quick.outcomes).max() < 1e-10
