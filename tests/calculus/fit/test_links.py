from __future__ import annotations

import numpy as np
import pytest

from standoff.calculus.fit.links import LINKS, binary_start


@pytest.mark.parametrize("name", ["probit", "logit"])
def test_log_chances_hold_in_the_far_tail(name: str) -> None:
    log_p, first, second = LINKS[name].log_cdf(np.array([-40.0, 0.0, 40.0]))
    assert np.isfinite(log_p).all()
    assert log_p[1] == pytest.approx(np.log(0.5))
    assert log_p[0] == pytest.approx({"probit": -804.608442, "logit": -40.0}[name], rel=1e-6)
    assert (first >= 0).all()
    assert (second <= 0).all()


@pytest.mark.parametrize("name", ["probit", "logit"])
def test_start_values_find_a_binary_regression(name: str) -> None:
    rng = np.random.default_rng(0)
    X = np.column_stack([np.ones(4000), rng.standard_normal(4000)])
    success = (rng.random(4000) < LINKS[name].cdf(X @ [0.3, -0.8])).astype(float)
    assert binary_start(X, success, link=LINKS[name]) == pytest.approx([0.3, -0.8], abs=0.12)


def test_separated_data_give_a_start_all_the_same() -> None:
    X = np.arange(-5.0, 5.0)[:, None]
    b = binary_start(X, (X[:, 0] > 0).astype(float), link=LINKS["probit"])
    assert np.isfinite(b).all()
