"""Random patrons games for the tests."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from standoff.calculus.models.patrons import BINARY, Allies, Level, PatronsGame


def random_game(
    n: int,
    *,
    draws: int = 8,
    seed: int = 0,
    partners: int = 0,
    levels: tuple[Level, ...] = BINARY,
    lam: float = 3.0,
) -> PatronsGame:
    """Draw a game like those of the Gambit comparison, with escalation costs besides."""
    rng = np.random.default_rng(seed)

    def u(low: float, high: float, *shape: int) -> NDArray[np.float64]:
        return rng.uniform(low, high, size=(*shape, draws))

    allies = Allies.make(
        k=u(0.05, 1, n),
        r=u(0.1, 1, n),
        v=u(0.1, 1, n),
        b=u(0, 0.6, n),
        c=u(0.05, 0.6, n),
        q=u(-0.1, 0.2, n),
        x=u(0, 0.2, n),
        partner=np.arange(n) >= n - partners,
    )
    return PatronsGame.make(
        k_C=u(0.5, 2),
        k_T=u(0.1, 1),
        s_C=u(0.5, 2),
        s_T=u(0.5, 2),
        a=u(0.05, 0.5),
        c_C=u(0.1, 1),
        c_T=u(0.1, 1),
        h_T=u(0, 0.3),
        lam=np.full(draws, lam),
        m=u(0.5, 1.5),
        allies=allies,
        levels=levels,
    )
