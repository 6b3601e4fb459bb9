"""Two players, three outcomes: the strategic probit and logit (Signorino 1999, 2003).

::

    1 -- stay --------------> u1(sq)
     \\-- act --> 2 -- yield -> u1(yield), 0
                  \\-- fight -> u1(fight), u2(fight)

Player 2 fights with p4 = F(u24 / (s sqrt 2)); player 1 acts with
p2 = F((p3 u13 + p4 u14 - u11) / D), p3 = 1 - p4, where D = s sqrt 2 with agent error and
s sqrt(p3^2 + p4^2 + 1) with private information.
log L is the sum of log p1, log p2 p3 or log p2 p4 by outcome.

Identified: payoff differences over the scale s (fixed at 1 unless payoffs are fixed or a variance
equation is given). No regressor, the constant included, may be in all three payoffs of player 1.

Sources: Signorino (1999, APSR 93: 279-297), Signorino (2003, Political Analysis 11: 316-344).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from standoff.calculus.fit.game import Errors, Node, TreeModel

__all__ = ["EGAME12"]


def _latent(u: Sequence[Any], errors: Errors) -> list[Any]:
    u11, u13, u14, u24 = u[:4]
    z4 = errors.index(u24, 2)
    p4 = errors.cdf(z4)
    p3 = 1.0 - p4
    gain = p3 * u13 + p4 * u14 - u11
    return [errors.index(gain, 1, lottery=(p3, p4, 1.0)), z4]


EGAME12 = TreeModel(
    name="egame12",
    payoffs=("u1(sq)", "u1(yield)", "u1(fight)", "u2(fight)"),
    owners=(1, 1, 1, 2),
    outcomes=("sq", "yield", "fight"),
    nodes=(Node("act", 1, 0), Node("fight", 2, 1)),
    paths=((-1, 0), (1, -1), (1, 1)),
    latent=_latent,
)
"""The game as data for `standoff.calculus.fit.fit`."""
