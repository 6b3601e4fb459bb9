"""A simulated sample of the two-player deterrence game with known payoffs."""

from __future__ import annotations

from typing import Any

import numpy as np

from standoff.calculus.fit.game import Errors
from standoff.calculus.fit.links import LINKS
from standoff.calculus.models.egame12 import EGAME12

FORMULA = "y ~ x | 0 | z | w"
TRUTH = np.array([0.3, 0.8, -0.4, 0.9, 0.2, -0.7])


def sample(n: int = 600, *, seed: int = 5) -> dict[str, Any]:
    """Draw covariates and outcomes; ``pair`` groups rows by tens."""
    rng = np.random.default_rng(seed)
    x, z, w = rng.standard_normal((3, n))
    b = TRUTH
    utilities = [b[0] + b[1] * x, 0.0 * x, b[2] + b[3] * z, b[4] + b[5] * w]
    p = EGAME12.probabilities(utilities, Errors(LINKS["probit"], "agent"))
    y = (rng.random(n)[:, None] > p.cumsum(axis=1)).sum(axis=1)
    pair = np.arange(n) // 10
    return {"x": x, "z": z, "w": w, "y": y, "pair": pair, "act": y > 0, "fight": y == 2}
