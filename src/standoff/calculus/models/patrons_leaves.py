"""The patrons model after the coercer's last move: contest, payoffs, the mean-field crowd.

Contest success functions: Hirshleifer, J. (1989), Conflict and rent-seeking success functions,
Public Choice 63: 101-112, the ratio form.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from standoff.calculus.models.patrons_game import PatronsGame
from standoff.calculus.solve.coalitions import expit

__all__ = ["Leaves", "leaves"]

Array = NDArray[np.float64]

PASSES = 100
TOLERANCE = 1e-13


@dataclass(frozen=True, slots=True)
class Leaves:
    """The game after the coercer's last move.

    Attributes
    ----------
    values : array (3, L, ..., L, draws)
        P(force), the coercer's and the target's expected payoffs at each support set.
    utilities : array (N, L, ..., L, draws)
        The allies' payoffs, normalised to 0 where nobody fights and the ally stood aside.
    crowd : array (L, ..., L, draws) or None
        The share of the mean-field patrons who support at each set.
    """

    values: Array
    utilities: Array
    crowd: Array | None


def _spread(share: ArrayLike, draws: Array, place: int, n: int) -> Array:
    """Lay level shares (L,) times draws (draws,) along ally `place`'s axis of a tensor."""
    shape = [1] * n + [draws.size]
    shape[n - 1 - place] = -1
    return (np.asarray(share)[:, None] * draws).reshape(shape)


def _sum_over(game: PatronsGame, share: str, amount: Array, *, partner: bool, base: Array) -> Array:
    """Add to `base` each ally's amount times the share of its level, for one side's allies."""
    total = base.reshape([1] * game.n + [-1])
    shares = [getattr(level, share) for level in game.levels]
    for j in np.flatnonzero((game.allies.partner == partner) & amount.any(axis=1)):
        total = total + _spread(shares, amount[j], int(j), game.n)
    return total


def leaves(game: PatronsGame, *, crowd: Array | None = None) -> Leaves:
    """Evaluate every support set: P(force), the leaders' payoffs, the allies' payoffs.

    Parameters
    ----------
    game : PatronsGame
    crowd : array (L**N, draws), optional
        The share of the mean-field patrons who support; solved for unless given.
    """
    allies, n = game.allies, game.n
    aid = allies.r * allies.k
    shape = (len(game.levels),) * n + (game.draws,)
    for_C = np.log(_sum_over(game, "aid", aid, partner=True, base=game.k_C))
    defence = _sum_over(game, "aid", aid, partner=False, base=game.k_T)
    c_C = _sum_over(game, "cost", allies.x, partner=False, base=game.c_C)
    c_T = _sum_over(game, "cost", allies.x, partner=True, base=game.c_T)
    if game.others is not None:
        solved = _crowd(game, for_C, defence, c_C) if crowd is None else crowd.reshape(shape)
        crowd = solved
        defence = defence + crowd * (game.others.n * game.others.one.r * game.others.one.k)[0]
        c_C = c_C + crowd * (game.others.n * game.others.one.x)[0]
        crowd = np.broadcast_to(crowd, shape)
    p = expit(game.m * (for_C - np.log(defence)))
    gain = p * game.s_C - c_C + game.a
    values = np.empty((3, *shape))
    values[0] = expit(game.lam * gain)
    values[1] = values[0] * gain - game.a
    won = values[0] * p
    values[2] = game.s_T + game.h_T - values[0] * (c_T + game.h_T) - won * game.s_T
    return Leaves(values, _utilities(game, values[0], won), crowd)


def _utilities(game: PatronsGame, force: Array, won: Array) -> Array:
    """Give each ally's payoff, normalised to 0 where nobody fights and it stood aside."""
    allies, n = game.allies, game.n
    cost, peace, broken = (
        np.array([getattr(level, name) for level in game.levels])[:, None]
        for name in ("cost", "peace", "broken")
    )
    utilities = np.empty((n, *force.shape))
    for i in range(n):
        idle = peace * allies.q[i]
        fight = idle - cost * allies.c[i] - broken * allies.b[i]
        ones = np.ones(game.draws)
        np.multiply(force, _spread_rows(fight, i, n), out=utilities[i])
        utilities[i] -= _spread_rows(idle * ones, i, n)
        utilities[i] += won * (allies.v[i] if allies.partner[i] else -allies.v[i])
    return utilities


def _spread_rows(rows: Array, place: int, n: int) -> Array:
    """Lay (L, draws) along ally `place`'s axis of a tensor."""
    shape = [1] * n + [rows.shape[1]]
    shape[n - 1 - place] = -1
    return rows.reshape(shape)


def _crowd(game: PatronsGame, for_C: Array, defence: Array, c_C: Array) -> Array:
    """Solve sigma = logit^-1(lambda gain(sigma)) at every support set by bracketed secants."""
    assert game.others is not None
    one, n = game.others.one, game.others.n
    k, v, b, c, q, x = one.r[0] * one.k[0], one.v[0], one.b[0], one.c[0], one.q[0], one.x[0]

    def payoff(supply: Array, heads: Array, *, support: bool) -> Array:
        p = expit(game.m * (for_C - np.log(defence + supply)))
        force = expit(game.lam * (p * game.s_C - c_C - heads * x + game.a))
        lost = (c - q) if support else b
        return np.asarray(force * (-v * p - lost) - (q if support else 0.0))

    def excess(sigma: Array) -> Array:
        heads = sigma * (n - 1)
        gain = payoff((heads + 1) * k, heads + 1, support=True)
        gain -= payoff(heads * k, heads, support=False)
        return np.asarray(sigma - expit(game.lam * gain))

    shape = np.broadcast_shapes(for_C.shape, defence.shape, c_C.shape)
    return _illinois(excess, shape)


def _illinois(excess: Callable[[Array], Array], shape: tuple[int, ...]) -> Array:
    """Find a root of an elementwise function with excess(0) < 0 < excess(1)."""
    low, high = np.zeros(shape), np.ones(shape)
    f_low, f_high = excess(low), excess(high)
    for _ in range(PASSES):
        root = high - f_high * (high - low) / (f_high - f_low)
        value = np.asarray(excess(root))
        if np.abs(value).max() < TOLERANCE:
            break
        crossed = value * f_high < 0
        low, f_low = np.where(crossed, high, low), np.where(crossed, f_high, f_low / 2)
        high, f_high = root, value
    return np.asarray(root)
