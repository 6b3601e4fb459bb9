from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from standoff.calculus.fit import fit
from standoff.calculus.fit.comparison import clarke, vuong
from standoff.calculus.fit.estimate import Estimate
from standoff.calculus.models.egame12 import EGAME12
from standoff.errors import UsageError
from tests.calculus.fit.samples import FORMULA, sample


def test_the_model_that_made_the_data_is_preferred() -> None:
    data = sample(2000)
    right = fit(EGAME12, data, formulas=FORMULA)
    wrong = fit(EGAME12, data, formulas="y ~ z | 0 | w | x")
    assert vuong(right, wrong).preferred == 1
    assert clarke(wrong, right).preferred == 2
    assert vuong(right, wrong).statistic == pytest.approx(-vuong(wrong, right).statistic)


def test_different_rows_cannot_be_compared() -> None:
    data = sample(200)
    holes = data | {"x": np.where(np.arange(200) == 3, np.nan, data["x"])}
    one, other = (fit(EGAME12, d, formulas=FORMULA) for d in (data, holes))
    with pytest.raises(UsageError, match="same rows"):
        vuong(one, other)


def rivals() -> tuple[Estimate, Estimate]:
    """Give two estimates on four rows, log-likelihoods .3 .1 -.1 .5 apart, 6 and 5 coefficients."""
    data = sample(200)
    full = fit(EGAME12, data, formulas=FORMULA)
    short = fit(EGAME12, data, formulas="y ~ x | 0 | z - 1 | w")
    design = replace(full.design, rows=np.arange(4), y=full.design.y[:4])
    other = replace(short.design, rows=np.arange(4), y=full.design.y[:4])
    one = replace(full, design=design, loglik_rows=np.array([-0.7, -0.9, -1.1, -0.5]))
    return one, replace(short, design=other, loglik_rows=np.full(4, -1.0))


def test_vuong_by_hand() -> None:
    one, other = rivals()
    # Sum of the gaps .8, mean .2, variance (.09 + .01 + .01 + .25) / 4 - .04 = .05.
    assert vuong(one, other, correction="none").statistic == pytest.approx(0.8 / (4 * 0.05) ** 0.5)
    aic = vuong(one, other, correction="aic")
    assert aic.statistic == pytest.approx((0.8 - 1.0) / 0.2**0.5)
    bic = vuong(one, other)
    assert bic.statistic == pytest.approx((0.8 - 0.5 * np.log(4)) / 0.2**0.5)
    assert bic.p == pytest.approx(0.8112, abs=1e-4)
    assert bic.preferred == 0


def test_clarke_by_hand() -> None:
    one, other = rivals()
    # The gaps .3 .1 -.1 .5; three above 0, two above the aic share .25, log(4) / 8 = .173.
    plain = clarke(one, other, correction="none")
    assert (plain.statistic, plain.p) == (3.0, pytest.approx(10 / 16))
    assert clarke(one, other, correction="aic").statistic == 2.0
    assert clarke(one, other).statistic == 2.0
    assert "neither model is preferred" in str(plain)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"y": np.zeros(4, dtype=int)}, "same outcomes"),
        ({"weights": np.ones(4)}, "without weights"),
        ({"rows": np.arange(1, 5)}, "same rows"),
    ],
)
def test_other_data_cannot_be_compared(change, complaint: str) -> None:
    one, other = rivals()
    other = replace(other, design=replace(other.design, **change))
    for test in (vuong, clarke):
        with pytest.raises(UsageError, match=complaint):
            test(one, other)


def test_a_model_is_not_compared_with_itself() -> None:
    one, _ = rivals()
    with pytest.raises(UsageError, match="fit every row alike"):
        vuong(one, one)
    with pytest.raises(UsageError, match="bic, aic, none"):
        vuong(*rivals(), correction="hannan-quinn")
