"""The crisis-signalling game of Lewis & Schultz (2003): threats, bluffs and audience costs.

::

    A -- status quo ------> S_A, 0
     \\-- challenge --> B -- concede -> V_A, C_B
                        \\-- resist --> A -- fight -----> W_A + e_WA, W_B + e_WB
                                        \\-- back down -> a + e_a,    V_B

Each side knows its own errors (standard normal). With p_R = P(resist), p_F = P(fight | challenge,
resist) and c = (S_A - (1 - p_R) V_A) / p_R: P(status quo) = F(c - W_A) F(c - a);
P(challenge, and fight if resisted) = F2((W_A - a)/sqrt 2, W_A - c; 1/sqrt 2);
p_R = F((p_F W_B + (1 - p_F) V_B - C_B) / p_F). One to three p_R can solve this.

Identified: no regressor, the constant included, may be in all of S_A, V_A, W_A, a, nor in all of
C_B, W_B, V_B.

Sources: Lewis & Schultz (2003, Political Analysis 11: 345-367); Crisman-Cox & Gibilisco (2021,
Political Science Research and Methods 9: 19-38).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import log_ndtr, ndtr, owens_t

from standoff.calculus.fit.jets import Floats, Jet, value

__all__ = [
    "PAYOFFS",
    "Equilibria",
    "best_response",
    "bivariate_normal",
    "equilibria",
    "log_cdf",
    "moves",
    "normal",
    "outcome_chances",
    "response_gap",
]

PAYOFFS = ("SA", "VA", "CB", "WA", "WB", "a", "VB")
"""S_A, V_A, C_B, mean W_A, mean W_B, mean a, V_B, in the order of the formula."""

R = 1.0 / math.sqrt(2.0)
S = math.sqrt(1.0 - R * R)
TINY = float(np.finfo(float).eps)
GRID = 1500
HALVINGS = 60


@dataclass(frozen=True, slots=True)
class Equilibria:
    """All equilibria found of a set of games.

    Parameters
    ----------
    game : (m,) array of int
        The game each equilibrium belongs to.
    p_resist, p_fight, p_challenge : (m,) arrays
    residual : float
        Largest |p_R - best response to p_R|.
    grid : int
        Points of (0, 1) between which a sign change was looked for.
    """

    game: NDArray[np.int64]
    p_resist: Floats
    p_fight: Floats
    p_challenge: Floats
    residual: float
    grid: int

    def counts(self, games: int) -> NDArray[np.int64]:
        """Give the number of equilibria of each of so many games."""
        return np.bincount(self.game, minlength=games)


def bivariate_normal(x: Floats, y: Floats) -> Floats:
    """Give P(X < x, Y < y) at correlation 1/sqrt 2, by Owen's T (Owen 1956)."""
    with np.errstate(all="ignore"):
        ax, ay = (y - R * x) / (x * S), (x - R * y) / (y * S)
    ax = np.where(x == 0.0, np.copysign(np.inf, y), ax)
    ay = np.where(y == 0.0, np.copysign(np.inf, x), ay)
    apart = (x * y < 0.0) | ((x * y == 0.0) & (x + y < 0.0))
    both = 0.5 * ndtr(x) + 0.5 * ndtr(y) - owens_t(x, ax) - owens_t(y, ay)
    corner = 0.25 + math.asin(R) / (2.0 * math.pi)
    return np.where((x == 0.0) & (y == 0.0), corner, both - np.where(apart, 0.5, 0.0))


def moves(u: Sequence[Any], p_R: Any, *, p_F: Any = None) -> tuple[Any, Any, Any]:
    """Give (index pair of status quo, P(challenge, fight), index of resisting) at beliefs.

    With `p_F` None the belief in fighting is the one that follows from `p_R`.
    """
    SA, VA, CB, WA, WB, a, VB = u
    c = (SA - VA * (1.0 - p_R)) / p_R
    low = (c - WA, c - a)
    fights = _both((WA - a) * R, WA - c)
    if p_F is None:
        p_F = fights / _challenge(low)
    with np.errstate(all="ignore"):
        return low, fights, WB + (VB * (1.0 - p_F) - CB) / p_F


