from __future__ import annotations

import numpy as np
import pytest

from standoff.calculus.fit import fit
from standoff.calculus.fit.profiles import profile_likelihood
from standoff.calculus.models.egame12 import EGAME12
from standoff.errors import UnknownName
from tests.calculus.fit.samples import FORMULA, sample


def test_the_profile_peaks_at_the_estimate() -> None:
    estimate = fit(EGAME12, sample(), formulas=FORMULA)
    made = profile_likelihood(estimate, "u1(sq):x")
    assert made.objective[5] == pytest.approx(estimate.objective, abs=1e-9)
    assert (made.objective <= estimate.objective + 1e-9).all()
    assert not made.exceeds
    assert made.inside.tolist() == [False] * 2 + [True] * 7 + [False] * 2
    assert np.isfinite(made.objective).all()
    with pytest.raises(UnknownName, match="no free coefficient"):
        profile_likelihood(estimate, "nobody")
