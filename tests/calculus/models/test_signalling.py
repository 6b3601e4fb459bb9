from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import multivariate_normal

from standoff.calculus.models.signalling import (
    best_response,
    bivariate_normal,
    equilibria,
    outcome_chances,
)

THREE = {"SA": 0.0, "VA": 1.0, "CB": 0.0, "WA": -1.9, "WB": -2.45, "a": -1.2, "VB": 1.0}


def game(**change: float) -> list[np.ndarray]:
    return [np.array([value]) for value in (THREE | change).values()]


def test_the_bivariate_normal_is_that_of_an_independent_library() -> None:
    spread = multivariate_normal(cov=[[1.0, 0.5**0.5], [0.5**0.5, 1.0]])
    for x, y in ((0.3, -1.2), (-2.0, -0.4), (0.0, 0.7), (1.1, 0.0), (0.0, 0.0)):
        made = bivariate_normal(np.array([x]), np.array([y]))[0]
        assert made == pytest.approx(spread.cdf([x, y]), abs=1e-7)


def test_an_equilibrium_answers_itself_and_its_chances_sum_to_one() -> None:
    u = game()
    found = equilibria(u)
    assert found.residual < 1e-12
    here = [np.repeat(column, len(found.game)) for column in u]
    p_R, p_F = best_response(here, found.p_resist, p_F=found.p_fight)
    assert p_R == pytest.approx(np.clip(found.p_resist, 1e-4, 0.9999), abs=1e-9)
    assert p_F == pytest.approx(np.clip(found.p_fight, 1e-4, 0.9999), abs=1e-9)
    chances = outcome_chances(here, found.p_resist)
    assert chances.sum(axis=-1) == pytest.approx(1.0)
    assert chances[:, 0] == pytest.approx(1.0 - found.p_challenge)


def test_several_equilibria_are_all_reported() -> None:
    counts = [len(equilibria(game(WB=wb)).game) for wb in np.linspace(-3.0, -1.5, 16)]
    assert {1, 3} <= set(counts)
