from __future__ import annotations

import numpy as np
import pytest
from scipy.special import ndtr

from standoff.calculus.fit.game import Errors
from standoff.calculus.fit.links import LINKS
from standoff.calculus.models.egame12 import EGAME12


@pytest.mark.parametrize(("kind", "spread"), [("agent", 2**0.5), ("private", None)])
def test_probabilities_are_the_paper_s(kind: str, spread: float | None) -> None:
    u11, u13, u14, u24 = -0.3, 0.2, 0.9, 0.4
    p4 = ndtr(u24 / 2**0.5)
    D = spread or np.sqrt((1 - p4) ** 2 + p4**2 + 1)
    p2 = ndtr(((1 - p4) * u13 + p4 * u14 - u11) / D)
    made = EGAME12.probabilities([u11, u13, u14, u24], Errors(LINKS["probit"], kind))
    assert made == pytest.approx([1 - p2, p2 * (1 - p4), p2 * p4], abs=1e-15)
