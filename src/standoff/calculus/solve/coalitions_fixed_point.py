"""The agent logit QRE of N allies who choose at once: damped Newton on the fixed point.

McKelvey, R. D. & Palfrey, T. R. (1995), Quantal response equilibria for normal form games, Games
and Economic Behavior 10: 6-38. Expected payoffs are polynomials, linear in each ally's mixture,
so that gradients are exact and one product gives values and Jacobian.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

__all__ = ["FixedPoint", "contraction", "fixed_point"]

Array = NDArray[np.float64]

TOLERANCE = 1e-12
"""Largest |sigma - logit choice(sigma)| at which a game counts as solved."""

FULL_STEPS = 6
PASSES = 100
SHORTEST = 1e-4
ROUNDS = 5
PLAIN_STEPS = 100
PLAIN = 0.2
STEPS = 12
SAME = 1e-6
STARTS = (-6.0, 6.0, -2.0, 2.0)
"""Common log odds of support from which more equilibria are sought."""


@dataclass(frozen=True, slots=True)
class FixedPoint:
    """The allies' mixtures at the equilibrium on the branch that starts at lambda = 0.

    Attributes
    ----------
    support : array (N, L, draws)
    residual : array (draws,)
        Bound on |sigma - logit choice(sigma)|.
    equilibria : array of int (draws,)
        How many distinct ones were found; 1 is a theorem where `unique` holds.
    unique : array of bool (draws,)
        Whether the best-response map is a contraction, which proves uniqueness.
    """

    support: Array
    residual: Array
    equilibria: NDArray[np.int64]
    unique: NDArray[np.bool_]


def _digits(n: int, levels: int) -> NDArray[np.int64]:
    return np.asarray(np.arange(levels**n)[:, None] // levels ** np.arange(n) % levels)


@cache
def _derivative_index(n: int, levels: int) -> NDArray[np.int64]:
    """Say which monomial is left of monomial T after deriving by (ally, level); M = none.

    The first column is T itself: no derivative.
    """
    level = np.tile(np.arange(1, levels), n)
    ally = np.repeat(np.arange(n), levels - 1)
    itself = np.arange(levels**n)[:, None]
    rest = itself - level * levels**ally
    left = np.where(_digits(n, levels)[:, ally] == level, rest, levels**n)
    return np.concatenate((itself, left), axis=1)


@cache
def _gain_index(n: int, levels: int) -> NDArray[np.int64]:
    """Say where in (N, M) the coefficient of ally i's gain at level l stands; N M = zero."""
    level = np.arange(1, levels)[:, None] * levels ** np.arange(n)[:, None, None]
    place = np.arange(n)[:, None, None] * levels**n + np.arange(levels**n) + level
    own = (_digits(n, levels).T == 0)[:, None]
    return np.asarray(np.where(own, place, n * levels**n).reshape(n * (levels - 1), -1))


@cache
def _choice_index(n: int, levels: int) -> NDArray[np.int64]:
    """Say where in (N, M) ally i's payoff stands at each own level and the others' levels.

    Shape (N, L, M / L); the last axis counts the others' levels, their order kept.
    """
    rest = _digits(n - 1, levels)
    made = np.empty((n, levels, levels ** (n - 1)), dtype=np.int64)
    for i in range(n):
        places = [j for j in range(n) if j != i]
        others = rest @ levels ** np.array(places, dtype=np.int64) if places else np.zeros(1, int)
        made[i] = i * levels**n + others + np.arange(levels)[:, None] * levels**i
    return made


def _polynomials(utilities: Array) -> Array:
    """Turn payoff tensors into coefficients (draws, N (L-1), M) of the gain over level 0."""
    n, levels, draws = len(utilities), utilities.shape[1], utilities.shape[-1]
    flat = np.zeros((n * levels**n + 1, draws))
    flat[:-1] = utilities.reshape(-1, draws)
    for j in range(n):
        axis = flat[:-1].reshape(n, -1, levels, levels**j, draws)
        axis[:, :, 1:] -= axis[:, :, :1]
    return np.ascontiguousarray(np.moveaxis(flat[_gain_index(n, levels)], 2, 0))


