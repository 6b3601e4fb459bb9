from __future__ import annotations

import numpy as np
import pytest

from standoff.calculus.solve import strategic
from standoff.calculus.solve.strategic import bimatrix, strategic_form
from standoff.calculus.solve.trees import end, game_tree, move
from standoff.errors import UsageError


def deterrence():
    fight = move("D", "fight?", back=end(1.0, 0.0), fight=end(-1.0, -2.0))
    root = move("C", "threaten?", keep=end(0.0, 1.0), threaten=fight)
    return game_tree("deterrence", ["C", "D"], root=root)


def test_a_tree_is_laid_out_by_its_strategies() -> None:
    form = strategic_form(deterrence())
    assert form.strategies == (("keep", "threaten"), ("back", "fight"))
    assert form.payoffs[0].tolist() == [[0.0, 0.0], [1.0, -1.0]]
    assert form.payoffs[1].tolist() == [[1.0, 1.0], [0.0, -2.0]]


def test_a_strategy_is_silent_where_its_own_moves_do_not_lead() -> None:
    again = move("C", "again?", stop=end(1.0, 0.0), go=end(2.0, 0.0))
    root = move("C", "first?", out=end(0.0, 0.0), into=move("D", "reply?", a=again, b=again))
    form = strategic_form(game_tree("twice", ["C", "D"], root=root))
    assert form.strategies[0] == ("out", "into stop", "into go")


@pytest.mark.parametrize(
    ("row", "column", "complaint"),
    [
        ([[1, 2]], [[1], [2]], "one shape"),
        ([1, 2], [1, 2], "two matrices"),
        ([[np.nan]], [[1.0]], "finite"),
    ],
)
def test_what_is_no_bimatrix_is_refused(row, column, complaint: str) -> None:
    with pytest.raises(UsageError, match=complaint):
        bimatrix(row, column)


def test_too_many_strategies_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strategic, "MOST_PROFILES", 3)
    with pytest.raises(UsageError, match="2 x 2 combinations of strategies are too many"):
        strategic_form(deterrence())
