"""The patrons model after the coercer's last move: contest, payoffs, the mean-field crowd.

Contest success functions: Hirshleifer, J. (1989), Conflict and rent-seeking success functions,
Public Choice 63: 101-112, the ratio form.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from standoff.calculus.models.patrons_game import Level, PatronsGame
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


@cache
def _levels(levels: tuple[Level, ...], n: int) -> tuple[Array, Array, NDArray[np.int64]]:
    """Give the aid and cost shares of every ally at every set, (L**N, N), and its level (N, L**N).

    The levels come as places in a flattened (N, L) table.
    """
    base = len(levels)
    digits = np.arange(base**n)[:, None] // base ** np.arange(n) % base
    aid, cost = (np.array([getattr(l, name) for l in levels])[digits] for name in ("aid", "cost"))
    return aid, cost, (digits + base * np.arange(n)).T


def _side_sums(shares: Array, amount: Array, *, side: NDArray[np.bool_], base: Array) -> Array:
    """Add to `base` the side's amounts (N, draws) times their levels' shares at every set."""
    if not side.any():
        return base[None]
    return np.asarray(base + shares[:, side] @ amount[side])


def leaves(game: PatronsGame, *, crowd: Array | None = None) -> Leaves:
    """Evaluate every support set: P(force), the leaders' payoffs, the allies' payoffs.

    Parameters
    ----------
    game : PatronsGame
    crowd : array (L**N, draws), optional
        The share of the mean-field patrons who support; solved for unless given.
    """
    allies, partner = game.allies, game.allies.partner
    aid, cost, _ = _levels(game.levels, game.n)
    delivered = allies.r * allies.k
    for_C = np.log(_side_sums(aid, delivered, side=partner, base=game.k_C))
    defence = _side_sums(aid, delivered, side=~partner, base=game.k_T)
    c_C = _side_sums(cost, allies.x, side=~partner, base=game.c_C)
    c_T = _side_sums(cost, allies.x, side=partner, base=game.c_T)
    sets = (len(game.levels) ** game.n, game.draws)
    if game.others is not None:
        one, n = game.others.one, game.others.n
        crowd = _crowd(game, for_C, defence, c_C) if crowd is None else crowd
        defence = defence + crowd * (n * one.r * one.k)[0]
        c_C = c_C + crowd * (n * one.x)[0]
        crowd = np.broadcast_to(crowd, sets)
    p = expit(game.m * (for_C - np.log(defence)))
    gain = p * game.s_C - (c_C - game.a)
    values = np.empty((3, *sets))
    force = expit(game.lam * gain)
    won = force * p
    values[0] = force
    np.subtract(force * gain, game.a, out=values[1])
    np.subtract(game.s_T + game.h_T, force * (c_T + game.h_T) + won * game.s_T, out=values[2])
    shape = (len(game.levels),) * game.n + (game.draws,)
    utilities = _utilities(game, force, won)
    return Leaves(
        values.reshape(3, *shape),
        utilities.reshape(game.n, *shape),
        None if crowd is None else crowd.reshape(shape),
    )


def _utilities(game: PatronsGame, force: Array, won: Array) -> Array:
    """Give each ally's payoff, normalised to 0 where nobody fights and it stood aside."""
    allies, base = game.allies, len(game.levels)
    place = _levels(game.levels, game.n)[2]
    cost, peace, broken = (
        np.array([getattr(level, name) for level in game.levels])[:, None]
        for name in ("cost", "peace", "broken")
    )
    idle = peace * allies.q[:, None]
    fight = idle - cost * allies.c[:, None] - broken * allies.b[:, None]
    utilities = fight.reshape(game.n * base, game.draws)[place]
    utilities *= force
    utilities -= idle.reshape(game.n * base, game.draws)[place]
    utilities += np.where(allies.partner[:, None], allies.v, -allies.v)[:, None] * won
    return utilities


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

    return _illinois(excess, (len(game.levels) ** game.n, game.draws))


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