def _mixtures(z: Array, levels: int) -> tuple[Array, Array]:
    """Give the probabilities of levels 1.. (draws, N, L-1) and their Jacobian in z."""
    z = z.reshape(len(z), -1, levels - 1)
    if levels == 2:
        support = 1.0 / (1.0 + np.exp(-z))
        return support, (support * (1.0 - support))[..., None]
    top = np.maximum(z.max(axis=-1, keepdims=True), 0.0)
    weight = np.exp(z - top)
    support = weight / (np.exp(-top) + weight.sum(axis=-1, keepdims=True))
    eye = np.eye(levels - 1)
    return support, support[..., None] * (eye - support[..., None, :])


@dataclass(frozen=True, slots=True)
class _System:
    """F(z) = z - lambda * gain(sigma(z)) for a block of games."""

    coefficients: Array
    lam: Array
    levels: int

    def take(self, rows: NDArray[np.int64]) -> _System:
        return _System(self.coefficients[rows], self.lam[rows], self.levels)

    def at_strength(self, share: float) -> _System:
        return _System(self.coefficients, self.lam * share, self.levels)

    def evaluate(self, z: Array) -> tuple[Array, Array, Array]:
        """Give F, its Jacobian and a bound on the residual in probabilities, |F| / 2."""
        games, size = z.shape
        support, slope = _mixtures(z, self.levels)
        n, total = support.shape[1], self.levels ** support.shape[1]
        monomials = np.zeros((games, total + 1))
        monomials[:, 0] = 1.0
        for j, k in np.ndindex(n, self.levels - 1):
            width = self.levels**j
            part = monomials[:, (k + 1) * width : (k + 2) * width]
            np.multiply(monomials[:, :width], support[:, j, k, None], out=part)
        product = self.coefficients @ monomials[:, _derivative_index(n, self.levels)]
        product *= self.lam[:, None, None]
        gap = z - product[:, :, 0]
        if self.levels == 2:
            jacobian = product[:, :, 1:] * -slope[:, None, :, 0, 0]
        else:
            parts = product[:, :, 1:].reshape(games, size, n, 1, self.levels - 1)
            jacobian = -(parts @ slope[:, None]).reshape(games, size, size)
        jacobian.reshape(games, -1)[:, :: size + 1] += 1.0
        return gap, jacobian, np.abs(gap).max(axis=1) / 2.0


def _newton(system: _System, start: Array) -> tuple[Array, Array]:
    """Solve every game from `start` (draws, N (L-1)): full Newton steps, damped where they fail."""
    z = start
    for _ in range(FULL_STEPS):
        gap, jacobian, residual = system.evaluate(z)
        if residual.max() <= TOLERANCE:
            return z, residual
        z = z - np.linalg.solve(jacobian, gap[..., None])[..., 0]
    residual = system.evaluate(z)[2]
    rows = np.flatnonzero(~(residual <= TOLERANCE))
    if rows.size:
        z[rows], residual[rows] = _damped(system.take(rows), start[rows])
    return z, residual


def _damped(system: _System, start: Array) -> tuple[Array, Array]:
    """Alternate shrinking Newton steps with plain iteration, which leaves their dead ends."""
    z, residual = _descended(system, start)
    for _ in range(ROUNDS):
        rows = np.flatnonzero(~(residual <= TOLERANCE))
        if not rows.size:
            break
        left, near = system.take(rows), z[rows]
        for _ in range(PLAIN_STEPS):
            near = near - PLAIN * left.evaluate(near)[0]
        z[rows], residual[rows] = _descended(left, near)
    return z, residual


def _descended(system: _System, start: Array) -> tuple[Array, Array]:
    """Take Newton steps, each shortened until it lowers |F|, while that can be done."""
    z = start.copy()
    gap, jacobian, residual = system.evaluate(z)
    step = np.linalg.solve(jacobian, gap[..., None])[..., 0]
    length = np.ones(len(z))
    for _ in range(PASSES):
        open_ = np.flatnonzero((residual > TOLERANCE) & (length > SHORTEST))
        if not open_.size:
            break
        trial = z[open_] - length[open_, None] * step[open_]
        gap_t, jacobian, residual_t = system.take(open_).evaluate(trial)
        better = np.abs(gap_t).max(axis=1) < np.abs(gap[open_]).max(axis=1) * (1 - 1e-4)
        rows = open_[better]
        z[rows], gap[rows], residual[rows] = trial[better], gap_t[better], residual_t[better]
        newton = np.linalg.solve(jacobian[better], gap_t[better][..., None])[..., 0]
        step[rows] = newton
        length[open_] = np.where(better, 1.0, length[open_] / 4)
    return z, residual


