from __future__ import annotations

import numpy as np
import pytest

from standoff.calculus.fit.game import Errors
from standoff.calculus.fit.jets import Jet, exp, seeds, sqrt
from standoff.calculus.fit.links import LINKS
from standoff.calculus.models.egame12 import EGAME12
from standoff.calculus.models.egame122 import EGAME122
from standoff.calculus.models.egame123 import EGAME123


def test_product_quotient_and_functions_have_the_derivatives_of_calculus() -> None:
    a, b = seeds([np.array([2.0]), np.array([3.0])])
    out = (a * b + 1.0) / sqrt(b) - exp(-a)
    assert out.v[0] == pytest.approx(7 / 3**0.5 - np.exp(-2.0))
    assert out.g[0][0] == pytest.approx(3 / 3**0.5 + np.exp(-2.0))
    assert out.h[0, 1][0] == pytest.approx(0.5 / 3**0.5)
    assert out.h[1, 1][0] == pytest.approx(-0.25 * 2.0 * 3**-1.5 + 0.75 * 3**-2.5)


@pytest.mark.parametrize("model", [EGAME12, EGAME122, EGAME123])
@pytest.mark.parametrize(
    ("link", "kind"), [("probit", "agent"), ("logit", "agent"), ("probit", "private")]
)
def test_every_model_has_exact_gradient_and_hessian(model, link, kind) -> None:
    rng = np.random.default_rng(1)
    m = len(model.payoffs)
    u = rng.normal(size=(m + 1, len(model.outcomes)))
    y = np.arange(len(model.outcomes))

    def terms(values: np.ndarray) -> Jet:
        jets = seeds(list(values))
        return model.terms(jets[:m], y, errors=Errors(LINKS[link], kind, (jets[m],)))

    here = terms(u)
    assert np.exp(here.v).sum() > 0
    step = 1e-5
    for j in range(m + 1):
        up, down = u.copy(), u.copy()
        up[j] += step
        down[j] -= step
        high, low = terms(up), terms(down)
        assert np.allclose(here.g.get(j, 0.0), (high.v - low.v) / (2 * step), atol=1e-8)
        for k in range(j, m + 1):
            numeric = (np.asarray(high.g.get(k, 0.0)) - low.g.get(k, 0.0)) / (2 * step)
            assert np.allclose(here.h.get((j, k), 0.0), numeric, atol=1e-7)
