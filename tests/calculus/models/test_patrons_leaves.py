"""Payoffs at the leaves, and the mean-field crowd."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from standoff.calculus.models.patrons_game import Allies, MeanField
from standoff.calculus.models.patrons_leaves import leaves
from tests.calculus.models.games import random_game


def test_contest_and_payoffs_at_one_support_set() -> None:
    game = random_game(3, draws=1, partners=1)
    end = leaves(game)
    a = game.allies
    side = {name: getattr(a, name)[:, 0] for name in ("k", "r", "v", "b", "c", "q", "x")}
    attack = game.k_C[0] + side["k"][2] * side["r"][2]
    defence = game.k_T[0] + side["k"][0] * side["r"][0]
    p = attack ** game.m[0] / (attack ** game.m[0] + defence ** game.m[0])
    gain = p * game.s_C[0] - game.c_C[0] - side["x"][0] + game.a[0]
    force = 1 / (1 + np.exp(-3 * gain))
    at = (..., 1, 0, 1, 0)  # partner, second patron, first patron, draw
    c_T = game.c_T[0] + side["x"][2]
    held = game.s_T[0] + game.h_T[0]
    assert end.values[at] == pytest.approx(
        [
            force,
            force * (gain - game.a[0]) - (1 - force) * game.a[0],
            force * ((1 - p) * game.s_T[0] - c_T) + (1 - force) * held,
        ]
    )
    assert end.utilities[at] == pytest.approx(
        [
            force * (-p * side["v"][0] - side["c"][0]) - (1 - force) * side["q"][0],
            force * (-p * side["v"][1] - side["b"][1]),
            force * (p * side["v"][2] - side["c"][2]) - (1 - force) * side["q"][2],
        ]
    )


def test_the_crowd_is_at_its_own_fixed_point() -> None:
    game = random_game(2, draws=40)
    one = Allies.make(
        **{n: getattr(game.allies, n)[:1] / 4 for n in ("k", "r", "v", "b", "c", "q", "x")}
    )
    crowded = replace(game, others=MeanField(8, one))
    crowd = leaves(crowded).crowd
    assert crowd is not None
    assert crowd.shape == (2, 2, 40)
    assert ((crowd > 0) & (crowd < 1)).all()
    sigma, m = crowd[0, 0], game.m

    def payoff(heads: np.ndarray, support: bool) -> np.ndarray:
        D = game.k_T + heads * (one.k * one.r)[0]
        p = game.k_C**m / (game.k_C**m + D**m)
        force = 1 / (1 + np.exp(-3 * (p * game.s_C - game.c_C - heads * one.x[0] + game.a)))
        fought = -one.v[0] * p - (one.c[0] if support else one.b[0])
        return force * fought - (1 - force) * (one.q[0] if support else 0.0)

    others = 7 * sigma
    reply = 1 / (1 + np.exp(-3 * (payoff(others + 1, True) - payoff(others, False))))
    assert reply == pytest.approx(sigma, abs=1e-11)
