from __future__ import annotations

import numpy as np
import pytest

from standoff.calculus.fit import fit
from standoff.calculus.fit.comparison import clarke, vuong
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
