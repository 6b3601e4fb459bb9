from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from standoff.calculus.models.signalling import equilibria, outcome_chances
from standoff.calculus.models.signalling_fit import Beliefs, fit_signalling
from standoff.errors import NotIdentified, UsageError

FORMULA = "sq + cd + sf + bd ~ x - 1 | 1 | 1 | 1 | z | 1 | 0"
TRUTH = np.array([0.3, 0.6, -1.2, -1.0, -0.3, 0.4, -0.8])


def played(games: int = 150, each: int = 60) -> dict[str, Any]:
    """Play games with one covariate in S_A and one in W_B."""
    rng = np.random.default_rng(7)
    x, z = rng.standard_normal((2, games))
    one = np.ones(games)
    b = TRUTH
    u = [b[0] * x, b[1] * one, b[2] * one, b[3] * one, b[4] + b[5] * z, b[6] * one, 0.0 * one]
    found = equilibria(u)
    assert (found.counts(games) == 1).all()
    chances = outcome_chances(u, found.p_resist)
    y = np.array([rng.multinomial(each, p) for p in chances]).T.astype(float)
    return dict(zip(("sq", "cd", "sf", "bd"), y, strict=True)) | {"x": x, "z": z}


DATA = played()


@pytest.mark.parametrize("method", ["npl", "cmle"])
def test_known_payoffs_are_recovered(method: str) -> None:
    made = fit_signalling(DATA, formulas=FORMULA, method=method).estimate
    assert (np.abs(made.coef - TRUTH) < 4.0 * made.se).all()
    assert made.settings.se == {"npl": "corrected sandwich", "cmle": "observed"}[method]


def test_it_shows_itself_as_a_table() -> None:
    shown = repr(fit_signalling(DATA, formulas=FORMULA, method="npl"))
    assert shown.startswith("signalling: ")
    assert "Least slope of a game's condition: " in shown
    assert "array(" not in shown


def test_the_constrained_maximum_is_above_the_nested_one_and_an_equilibrium() -> None:
    npl = fit_signalling(DATA, formulas=FORMULA, method="npl")
    cmle = fit_signalling(DATA, formulas=FORMULA, start=npl.estimate.coef)
    assert cmle.estimate.loglik >= npl.estimate.loglik - 1e-9
    found = equilibria(cmle.estimate.design.utilities(cmle.estimate.coef))
    away = np.abs(found.p_resist - cmle.beliefs.p_resist[found.game])
    assert (np.bincount(found.game[away < 1e-8]) == 1).all()


def test_pseudo_likelihood_says_what_its_errors_leave_out() -> None:
    games = len(DATA["x"])
    beliefs = Beliefs(np.full(games, 0.6), np.full(games, 0.5))
    made = fit_signalling(DATA, formulas=FORMULA, method="pl", beliefs=beliefs)
    assert "first-stage beliefs as known" in made.estimate.cautions[0]
    assert made.beliefs.p_resist[0] == 0.6


@pytest.mark.parametrize(
    ("formula", "options", "error", "complaint"),
    [
        (FORMULA, {"method": "em"}, UsageError, "method is one of"),
        ("sq + cd ~ x | 1 | 1 | 1 | z | 1 | 0", {}, UsageError, "four columns"),
        ("sq + cd + sf + bd ~ 1|1|1|1|z|1|0", {}, NotIdentified, "Intercept is in all of SA"),
        ("sq + cd + sf + bd ~ 0|1|1|1|z|1|1", {}, NotIdentified, "in all of CB, WB, VB"),
    ],
)
def test_what_cannot_be_estimated_is_refused(formula, options, error, complaint) -> None:
    with pytest.raises(error, match=complaint):
        fit_signalling(DATA, formulas=formula, **options)


def test_an_outcome_that_never_occurs_is_refused() -> None:
    with pytest.raises(UsageError, match="each outcome must occur"):
        fit_signalling(DATA | {"bd": 0.0 * DATA["bd"]}, formulas=FORMULA)
