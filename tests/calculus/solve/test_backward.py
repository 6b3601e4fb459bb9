from __future__ import annotations

import pytest

from standoff.calculus.solve.backward import backward_induction
from standoff.calculus.solve.trees import chance, end, game_tree, move
from standoff.errors import UsageError
from tests.calculus.solve.test_trees import deterrence


def test_an_incredible_threat_deters_nobody() -> None:
    made = backward_induction(deterrence())
    assert made.profile.tolist() == [0.0, 1.0, 0.0, 1.0, 1.0, 0.0]
    assert made.payoffs.tolist() == [1.0, -1.0]
    assert made.ties == ("stand",)


def test_imperfect_information_is_refused() -> None:
    blind = [move("B", "blind", l=end(1.0), r=end(0.0)) for _ in range(2)]
    root = chance("coin", {"h": (0.5, blind[0]), "t": (0.5, blind[1])})
    with pytest.raises(UsageError, match="perfect information"):
        backward_induction(game_tree("guess", ["B"], root=root))
