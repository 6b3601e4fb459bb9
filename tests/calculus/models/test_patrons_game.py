"""The nouns of the patrons model: shapes, blocks, refusals."""

from __future__ import annotations

import numpy as np
import pytest

from standoff.calculus.models.patrons_game import Allies, PatronsGame
from standoff.errors import UsageError
from tests.calculus.models.games import random_game

SCALARS = {"k_C": 1.0, "k_T": 0.2, "s_C": 1.0, "s_T": 1.0, "a": 0.2, "c_C": 0.3, "c_T": 0.4}


def test_scalars_and_vectors_spread_over_the_draws() -> None:
    allies = Allies.make(k=[1.0, 2.0], r=[0.5, 0.5], v=[1, 1], b=[0, 0], c=[0.1, 0.1])
    game = PatronsGame.make(**SCALARS, lam=np.array([1.0, 2.0, 3.0]), allies=allies)
    assert (game.draws, game.n) == (3, 2)
    assert game.allies.k.shape == (2, 3)
    assert game.allies.q.tolist() == [[0.0] * 3] * 2
    assert game.m.tolist() == [1.0] * 3


def test_a_block_keeps_its_draws() -> None:
    game = random_game(2, draws=6)
    part = game.block(slice(2, 4))
    assert part.draws == 2
    assert part.allies.v.tolist() == game.allies.v[:, 2:4].tolist()
    assert game.block(np.array([5, 5])).s_C.tolist() == [game.s_C[5]] * 2


def test_taking_allies_keeps_their_order() -> None:
    allies = random_game(3, partners=1).allies.take(np.array([2, 0]))
    assert allies.partner.tolist() == [True, False]


@pytest.mark.parametrize(("name", "value"), [("k_C", 0.0), ("k_T", -1.0), ("m", 0.0)])
def test_strength_must_be_positive(name: str, value: float) -> None:
    allies = Allies.make(k=[1.0], r=[0.5], v=[1], b=[0], c=[0.1])
    with pytest.raises(UsageError, match="must be positive"):
        PatronsGame.make(**{**SCALARS, name: value}, allies=allies)


def test_eleven_allies_are_too_many_to_solve_exactly() -> None:
    with pytest.raises(UsageError, match="others=MeanField"):
        random_game(11)
