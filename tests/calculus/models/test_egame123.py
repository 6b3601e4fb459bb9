from __future__ import annotations

import numpy as np
import pytest
from scipy.special import ndtr

from standoff.calculus.fit.game import Errors
from standoff.calculus.fit.links import LINKS
from standoff.calculus.models.egame123 import EGAME123


@pytest.mark.parametrize("kind", ["agent", "private"])
def test_probabilities_are_the_paper_s(kind: str) -> None:
    u = [-0.3, 0.5, 0.2, 0.9, 0.4, -0.6, 0.1, 0.7]
    p6 = ndtr(u[7] / 2**0.5)
    p5 = 1 - p6
    d2 = 2**0.5 if kind == "agent" else np.sqrt(p5**2 + p6**2 + 1)
    p4 = ndtr((p5 * u[5] + p6 * u[6] - u[4]) / d2)
    p3 = 1 - p4
    private = np.sqrt(p3**2 + (p4 * p5) ** 2 + (p4 * p6) ** 2 + 1)
    d1 = 2**0.5 if kind == "agent" else private
    p2 = ndtr((p3 * u[1] + p4 * (p5 * u[2] + p6 * u[3]) - u[0]) / d1)
    made = EGAME123.probabilities(u, Errors(LINKS["probit"], kind))
    assert made == pytest.approx([1 - p2, p2 * p3, p2 * p4 * p5, p2 * p4 * p6], abs=1e-15)