def contraction(utilities: Array, lam: Array) -> Array:
    """Bound the best-response map's Lipschitz constant; below 1 the equilibrium is unique.

    In the norm max_i sum_l |sigma_il| it is at most (lambda / 4) max_i sum_j R_ij, where R_ij is
    the largest mixed second difference of ally i's payoff in its own and ally j's level (the
    payoffs are linear in each mixture, so their extremes are at pure support sets).
    """
    n, levels, draws = len(utilities), utilities.shape[1], utilities.shape[-1]
    own = utilities.reshape(-1, draws)[_choice_index(n, levels)]
    low, high = np.triu_indices(levels, 1)
    gain = own[:, high] - own[:, low]
    swing = np.zeros((n, len(high), draws))
    for j in range(n - 1):
        along = gain.reshape(n, len(high), -1, levels, levels**j, draws)
        spread = along.max(axis=3) - along.min(axis=3)
        swing += spread.reshape(n, len(high), -1, draws).max(axis=2)
    return np.asarray(lam * swing.reshape(-1, draws).max(axis=0) / 4.0)


def fixed_point(utilities: Array, lam: Array, *, count: bool = True) -> FixedPoint:
    """Solve the allies' simultaneous choice of support.

    Parameters
    ----------
    utilities : array (N, L, ..., L, draws)
        Ally i's payoff at each support set (axes as in `coalitions`).
    lam : array (draws,)
    count : bool
        Whether to seek further equilibria where the first is not proved unique and was reached.

    Notes
    -----
    Where `contraction` is below 1 one Newton run from even odds ends at the only equilibrium.
    Elsewhere four more starts are tried; where they end apart, the principal branch is followed
    from lambda = 0 and its end is taken.
    """
    n, levels, games = len(utilities), utilities.shape[1], utilities.shape[-1]
    unique = contraction(utilities, lam) < 1.0
    system = _System(_polynomials(utilities), lam, levels)
    size = n * (levels - 1)
    with np.errstate(over="ignore"):
        z, residual = _newton(system, np.zeros((games, size)))
        equilibria = np.ones(games, dtype=np.int64)
        rows = np.flatnonzero(~unique if count else residual > TOLERANCE)
        if rows.size:
            z[rows], residual[rows], equilibria[rows] = _branches(system.take(rows), z[rows])
        support = _mixtures(z, levels)[0].transpose(1, 2, 0)
    aside = 1.0 - support.sum(axis=1, keepdims=True)
    return FixedPoint(np.concatenate((aside, support), axis=1), residual, equilibria, unique)


def _branches(system: _System, even: Array) -> tuple[Array, Array, NDArray[np.int64]]:
    """Count the equilibria reached from several starts; of several, keep the principal branch's."""
    found = [_newton(system, start) for start in _starts(even)]
    chosen, residual = (np.array(part) for part in found[0])
    count = np.ones(len(even), dtype=np.int64)
    known = [chosen]
    for z, gap in found[1:]:
        solved = gap <= TOLERANCE
        lost = solved & (residual > TOLERANCE)
        count += solved & ~lost & np.all([_apart(system, z, other) for other in known], axis=0)
        chosen[lost], residual[lost] = z[lost], gap[lost]
        known.append(np.where(solved[:, None], z, chosen))
    rows = np.flatnonzero(count > 1)
    if rows.size:
        z, gap = _followed(system.take(rows))
        kept = gap <= TOLERANCE
        chosen[rows[kept]], residual[rows[kept]] = z[kept], gap[kept]
    return chosen, residual, count


def _starts(even: Array) -> list[Array]:
    return [even, *(np.full_like(even, odds) for odds in STARTS)]


def _apart(system: _System, one: Array, other: Array) -> NDArray[np.bool_]:
    gap = _mixtures(one, system.levels)[0] - _mixtures(other, system.levels)[0]
    return np.asarray(np.abs(gap).max(axis=(1, 2)) > SAME)


def _followed(system: _System) -> tuple[Array, Array]:
    """Follow the principal branch from lambda = 0 in `STEPS` steps."""
    z = np.zeros(system.coefficients.shape[:2])
    for share in np.linspace(1.0 / STEPS, 1.0, STEPS):
        z, residual = _newton(system.at_strength(float(share)), z)
    return z, residual
