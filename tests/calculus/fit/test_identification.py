from __future__ import annotations

import numpy as np
import pytest

from standoff.calculus.fit import fit
from standoff.calculus.models.egame12 import EGAME12
from standoff.errors import NotIdentified
from tests.calculus.fit.samples import sample


@pytest.mark.parametrize(
    ("formula", "complaint"),
    [
        ("y ~ x | 1 | z | w", "Intercept is in all payoffs of player 1"),
        ("y ~ x | x - 1 | x - 1 | w", "x is in all payoffs of player 1"),
        ("y ~ x + flat | 0 | z | w", r"u1\(sq\) are collinear or do not vary"),
    ],
)
def test_payoffs_without_a_unique_estimate_are_refused(formula: str, complaint: str) -> None:
    data = sample(200) | {"flat": np.ones(200)}
    with pytest.raises(NotIdentified, match=complaint):
        fit(EGAME12, data, formulas=formula)


def test_an_outcome_that_never_occurs_is_named() -> None:
    data = sample(200)
    data["fight"] = np.zeros(200)
    with pytest.raises(NotIdentified, match="no row ends in fight"):
        fit(EGAME12, data, formulas="act + fight ~ x | 0 | z | w")


def test_identification_by_functional_form_alone_is_said() -> None:
    estimate = fit(EGAME12, sample(), formulas="y ~ x | 0 | w | w")
    assert "functional form" in estimate.cautions[0]
    assert not fit(EGAME12, sample(), formulas="y ~ x | 0 | z | w").cautions
