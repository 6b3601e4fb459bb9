from __future__ import annotations

import numpy as np
import pytest

from standoff.calculus.solve.nfg import read_nfg, write_nfg
from standoff.calculus.solve.strategic import bimatrix
from standoff.errors import SourceError

PAYOFFS = 'NFG 1 D "by payoffs" { "R" "C" } { 2 3 }\n1 10 2 20 3 30 4 40 5 50 6 60'
OUTCOMES = """NFG 1 R "by outcomes" { "R" "C" }
{ { "up" "down" } { "left" "right" } }
"a comment"
{ { "win" 1/2, 0 } { "lose" -1, 2 } }
1 2 0 1"""


def test_the_first_player_s_strategy_varies_fastest() -> None:
    form = read_nfg(PAYOFFS)
    assert form.payoffs[0].tolist() == [[1, 3, 5], [2, 4, 6]]
    assert form.payoffs[1, 1, 2] == 60


def test_outcomes_are_looked_up_and_zero_pays_nothing() -> None:
    form = read_nfg(OUTCOMES)
    assert form.strategies == (("up", "down"), ("left", "right"))
    assert form.payoffs[0].tolist() == [[0.5, 0.0], [-1.0, 0.5]]


def test_a_game_comes_back_as_it_was_written() -> None:
    rng = np.random.default_rng(0)
    form = bimatrix(*rng.normal(size=(2, 3, 4)), title="round")
    assert (read_nfg(write_nfg(form)).payoffs == form.payoffs).all()


@pytest.mark.parametrize(
    "text",
    ["", "EFG 2 R", PAYOFFS + " 7", 'NFG 1 R "x" { "a" } { {', 'NFG 1 R "x" { "a" } { 2 2 } 1'],
)
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(SourceError, match="not a game in"):
        read_nfg(text)
