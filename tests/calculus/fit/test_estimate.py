from __future__ import annotations

import math

from standoff.calculus.fit import fit
from standoff.calculus.models.egame12 import EGAME12
from tests.calculus.fit.samples import FORMULA, sample


def test_criteria_and_table() -> None:
    estimate = fit(EGAME12, sample(), formulas=FORMULA)
    assert estimate.aic == 12 - 2 * estimate.loglik
    assert estimate.bic == 6 * math.log(600) - 2 * estimate.loglik
    assert estimate.loglik_rows.sum() == estimate.loglik
    frame = estimate.to_frame()
    assert frame["payoff"].to_list() == ["u1(sq)"] * 2 + ["u1(fight)"] * 2 + ["u2(fight)"] * 2
    assert str(estimate).startswith("egame12: probit, agent error")
