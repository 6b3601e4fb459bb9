"""Backward induction: subgame-perfect play of games of perfect information (Selten 1965)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from standoff.calculus.solve.trees import Array, GameTree, Spot
from standoff.errors import UsageError

__all__ = ["Induction", "backward_induction"]


@dataclass(frozen=True, slots=True)
class Induction:
    """A subgame-perfect equilibrium.

    Parameters
    ----------
    profile : (actions,) array
        Zeros and ones.
    payoffs : (players,) array
    ties : tuple of str
        Information sets at which another action is as good; the first best is taken.
    """

    profile: Array
    payoffs: Array
    ties: tuple[str, ...]


def backward_induction(tree: GameTree) -> Induction:
    """Solve a game of perfect information from its ends.

    Raises
    ------
    UsageError
        If a mover does not know where it is.
    """
    if not tree.perfect:
        raise UsageError("backward induction needs perfect information; use logit_qre")
    profile = np.zeros(tree.slices[-1].stop if tree.slices else 0)
    ties = []

    def best_reply(spot: Spot, gains: Array) -> Array:
        best = int(gains.argmax())
        if (np.delete(gains, best) >= gains[best] - 1e-12 * (1.0 + abs(gains[best]))).any():
            ties.append(spot.label)
        part = profile[tree.slices[spot.information]]
        part[best] = 1.0
        return part

    values = tree.induced(best_reply)
    return Induction(profile, values[0], tuple(reversed(ties)))
