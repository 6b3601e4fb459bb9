from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import brentq

from standoff.calculus.fit import fit
from standoff.calculus.models.ultimatum import Ultimatum
from standoff.errors import UsageError

PRIZE = 10.0


def play(n: int) -> dict[str, np.ndarray]:
    """Play the game: each proposer solves its first-order condition."""
    rng = np.random.default_rng(3)
    x, z = rng.standard_normal((2, n))
    r1, r2 = 3.0 + x + rng.logistic(size=n), 4.0 + 0.5 * z

    def rest(y: float, i: int) -> float:
        return PRIZE - y - (1 + np.exp(y - r2[i])) - r1[i]

    offers = np.zeros(n)
    for i in range(n):
        if rest(0.0, i) > 0:
            offers[i] = PRIZE if rest(PRIZE, i) > 0 else brentq(rest, 0.0, PRIZE, args=(i,))
    accept = (offers > r2 + rng.logistic(size=n)).astype(float)
    return {"offer": offers, "accept": accept, "x": x, "z": z}


def test_reservation_values_are_recovered() -> None:
    estimate = fit(Ultimatum(PRIZE), play(1200), formulas="offer + accept ~ x | z")
    truth = [3.0, 1.0, 4.0, 0.5, 0.0, 0.0]
    assert (np.abs(estimate.coef - truth) < 3.5 * estimate.se).all()
    assert estimate.names[4:] == ("log(s1):Intercept", "log(s2):Intercept")


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"offer": np.full(60, 11.0)}, "between 0 and the prize"),
        ({"accept": np.full(60, 2.0)}, "hold 0 and 1"),
    ],
)
def test_impossible_outcomes_are_refused(change: dict, complaint: str) -> None:
    with pytest.raises(UsageError, match=complaint):
        fit(Ultimatum(PRIZE), play(60) | change, formulas="offer + accept ~ x | z")
