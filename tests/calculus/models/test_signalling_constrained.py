from __future__ import annotations

import numpy as np
import pytest

from standoff.calculus.models.signalling import equilibria, response_gap
from standoff.calculus.models.signalling_constrained import constrained
from standoff.calculus.models.signalling_fit import fit_signalling
from tests.calculus.models.test_signalling_fit import DATA, FORMULA, TRUTH


def test_every_game_ends_in_equilibrium_and_the_gradient_is_nil() -> None:
    design = fit_signalling(DATA, formulas=FORMULA, method="npl").estimate.design
    near = equilibria(design.utilities(TRUTH)).p_resist
    made = constrained(design, TRUTH, p_R=near)
    gaps = response_gap(design.utilities(made.theta), made.p_resist)
    assert np.abs(gaps).max() < 1e-12
    assert np.abs(made.gradient).max() < 1e-8
    assert np.linalg.eigvalsh(made.hessian)[-1] < 0
    assert made.least_slope > 0
    again = fit_signalling(DATA, formulas=FORMULA)
    assert made.theta == pytest.approx(again.estimate.coef, abs=1e-6)
