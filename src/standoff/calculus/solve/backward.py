"""Backward induction: subgame-perfect play of games of perfect information (Selten 1965)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from standoff.calculus.solve.trees import Array, GameTree
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
    values = np.zeros((len(tree.spots), len(tree.players)))
    profile = np.zeros(tree.slices[-1].stop if tree.slices else 0)
    ties = []
    for i in range(len(tree.spots) - 1, -1, -1):
        spot = tree.spots[i]
        after = values[list(spot.children)]
        if spot.player == -1:
            values[i] = np.array(spot.chances) @ after
        elif spot.player >= 0:
            gains = after[:, spot.player]
            best = int(gains.argmax())
            if (np.delete(gains, best) >= gains[best] - 1e-12 * (1.0 + abs(gains[best]))).any():
                ties.append(spot.label)
            profile[tree.slices[spot.information].start + best] = 1.0
            values[i] = after[best]
        if spot.payoffs:
            values[i] += spot.payoffs
    return Induction(profile, values[0], tuple(reversed(ties)))
