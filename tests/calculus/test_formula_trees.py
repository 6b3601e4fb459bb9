from __future__ import annotations

import numpy as np
import pytest

from standoff.calculus.fit import fit
from standoff.calculus.fit.predict import outcome_probabilities
from standoff.calculus.formula_trees import FormulaTree, formula_tree
from standoff.calculus.models.egame12 import EGAME12
from standoff.calculus.models.egame122 import EGAME122
from standoff.calculus.models.egame123 import EGAME123
from standoff.calculus.solve.efg import write_efg
from standoff.calculus.solve.tree_drawings import draw_svg, draw_text
from standoff.calculus.solve.trees import chance, end, game_tree, move
from standoff.errors import NotIdentified, UsageError
from tests.calculus.fit.samples import FORMULA, sample


def deterrence(sq: str | float = "x", war: str = "z") -> FormulaTree:
    reply = move("D", "fight?", back=end(0, 0, label="yields"), fight=end(war, "w", label="war"))
    root = move("C", "threaten?", keep=end(sq, 0, label="quiet"), threaten=reply)
    return formula_tree("deterrence", ["C", "D"], root=root)


@pytest.mark.parametrize("kind", ["agent", "private"])
def test_the_two_player_model_as_a_tree(kind: str) -> None:
    data, tree = sample(), deterrence()
    made = fit(tree.model, data, formulas=tree.formulas("act + fight"), kind=kind)
    known = fit(EGAME12, data, formulas=FORMULA, kind=kind)
    assert made.loglik == pytest.approx(known.loglik, abs=1e-10)
    assert made.coef == pytest.approx(known.coef, abs=1e-8)
    assert made.names[0] == "C(quiet):Intercept"


def test_three_players_as_a_tree() -> None:
    rng = np.random.default_rng(2)
    names = [f"x{i}" for i in range(8)]
    data = dict(zip(names, rng.normal(size=(8, 500)), strict=True))
    data["y"] = rng.integers(0, 4, 500)
    third = move("P", "join?", aside=end("x2", "x4", 0, label="5"), join=end("x3", "x5", "x6"))
    second = move("D", "hold?", back=end("x1 - 1", 0, 0, label="3"), hold=third)
    root = move("C", "act?", stay=end("x0", 0, 0, label="1"), act=second)
    tree = formula_tree("three", ["C", "D", "P"], root=root)
    options = {"kind": "private", "penalty": "none"}
    made = fit(tree.model, data, formulas=tree.formulas("y"), **options)
    parts = "y ~ x0 | x1 - 1 | x2 | x3 | 0 | x4 | x5 | x6"
    known = fit(EGAME123, data, formulas=parts, **options)
    assert made.loglik == pytest.approx(known.loglik, abs=1e-9)


def test_a_player_may_answer_at_two_places() -> None:
    rng = np.random.default_rng(3)
    data = dict(zip("abcd", rng.normal(size=(4, 500)), strict=True))
    data["y"] = rng.integers(0, 4, 500)
    left = move("D", "after left", l=end("a", 0, label="LL"), r=end(0, "c", label="LR"))
    right = move("D", "after right", l=end(0, 0, label="RL"), r=end("b", "d", label="RR"))
    tree = formula_tree("four", ["C", "D"], root=move("C", "side?", L=left, R=right))
    made = fit(tree.model, data, formulas=tree.formulas("y"))
    known = fit(EGAME122, data, formulas="y ~ a | 0 | 0 | b | c | d")
    assert made.loglik == pytest.approx(known.loglik, abs=1e-10)


def test_rows_are_solved_as_they_are_predicted() -> None:
    data, tree = sample(40), deterrence()
    made = fit(
        tree.model, data, formulas=tree.formulas("act + fight"), link="logit", penalty="log-F"
    )
    coefficients = dict(zip(made.names, made.coef, strict=True))
    solved = tree.solve(data, coefficients)
    chances = outcome_probabilities(made)
    threaten, fight = (np.array([s.profile[i] for s in solved]) for i in (1, 3))
    assert chances[:, 2] == pytest.approx(threaten * fight, abs=1e-12)
    assert solved[0].method == "closed form"


