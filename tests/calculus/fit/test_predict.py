from __future__ import annotations

import numpy as np
import pytest

from standoff.calculus.fit import fit
from standoff.calculus.fit.predict import (
    outcome_probabilities,
    predict,
    profile_of,
    strategic_leverage,
)
from standoff.calculus.models.egame12 import EGAME12
from standoff.errors import UsageError
from tests.calculus.fit.samples import FORMULA, sample

DATA = sample() | {"side": np.array(["p", "q", "q"] * 200, dtype=object)}


@pytest.fixture(scope="module")
def estimate():
    return fit(EGAME12, DATA, formulas="y ~ x + side | 0 | z | w")


def test_predicting_the_rows_gives_the_rows(estimate) -> None:
    made = predict(estimate, DATA).p
    assert np.allclose(made, outcome_probabilities(estimate), atol=1e-14)
    assert np.allclose(np.log(made[np.arange(600), DATA["y"]]).sum(), estimate.loglik)


def test_a_profile_varies_one_column_and_holds_the_rest(estimate) -> None:
    profile = profile_of(DATA, estimate, vary={"w": np.linspace(-2, 2, 5)})
    assert set(profile) == {"x", "z", "w", "side"}
    assert profile["side"].tolist() == ["q"] * 5
    p = predict(estimate, profile).p
    assert (np.diff(p[:, 2]) < 0).all()
    with pytest.raises(UsageError, match="vary names one column"):
        profile_of(DATA, estimate, vary={"nobody": [1.0]})


def test_intervals_hold_the_point_and_need_a_generator(estimate) -> None:
    profile = profile_of(DATA, estimate, vary={"x": np.array([-1.0, 1.0])})
    made = predict(estimate, profile, draws=400, rng=np.random.default_rng(0))
    assert (made.low < made.p).all()
    assert (made.p < made.high).all()
    with pytest.raises(UsageError, match="rng="):
        predict(estimate, profile, draws=10)


def test_leverage_is_the_spread_of_later_chances(estimate) -> None:
    assert 0.1 < strategic_leverage(estimate)["fight"] < 0.3
    flat = fit(EGAME12, sample(), formulas="y ~ x | 0 | z | 1")
    assert strategic_leverage(flat)["fight"] < 1e-12


def test_profiles_without_a_column_are_refused(estimate) -> None:
    with pytest.raises(UsageError, match="no column"):
        predict(estimate, {"x": np.zeros(2), "z": np.zeros(2), "w": np.zeros(2)})
    assert FORMULA.startswith("y ~ x")
