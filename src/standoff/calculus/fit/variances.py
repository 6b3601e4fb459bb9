"""Variance of an estimate: observed information, outer product, sandwich, clusters, bootstrap."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from standoff.calculus.fit.jets import Floats
from standoff.errors import UsageError

__all__ = ["KINDS", "bootstrap_variance", "clustered_meat", "group_codes", "variance"]

KINDS = ("observed", "opg", "sandwich", "cluster", "bootstrap")


def variance(
    kind: str, bread: Floats, *, scores: Floats, clusters: Sequence[NDArray[Any]] = ()
) -> Floats:
    """Give the variance (k, k) of a kind.

    Parameters
    ----------
    kind : str
        ``observed``: inverse of the negative Hessian `bread` (k, k). ``opg``: inverse of the outer
        product of `scores` (n, k). ``sandwich``: Huber (1967). ``cluster``: one way, or several
        after Cameron, Gelbach & Miller (2011, eq. 2.10), each with the correction G / (G - 1).
    """
    if kind == "observed":
        return np.asarray(np.linalg.inv(bread))
    if kind == "opg":
        return np.asarray(np.linalg.inv(scores.T @ scores))
    inverse = np.linalg.inv(bread)
    meat = scores.T @ scores if kind == "sandwich" else clustered_meat(scores, clusters)
    return inverse @ meat @ inverse


def clustered_meat(scores: Floats, clusters: Sequence[NDArray[Any]]) -> Floats:
    """Give the sum of outer products over clusters, by inclusion and exclusion if many ways.

    Raises
    ------
    UsageError
        If no clusters were named.
    """
    if not clusters:
        raise UsageError("se='cluster' needs clusters=, one column or several")
    codes = [group_codes(column) for column in clusters]
    meat = np.zeros((scores.shape[1], scores.shape[1]))
    for size in range(1, len(codes) + 1):
        for some in combinations(codes, size):
            groups = group_codes(np.column_stack(some)) if size > 1 else some[0]
            count = int(groups.max()) + 1
            sums = np.zeros((count, scores.shape[1]))
            np.add.at(sums, groups, scores)
            small = count / (count - 1.0) if count > 1 else 1.0
            meat += (-1.0) ** (size + 1) * small * (sums.T @ sums)
    return meat


def group_codes(column: NDArray[Any]) -> NDArray[np.int64]:
    """Number the distinct values (or rows) of a column 0, 1, ..."""
    keys = column.astype(str) if column.dtype == object else column
    return np.unique(keys, axis=0, return_inverse=True)[1].reshape(-1)


def bootstrap_variance(
    refit: Callable[[Floats], Floats | None],
    n: int,
    *,
    draws: int,
    rng: np.random.Generator | None,
    groups: NDArray[np.int64] | None = None,
) -> tuple[Floats, int]:
    """Resample rows (or whole groups) as weights; give the variance and how many draws failed.

    Raises
    ------
    UsageError
        If no generator was passed.
    """
    if rng is None:
        raise UsageError("se='bootstrap' needs rng=numpy.random.default_rng(seed)")
    units = np.arange(n) if groups is None else groups
    count = int(units.max()) + 1
    even = np.full(count, 1.0 / count)
    made = [refit(rng.multinomial(count, even)[units].astype(np.float64)) for _ in range(draws)]
    good = [theta for theta in made if theta is not None]
    if len(good) < 2:
        raise UsageError("fewer than two bootstrap samples converged; use a penalty")
    return np.atleast_2d(np.cov(np.array(good).T)), draws - len(good)
