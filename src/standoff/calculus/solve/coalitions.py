"""Backward induction over the support sets of N allies who move in turn (agent logit QRE).

McKelvey, R. D. & Palfrey, T. R. (1998), Quantal response equilibria for extensive form games,
Experimental Economics 1: 9-41.

A *tensor over support sets* has one axis per ally, the last mover's first, then one axis of
draws: shape ``(L,) * N + (draws,)`` for L levels of support. Its C order is the support set read
as a number in base L with the first mover as the lowest digit.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Folded", "choice", "expit", "fold", "fold_subsets", "reach"]

Array = NDArray[np.float64]


def expit(x: Array) -> Array:
    """Give 1 / (1 + exp(-x)); the caller silences overflow, which here means probability 0."""
    out = np.exp(-x)
    out += 1.0
    return np.reciprocal(out, out=out)


def choice(utility: Array) -> Array:
    """Give the logit choice probabilities along the first axis, utilities times lambda given."""
    if len(utility) == 2:
        support = expit(utility[1] - utility[0])
        return np.stack((1.0 - support, support))
    weight = np.exp(utility - utility.max(axis=0))
    return np.asarray(weight / weight.sum(axis=0))


def _mix(values: Array, support: Array) -> Array:
    """Average `values` (F, L, M, draws) over the levels with probabilities (L, M, draws)."""
    if len(support) == 2:
        mixed = values[:, 1] - values[:, 0]
        mixed *= support[1]
        mixed += values[:, 0]
        return mixed
    return np.asarray(np.einsum("flmb,lmb->fmb", values, support))


@dataclass(frozen=True, slots=True)
class Folded:
    """What backward induction leaves at the root of the allies' part of the tree.

    Attributes
    ----------
    support : tuple of array, each (L, L**j, draws)
        Ally j's probability of each level after each history of its predecessors' levels.
    root : array (F, draws)
        Expected value of every feature before the allies move.
    """

    support: tuple[Array, ...]
    root: Array


def fold(features: Array, utilities: Array, *, lam: Array) -> Folded:
    """Solve the allies' moves from the last to the first, each seeing its predecessors.

    Parameters
    ----------
    features : array (F, L, ..., L, draws)
        Values to carry to the root: P(force), the coercer's and the target's payoffs.
    utilities : array (N, L, ..., L, draws)
        Ally i's payoff at each support set.
    lam : array (draws,)
        Precision of the logit choices.
    """
    n, levels = len(utilities), utilities.shape[1] if len(utilities) else 1
    count = len(features)
    values = np.concatenate((features, utilities)) if n else features
    support: list[Array] = []
    for j in range(n - 1, -1, -1):
        values = values.reshape(len(values), levels, levels**j, -1)
        chosen = choice(values[count + j] * lam)
        support.append(chosen)
        values = _mix(values[: count + j], chosen)
    return Folded(tuple(reversed(support)), values.reshape(count, -1))


def fold_subsets(features: Array, utilities: Array, *, lam: Array, patrons: int) -> Array:
    """Solve the game of every subset of the first `patrons` allies at once; the rest always play.

    An absent ally stays at level 0 and everybody knows it. The subsets share their later moves,
    so that all 2**N games cost N * 2**N folds instead of 3**N.

    Returns
    -------
    array (F, 2**patrons, draws)
        Root values; bit j of the second index says that ally j is present.
    """
    n, levels = len(utilities), utilities.shape[1] if len(utilities) else 1
    count = len(features)
    values = np.concatenate((features, utilities)) if n else features
    values = values[:, None]
    for j in range(n - 1, -1, -1):
        sets = values.shape[1]
        values = values.reshape(len(values), sets, levels, levels**j, -1)
        chosen = choice(np.moveaxis(values[count + j], 1, 0) * lam)
        kept = np.moveaxis(values[: count + j], 2, 1).reshape(count + j, levels, -1, lam.size)
        present = _mix(kept, chosen.reshape(levels, -1, lam.size))
        present = present.reshape(count + j, sets, levels**j, -1)
        if j < patrons:
            absent = values[: count + j, :, 0]
            values = np.stack((absent, present), axis=2)
            values = values.reshape(count + j, 2 * sets, levels**j, -1)
        else:
            values = present
    return values.reshape(count, 1 << patrons, -1)


def reach(support: tuple[Array, ...]) -> Array:
    """Give the probability of each support set, (L**N, draws), from the allies' strategies."""
    chance = np.ones((1, support[0].shape[-1])) if support else np.ones((1, 1))
    for chosen in support:
        chance = (chosen * chance).reshape(-1, chosen.shape[-1])
    return chance
