from __future__ import annotations

import numpy as np
import pytest
from scipy.special import ndtr

from standoff.calculus.fit.game import Errors
from standoff.calculus.fit.links import LINKS
from standoff.calculus.models.egame122 import EGAME122


@pytest.mark.parametrize("kind", ["agent", "private"])
def test_probabilities_are_the_paper_s(kind: str) -> None:
    u11, u12, u13, u14, u22, u24 = -0.3, 0.5, 0.2, 0.9, 0.4, -0.6
    p4, p6 = ndtr(u22 / 2**0.5), ndtr(u24 / 2**0.5)
    lottery = np.array([1 - p4, p4, 1 - p6, p6])
    D = 2**0.5 if kind == "agent" else np.sqrt((lottery**2).sum())
    p2 = ndtr(lottery @ [-u11, -u12, u13, u14] / D)
    made = EGAME122.probabilities([u11, u12, u13, u14, u22, u24], Errors(LINKS["probit"], kind))
    expected = [(1 - p2) * (1 - p4), (1 - p2) * p4, p2 * (1 - p6), p2 * p6]
    assert made == pytest.approx(expected, abs=1e-15)
