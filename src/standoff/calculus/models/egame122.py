"""Two players, four outcomes: player 2 answers both moves of player 1 (Signorino 2003).

::

    1 -- L --> 2 -- l -> u1(LL), 0
     \\          \\-- r -> u1(LR), u2(LR)
      \\-- R --> 2 -- l -> u1(RL), 0
                 \\-- r -> u1(RR), u2(RR)

p4 = F(u22 / sqrt 2), p6 = F(u24 / sqrt 2), p3 = 1 - p4, p5 = 1 - p6;
p2 = F((p5 u13 + p6 u14 - p3 u11 - p4 u12) / D), D = sqrt 2 with agent error and
sqrt(p3^2 + p4^2 + p5^2 + p6^2) with private information.

Identified: no regressor, the constant included, may be in all four payoffs of player 1.

Sources: Signorino (2003, Political Analysis 11: 316-344), Signorino & Tarar (2006, AJPS 50:
586-605).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from standoff.calculus.fit.game import Errors, Node, TreeModel

__all__ = ["EGAME122"]


def _latent(u: Sequence[Any], errors: Errors) -> list[Any]:
    u11, u12, u13, u14, u22, u24 = u[:6]
    z4, z6 = errors.index(u22, 2), errors.index(u24, 2)
    p4, p6 = errors.cdf(z4), errors.cdf(z6)
    p3, p5 = 1.0 - p4, 1.0 - p6
    gain = p5 * u13 + p6 * u14 - p3 * u11 - p4 * u12
    return [errors.index(gain, 1, lottery=(p3, p4, p5, p6)), z4, z6]


EGAME122 = TreeModel(
    name="egame122",
    payoffs=("u1(LL)", "u1(LR)", "u1(RL)", "u1(RR)", "u2(LR)", "u2(RR)"),
    owners=(1, 1, 1, 1, 2, 2),
    outcomes=("LL", "LR", "RL", "RR"),
    nodes=(Node("R", 1, 0), Node("r after L", 2, 1), Node("r after R", 2, 1)),
    paths=((-1, -1, 0), (-1, 1, 0), (1, 0, -1), (1, 0, 1)),
    latent=_latent,
)
"""The game as data for `standoff.calculus.fit.fit`."""
