"""Says fitted parts of a pool as short plain data, and reads them back."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from standoff.forecast.classes import ClassFrequency
from standoff.forecast.learners import Boosting, Logit, Tree
from standoff.forecast.training import Scale

__all__ = [
    "boosting_from_plain",
    "boosting_to_plain",
    "frequency_from_plain",
    "frequency_to_plain",
    "logit_from_plain",
    "logit_to_plain",
    "rounded",
    "scale_from_plain",
    "scale_to_plain",
]

DIGITS = 5
"""Significant digits kept: far below any interval, and the files stay small."""


def rounded(values: NDArray[np.float64], *, digits: int = DIGITS) -> Any:
    """Give an array as nested lists of numbers with so many significant digits."""
    flat = [float(f"{v:.{digits}g}") for v in np.asarray(values, dtype=float).ravel()]
    return np.array(flat).reshape(np.shape(values)).tolist()


def frequency_to_plain(frequency: ClassFrequency) -> list[Any]:
    """Give marginal, table and smoothing."""
    return [rounded(frequency.marginal), rounded(frequency.table), frequency.smoothing]


def frequency_from_plain(plain: list[Any]) -> ClassFrequency:
    """Read what `frequency_to_plain` wrote."""
    return ClassFrequency(np.array(plain[0]), np.array(plain[1]), plain[2])


def scale_to_plain(scale: Scale) -> list[Any]:
    """Give fill, mean and spread; a spread of 0 stands for a constant column."""
    spread = np.where(np.isinf(scale.spread), 0.0, scale.spread)
    return [rounded(scale.fill), rounded(scale.mean), rounded(spread)]


def scale_from_plain(plain: list[Any]) -> Scale:
    """Read what `scale_to_plain` wrote."""
    fill, mean, spread = (np.array(column, dtype=float) for column in plain)
    return Scale(fill, mean, np.where(spread == 0, np.inf, spread))


def logit_to_plain(logit: Logit, *, digits: int = DIGITS) -> list[Any]:
    """Give weights, bias and penalty."""
    weights, bias = (rounded(part, digits=digits) for part in (logit.weights, logit.bias))
    return [weights, bias, logit.penalty]


def logit_from_plain(plain: list[Any]) -> Logit:
    """Read what `logit_to_plain` wrote."""
    return Logit(np.array(plain[0]), np.array(plain[1]), plain[2])


def boosting_to_plain(boosting: Boosting) -> list[Any]:
    """Give the start and, per class, each tree's features, children, thresholds and scores."""
    trees = [[_tree_to_plain(tree) for tree in grown] for grown in boosting.trees]
    return [rounded(boosting.start), trees]


def boosting_from_plain(plain: list[Any]) -> Boosting:
    """Read what `boosting_to_plain` wrote."""
    trees = tuple(tuple(_tree_from_plain(tree) for tree in grown) for grown in plain[1])
    return Boosting(np.array(plain[0]), trees)


def _tree_to_plain(tree: Tree) -> list[Any]:
    whole = (tree.feature.tolist(), tree.left.tolist(), tree.right.tolist())
    return [*whole, rounded(tree.threshold), rounded(tree.score, digits=4)]


def _tree_from_plain(plain: list[Any]) -> Tree:
    feature, left, right = (np.array(column, dtype=np.int64) for column in plain[:3])
    return Tree(feature, np.array(plain[3]), left, right, np.array(plain[4]))