def test_numbers_are_held() -> None:
    tree = deterrence(sq=-0.5)
    assert tree.fixed == {"C(quiet)": -0.5}
    made = fit(tree.model, sample(), formulas=tree.formulas("y"), fixed=tree.fixed)
    assert made.coef[0] == -0.5
    assert made.design.fixed[0]


def test_drawings_show_the_formulas() -> None:
    tree = deterrence(war="z + log(abs(x))")
    assert "fight → war (z + log(abs(x)), w)" in draw_text(tree.drawn)
    assert "keep → quiet (x, 0)" in draw_text(tree.drawn)
    assert "war (z + log(abs(x)), w)" in draw_svg(tree.drawn)


def test_a_row_s_game_can_be_written() -> None:
    numbers = dict.fromkeys(("C(quiet):x", "C(war):z", "D(war):w"), 1.0)
    numbers |= {name.partition(":")[0] + ":Intercept": 0.5 for name in numbers}
    tree = deterrence()
    game = tree.at({"x": 2.0, "z": -1.0, "w": 0.25}, numbers)
    assert '"quiet" 1 "" { 2.5, 0.0 }' in write_efg(game)
    with pytest.raises(UsageError, match="hold numbers"):
        write_efg(tree)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match=r"no coefficient C\(quiet\):x"):
        tree.at({"x": 2.0, "z": 1.0, "w": 0.0}, {"C(quiet):Intercept": 0.0})
    with pytest.raises(UsageError, match="no column 'x'"):
        tree.at({"z": 1.0, "w": 0.0}, numbers)


def test_formulas_need_a_formula_tree() -> None:
    with pytest.raises(UsageError, match="formula_tree"):
        game_tree("plain", ["C"], root=move("C", "h", a=end("x"), b=end(0)))


def early() -> FormulaTree:
    reply = move("D", "fight?", back=end(0, 0, label="b"), fight=end("z", "w", label="f"))
    root = move("C", "act?", keep=end("x", "w", label="k"), act=reply)
    return formula_tree("early", ["C", "D"], root=root)


def hidden() -> FormulaTree:
    def reply(n: int):
        return move("D", "unseen", back=end("z", 0, label=f"b{n}"), go=end(0, "w", label=f"g{n}"))

    root = move("C", "act?", a=reply(1), b=reply(2))
    return formula_tree("hidden", ["C", "D"], root=root)


def three_ways() -> FormulaTree:
    root = move("C", "act?", a=end("x"), b=end(0, label="b"), c=end(0, label="c"))
    return formula_tree("three", ["C"], root=root)


def lots() -> FormulaTree:
    toss = chance("toss", {"h": (0.5, end("x", label="h")), "t": (0.5, end(0, label="t"))})
    return formula_tree("lots", ["C"], root=move("C", "act?", keep=end(0, label="k"), act=toss))


@pytest.mark.parametrize(
    ("make", "error", "complaint"),
    [
        (early, NotIdentified, r"D\(k\) does not affect any choice"),
        (hidden, UsageError, "know where they are"),
        (three_ways, UsageError, "two actions"),
        (lots, UsageError, "no chance"),
    ],
)
def test_what_cannot_be_estimated_is_said(make, error, complaint: str) -> None:
    with pytest.raises(error, match=complaint):
        _ = make().model


def test_trees_that_are_none_are_refused() -> None:
    same = move("C", "h", a=end("x", label="e"), b=end(0, label="e"))
    with pytest.raises(UsageError, match="two ends are labelled 'e'"):
        formula_tree("same", ["C"], root=same)
    with pytest.raises(UsageError, match="1 to 12 players, not 13"):
        formula_tree("crowd", [f"P{i}" for i in range(13)], root=same)
    with pytest.raises(UsageError, match="cannot read"):
        formula_tree("bad", ["C"], root=move("C", "h", a=end("x +", label="a"), b=end(0)))
