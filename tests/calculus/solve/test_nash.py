from __future__ import annotations

import numpy as np
import pytest

from standoff.calculus.solve.nash import nash_equilibria, pure_equilibria
from standoff.calculus.solve.strategic import StrategicForm, bimatrix
from standoff.errors import UsageError


def test_battle_of_the_sexes_has_three() -> None:
    found = nash_equilibria(bimatrix([[3, 0], [0, 2]], [[2, 0], [0, 3]]))
    assert found.count == 3
    assert not found.degenerate
    assert found.complete
    mixed = [e for e in found.equilibria if 0.0 < e[0][0] < 1.0]
    assert mixed[0][0] == pytest.approx([0.6, 0.4])
    assert mixed[0][1] == pytest.approx([0.4, 0.6])
    assert found.residual < found.tolerance
    assert found.payoffs[0] == pytest.approx([3.0, 2.0])


def test_matching_pennies_has_none_that_is_pure() -> None:
    form = bimatrix([[1, -1], [-1, 1]], [[-1, 1], [1, -1]])
    assert pure_equilibria(form).count == 0
    (only,) = nash_equilibria(form).equilibria
    assert np.concatenate(only) == pytest.approx([0.5] * 4)


def test_a_game_with_ties_is_flagged() -> None:
    found = nash_equilibria(bimatrix([[1, 1], [0, 1]], [[1, 1], [1, 0]]))
    assert found.degenerate
    assert found.count >= 2


def test_three_players_have_pure_equilibria_only() -> None:
    payoffs = np.zeros((3, 2, 2, 2))
    payoffs[:, 1, 1, 1] = 1.0
    names = (("a", "b"),) * 3
    form = StrategicForm("agree", ("1", "2", "3"), names, payoffs)
    found = pure_equilibria(form)
    assert found.degenerate
    assert not found.complete
    with pytest.raises(UsageError, match="two players, not 3"):
        nash_equilibria(form)


def test_many_strategies_are_refused() -> None:
    table = np.eye(13)
    with pytest.raises(UsageError, match="too many to enumerate"):
        nash_equilibria(bimatrix(table, table))
