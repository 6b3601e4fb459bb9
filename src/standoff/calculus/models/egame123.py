"""Three players in sequence, four outcomes: challenge, resistance, a third (Signorino 2003).

::

    1 -- stay ------> u1(1)
     \\-- act --> 2 -- yield --> u1(3), u2(3)
                  \\-- hold ---> 3 -- aside --> u1(5), u2(5), 0
                                 \\-- join ----> u1(6), u2(6), u3(6)

p6 = F(u36 / sqrt 2), p5 = 1 - p6; p4 = F((p5 u25 + p6 u26 - u23) / D2), p3 = 1 - p4;
p2 = F((p3 u13 + p4 (p5 u15 + p6 u16) - u11) / D1). With agent error D = sqrt 2; with private
information D2 = sqrt(p5^2 + p6^2 + 1) and D1 = sqrt(p3^2 + (p4 p5)^2 + (p4 p6)^2 + 1).

Identified: no regressor, the constant included, may be in all four payoffs of player 1 or in all
three of player 2.

Source: Signorino (2003, Political Analysis 11: 316-344).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from standoff.calculus.fit.game import Errors, Node, TreeModel

__all__ = ["EGAME123"]


def _latent(u: Sequence[Any], errors: Errors) -> list[Any]:
    u11, u13, u15, u16, u23, u25, u26, u36 = u[:8]
    z6 = errors.index(u36, 3)
    p6 = errors.cdf(z6)
    p5 = 1.0 - p6
    z4 = errors.index(p5 * u25 + p6 * u26 - u23, 2, lottery=(p5, p6, 1.0))
    p4 = errors.cdf(z4)
    p3 = 1.0 - p4
    gain = p3 * u13 + p4 * (p5 * u15 + p6 * u16) - u11
    private = errors.kind == "private"
    lottery = (p3, p4 * p5, p4 * p6, 1.0) if private else (p3, p4)
    return [errors.index(gain, 1, lottery=lottery), z4, z6]


EGAME123 = TreeModel(
    name="egame123",
    payoffs=("u1(1)", "u1(3)", "u1(5)", "u1(6)", "u2(3)", "u2(5)", "u2(6)", "u3(6)"),
    owners=(1, 1, 1, 1, 2, 2, 2, 3),
    outcomes=("1", "3", "5", "6"),
    nodes=(Node("act", 1, 0), Node("hold", 2, 1), Node("join", 3, 2)),
    paths=((-1, 0, 0), (1, -1, 0), (1, 1, -1), (1, 1, 1)),
    latent=_latent,
    identified=(1, 2),
)
"""The game as data for `standoff.calculus.fit.fit`."""
