from __future__ import annotations

import numpy as np
import pytest

from standoff.calculus.fit.design import columns_of, design_of
from standoff.calculus.fit.formulas import parse
from standoff.calculus.models.signalling import PAYOFFS, outcome_chances
from standoff.calculus.models.signalling_terms import equilibrium_terms, pseudo_terms

DATA = {
    "x": np.array([0.3, -0.8, 1.1]),
    "sq": np.array([5.0, 0.0, 1.0]),
    "cd": np.array([1.0, 2.0, 0.0]),
    "sf": np.array([2.0, 1.0, 3.0]),
    "bd": np.array([1.0, 4.0, 0.0]),
}
THETA = np.array([0.3, 0.6, -1.2, -1.0, -0.3, 0.4, -0.8, 0.1])
Q = np.array([0.4, -0.2, 0.9])


def design():
    formula = parse("sq + cd + sf + bd ~ x - 1 | 1 | 1 | 1 | x | 1 | x - 1")
    made, left = design_of(columns_of(DATA), formula, equations=PAYOFFS, fixed={}, weights=None)
    from dataclasses import replace

    return replace(made, y=np.column_stack(left))


def numeric(function, step: float = 1e-6) -> np.ndarray:
    moves = step * np.eye(len(THETA))
    return np.array([(function(THETA + m) - function(THETA - m)) / (2 * step) for m in moves])


def test_pseudo_likelihood_has_exact_derivatives() -> None:
    d, p_R, p_F = design(), np.array([0.5, 0.6, 0.7]), np.array([0.4, 0.5, 0.6])

    def parts(theta):
        terms = pseudo_terms(d, theta, p_R=p_R, p_F=p_F)
        return d.total(terms), *d.assemble(terms)

    _, gradient, hessian = parts(THETA)
    assert gradient == pytest.approx(numeric(lambda t: parts(t)[0]), abs=1e-6)
    assert np.allclose(hessian, numeric(lambda t: parts(t)[1]), atol=1e-5)


def test_the_equilibrium_likelihood_is_that_of_the_chances() -> None:
    d = design()
    terms, gap = equilibrium_terms(d, THETA, q=Q)
    chances = outcome_chances(d.utilities(THETA), 1 / (1 + np.exp(-Q)))
    assert terms.v == pytest.approx((d.y * np.log(chances)).sum(axis=1))
    step = 1e-6
    high, low = (equilibrium_terms(d, THETA, q=Q + s * step) for s in (1, -1))
    for now, up, down in zip((terms, gap), high, low, strict=True):
        assert now.g[7] == pytest.approx((up.v - down.v) / (2 * step), abs=1e-7)
        assert now.h[7, 7] == pytest.approx((up.g[7] - down.g[7]) / (2 * step), abs=1e-6)