def _challenge(low: tuple[Any, Any]) -> Any:
    """Give P(challenge) from the two indices of the status quo."""
    one, two = low
    if not isinstance(one, Jet):
        return np.maximum(-np.expm1(log_ndtr(one) + log_ndtr(two)), TINY)
    return 1.0 - normal(one) * normal(two)


def normal(z: Any) -> Any:
    """Give the standard normal distribution function of a jet or of numbers."""
    x = value(z)
    if not isinstance(z, Jet):
        return ndtr(x)
    f = _density(x)
    return z.chain(ndtr(x), f, f2=-x * f)


def log_cdf(z: Jet) -> Jet:
    """Give log F(z), stable in the lower tail."""
    x = z.v
    log_p = log_ndtr(x)
    mills = np.exp(-0.5 * np.square(x) - 0.5 * math.log(2.0 * math.pi) - log_p)
    return z.chain(log_p, mills, f2=-mills * (x + mills))


def _density(x: Any) -> Any:
    return np.exp(-0.5 * np.square(x)) / math.sqrt(2.0 * math.pi)


def _both(X: Any, Y: Any) -> Any:
    """Give the bivariate normal distribution function of two jets or of numbers."""
    x, y = value(X), value(Y)
    if not (isinstance(X, Jet) or isinstance(Y, Jet)):
        return bivariate_normal(x, y)
    fx, fy = _density(x) * ndtr((y - R * x) / S), _density(y) * ndtr((x - R * y) / S)
    joint = np.exp(-(x * x - 2.0 * R * x * y + y * y) / (2.0 * S * S)) / (2.0 * math.pi * S)
    along = X.chain(bivariate_normal(x, y), fx, f2=-x * fx - R * joint)
    across = Y.chain(0.0 * y, fy, f2=-y * fy - R * joint)
    return along + across + (X - x) * (Y - y) * joint


def outcome_chances(u: Sequence[Floats], p_R: Floats) -> Floats:
    """Give P(status quo, concession, fight, back down) (..., 4) in the equilibrium at p_R."""
    low, fights, _ = moves(u, p_R)
    challenge = _challenge(low)
    parts = (1.0 - challenge, challenge * (1.0 - p_R), p_R * fights, p_R * (challenge - fights))
    return np.stack(parts, axis=-1)


def best_response(u: Sequence[Floats], p_R: Floats, *, p_F: Floats) -> tuple[Floats, Floats]:
    """Give the (p_R, p_F) that answer beliefs (p_R, p_F), each kept within [1e-4, .9999]."""
    low, fights, index = moves(u, p_R, p_F=p_F)
    made = ndtr(index), fights / _challenge(low)
    return np.clip(made[0], 1e-4, 0.9999), np.clip(made[1], 1e-4, 0.9999)


def response_gap(u: Sequence[Floats], p_R: Floats) -> Floats:
    """Give p_R less the best response to it; zero in equilibrium."""
    with np.errstate(all="ignore"):
        return np.asarray(p_R - ndtr(moves(u, p_R)[2]))


def equilibria(utilities: Sequence[Floats], *, grid: int = GRID) -> Equilibria:
    """Find all equilibria of games whose payoffs are seven arrays (n,) in the order of `PAYOFFS`.

    Sign changes of p_R - best response on a grid, then bisection to double precision. A pair of
    equilibria closer than a grid step, or a tangency, is not seen.
    """
    u = [np.asarray(column, dtype=float) for column in utilities]
    edges = np.linspace(1e-6, 1.0 - 1e-6, grid)
    gaps = response_gap([column[:, None] for column in u], edges[None, :])
    game, cell = np.nonzero(np.sign(gaps[:, 1:]) * np.sign(gaps[:, :-1]) < 0.0)
    low, high = edges[cell], edges[cell + 1]
    here = [column[game] for column in u]
    rising = gaps[game, cell] < 0.0
    for _ in range(HALVINGS):
        middle = 0.5 * (low + high)
        below = (response_gap(here, middle) < 0.0) == rising
        low, high = np.where(below, middle, low), np.where(below, high, middle)
        if not (high - low > 4.0 * TINY).any():
            break
    p = 0.5 * (low + high)
    indices, fights, _ = moves(here, p)
    challenge = _challenge(indices)
    residual = float(np.abs(response_gap(here, p)).max(initial=0.0))
    return Equilibria(game, p, fights / challenge, challenge, residual, grid)
