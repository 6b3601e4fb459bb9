from __future__ import annotations

import numpy as np
import pytest
from scipy.special import expit

from standoff.calculus.solve.qre import logit_qre
from standoff.calculus.solve.trees import end, game_tree, move
from standoff.errors import UsageError
from tests.calculus.solve.test_trees import deterrence


def bimatrix(A, B):
    rows = {
        f"r{i}": move("B", "b", **{f"c{j}": end(A[i][j], B[i][j]) for j in range(2)})
        for i in range(2)
    }
    return game_tree("bimatrix", ["A", "B"], root=move("A", "a", **rows))


def test_perfect_information_is_solved_in_closed_form() -> None:
    made = logit_qre(deterrence(), 2.0)
    attack = expit(2.0 * 0.6)
    stand = expit(2.0 * (attack * -1.0 + (1 - attack) * 0.5 + 1.0))
    assert made.method == "closed form"
    assert made.profile[[3, 5]] == pytest.approx([attack, stand])
    assert made.residual < 1e-12


def test_simultaneous_moves_answer_one_another() -> None:
    tree = bimatrix([[2.0, 0.0], [0.0, 1.0]], [[0.0, 1.0], [1.0, 0.0]])
    made = logit_qre(tree, 3.0)
    p, q = made.profile[0], made.profile[2]
    assert p == pytest.approx(expit(3.0 * (2 * q - (1 - q))), abs=1e-10)
    assert q == pytest.approx(expit(3.0 * ((1 - p) - p)), abs=1e-10)
    assert made.method == "principal branch"
    assert not made.turned
    assert not made.forked


def test_no_precision_is_uniform_play() -> None:
    tree = bimatrix([[2.0, 0.0], [0.0, 1.0]], [[0.0, 1.0], [1.0, 0.0]])
    assert np.allclose(logit_qre(tree, 0.0).profile, 0.5)


def test_a_symmetric_game_says_that_branches_cross() -> None:
    tree = bimatrix([[1.0, 0.0], [0.0, 1.0]], [[1.0, 0.0], [0.0, 1.0]])
    assert not logit_qre(tree, 1.0).forked
    made = logit_qre(tree, 6.0)
    assert made.forked
    assert np.allclose(made.profile, 0.5)


@pytest.mark.parametrize("lam", [-1.0, float("inf"), float("nan")])
def test_a_precision_must_be_a_number_at_least_zero(lam: float) -> None:
    with pytest.raises(UsageError, match="lambda"):
        logit_qre(deterrence(), lam)
