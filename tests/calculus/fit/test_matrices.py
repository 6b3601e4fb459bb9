from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl
import pytest

from standoff.calculus.fit import fit, fit_matrices
from standoff.calculus.fit.predict import outcome_probabilities, predict
from standoff.calculus.models.egame12 import EGAME12
from standoff.errors import NotIdentified, UsageError
from tests.calculus.fit.samples import FORMULA, sample

DATA = sample(400)


def matrices(**more: Any) -> dict[str, Any]:
    one = np.ones(400)

    def frame(name: str) -> pl.DataFrame:
        return pl.DataFrame({"Intercept": one, name: DATA[name]})

    made = {"u1(sq)": frame("x"), "u1(fight)": frame("z"), "u2(fight)": frame("w")}
    return made | more


def test_matrices_give_the_estimate_of_the_formula() -> None:
    known = fit(EGAME12, DATA, formulas=FORMULA)
    made = fit_matrices(EGAME12, DATA["y"], matrices=matrices())
    assert made.names == known.names
    assert made.coef == pytest.approx(known.coef, abs=1e-9)
    assert outcome_probabilities(made).shape == (400, 3)
    actions = np.column_stack([DATA["act"], DATA["fight"]])
    by_action = fit_matrices(EGAME12, actions, matrices=matrices())
    assert by_action.loglik == pytest.approx(known.loglik)


@pytest.mark.long
def test_a_formulaic_matrix_is_taken_as_it_is() -> None:
    formulaic = pytest.importorskip("formulaic")
    pandas = pytest.importorskip("pandas")
    table = pandas.DataFrame({name: DATA[name] for name in "xzw"})
    parts = {"u1(sq)": "x", "u1(fight)": "z", "u2(fight)": "w"}
    made = {payoff: formulaic.model_matrix(part, table) for payoff, part in parts.items()}
    found = fit_matrices(EGAME12, DATA["y"], matrices=made)
    assert found.names[:2] == ("u1(sq):Intercept", "u1(sq):x")
    assert found.coef == pytest.approx(fit(EGAME12, DATA, formulas=FORMULA).coef, abs=1e-9)


def test_rows_with_holes_are_dropped_and_arrays_get_names() -> None:
    x = np.column_stack([np.ones(400), np.where(np.arange(400) < 5, np.nan, DATA["x"])])
    made = fit_matrices(EGAME12, DATA["y"], matrices=matrices(**{"u1(sq)": x}))
    assert made.n == 395
    assert made.names[:2] == ("u1(sq):x1", "u1(sq):x2")
    weighted = fit_matrices(EGAME12, DATA["y"], matrices=matrices(), weights=np.full(400, 2.0))
    assert weighted.se == pytest.approx(
        fit_matrices(EGAME12, DATA["y"], matrices=matrices()).se / 2**0.5, rel=1e-6
    )


@pytest.mark.parametrize(
    ("changes", "options", "complaint"),
    [
        ({"u3": np.ones(400)}, {}, "no payoff 'u3'"),
        ({"u1(sq)": np.ones(7)}, {}, "the outcome 400 rows"),
        ({"u1(sq)": np.full(400, np.nan)}, {}, "no row has a value"),
        ({}, {"clusters": "pair"}, "clusters names columns"),
        ({}, {"weights": "w"}, "weights names columns"),
        ({}, {"weights": np.full(400, -1.0)}, "not negative"),
        ({}, {"levels": ("a",)}, "3 outcomes"),
    ],
)
def test_what_cannot_be_used_is_refused(changes, options, complaint: str) -> None:
    with pytest.raises(UsageError, match=complaint):
        fit_matrices(EGAME12, DATA["y"], matrices=matrices(**changes), **options)


def test_an_outcome_is_a_column_and_profiles_need_a_formula() -> None:
    with pytest.raises(UsageError, match="the outcome is a column"):
        fit_matrices(EGAME12, np.zeros((2, 2, 2)), matrices=matrices())
    with pytest.raises(UsageError, match="outcome_probabilities"):
        predict(fit_matrices(EGAME12, DATA["y"], matrices=matrices()), DATA)
    with pytest.raises(NotIdentified, match="all payoffs of player 1"):
        fit_matrices(
            EGAME12,
            DATA["y"],
            matrices=matrices(**{"u1(yield)": pl.DataFrame({"Intercept": np.ones(400)})}),
        )
