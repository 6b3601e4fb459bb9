"""Logit agent quantal response equilibrium of extensive-form games (McKelvey & Palfrey 1998).

At every information set the log-odds of two actions are lambda times the difference of their
expected payoffs. With perfect information that is solved from the ends; otherwise the principal
branch is followed from uniform play at lambda = 0 (Turocy 2005, 2010).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy.special import softmax

from standoff.calculus.solve.trees import Array, GameTree, Spot
from standoff.errors import NotConverged, UsageError

__all__ = ["QuantalResponse", "logit_qre"]

TOLERANCE = 1e-11
FIRST, LEAST, LARGEST = 0.03, 1e-9, 0.5
STEPS = 20_000
COMPLEX_STEP = 1e-30
ROOM = 0.05
"""How far a corrector may move from its predictor."""


@dataclass(frozen=True, slots=True)
class QuantalResponse:
    """A logit agent QRE.

    Parameters
    ----------
    lam : float
        Precision.
    profile : (actions,) array
        Flat behaviour profile, see `GameTree`.
    payoffs : (players,) array
    residual : float
        Largest deviation from the condition, in log-odds.
    tolerance : float
    method : str
        ``closed form`` or ``principal branch``.
    steps : int
        Steps along the branch.
    turned : bool
        Whether the branch turned back before lambda: then there are several equilibria below it.
    forked : bool
        Whether another branch crosses it before lambda, as in games with symmetries: then it is
        one of several, and the others hold as well.
    """

    lam: float
    profile: Array
    payoffs: Array
    residual: float
    tolerance: float
    method: str
    steps: int
    turned: bool
    forked: bool


def logit_qre(tree: GameTree, lam: float) -> QuantalResponse:
    """Solve a game at precision lambda >= 0.

    Raises
    ------
    UsageError
        If lambda is negative or not finite.
    NotConverged
        If the branch could not be followed to lambda.
    """
    if not (np.isfinite(lam) and lam >= 0.0):
        raise UsageError(f"lambda must be finite and not negative, not {lam}")
    if tree.perfect:
        return _result(tree, lam, profile=_closed(tree, lam), method="closed form")
    x, steps, turned, forked = _follow(tree, lam)
    made = _result(tree, lam, profile=np.exp(x), method="principal branch")
    return replace(made, steps=steps, turned=turned, forked=forked)


def _result(tree: GameTree, lam: float, *, profile: Array, method: str) -> QuantalResponse:
    residual = float(np.abs(_conditions(tree, np.log(profile), lam=lam)).max(initial=0.0))
    payoffs = np.asarray(tree.values(profile)[0], dtype=float)
    return QuantalResponse(lam, profile, payoffs, residual, TOLERANCE, method, 0, False, False)


def _closed(tree: GameTree, lam: float) -> Array:
    profile = tree.uniform()

    def quantal_reply(spot: Spot, gains: Array) -> Array:
        p: Array = softmax(lam * gains)
        profile[tree.slices[spot.information]] = np.maximum(p, np.finfo(float).tiny)
        return p

    tree.induced(quantal_reply)
    return profile


def _conditions(tree: GameTree, x: np.ndarray, *, lam: object) -> np.ndarray:
    """Give the conditions (..., actions) at log-probabilities x (..., actions)."""
    profile = np.exp(x)
    gains = tree.action_values(profile)
    made = np.empty_like(x)
    scale = np.asarray(lam)
    for part in tree.slices:
        made[..., part.start] = profile[..., part].sum(axis=-1) - 1.0
        rest = slice(part.start + 1, part.stop)
        odds = x[..., rest] - x[..., part.start, None]
        gap = gains[..., rest] - gains[..., part.start, None]
        made[..., rest] = odds - scale[..., None] * gap
    return made


def _jacobian(tree: GameTree, x: Array, *, lam: float) -> tuple[Array, Array]:
    """Give the conditions (n,) and their derivatives (n, n + 1), the last in lambda.

    The conditions are analytic, so a complex step gives derivatives to double precision.
    """
    n = len(x)
    points = np.repeat(x[None].astype(complex), n + 1, axis=0)
    points[np.arange(n), np.arange(n)] += 1j * COMPLEX_STEP
    lams = np.full(n + 1, complex(lam))
    lams[n] += 1j * COMPLEX_STEP
    made = _conditions(tree, points, lam=lams)
    return made[0].real, (made.imag / COMPLEX_STEP).T


def _follow(tree: GameTree, target: float) -> tuple[Array, int, bool, bool]:
    """Follow the branch by pseudo-arclength until it first meets the target.

    Gives log-probabilities, steps, and whether the branch turned back or was crossed by another.
    """
    point, size = np.append(np.log(tree.uniform()), 0.0), FIRST
    direction = np.zeros(len(point))
    direction[-1] = 1.0
    turned, forked, side = False, False, 0.0
    for steps in range(STEPS):
        tangent, now = _tangent(tree, point, like=direction)
        turned, forked, side = turned or tangent[-1] < 0.0, forked or now * side < 0.0, now
        last = _land(tree, point, tangent=tangent, reach=size, target=target)
        if last is not None:
            return last, steps + 1, turned, forked
        new, moved = _stride(tree, point, tangent=tangent, size=size)
        while moved > ROOM or new[-1] < 0.0:
            size *= 0.5
            if size < LEAST:
                lost = f"the principal branch was lost at lambda = {point[-1]:.4g} of {target:g}"
                raise NotConverged(lost)
            new, moved = _stride(tree, point, tangent=tangent, size=size)
        point, direction = new, tangent
        size = min(size * (1.5 if moved < 0.2 * ROOM else 1.0), LARGEST * (1.0 + point[-1]))
    raise NotConverged(f"the principal branch did not reach lambda = {target:g} in {STEPS} steps")


def _land(
    tree: GameTree, point: Array, *, tangent: Array, reach: float, target: float
) -> Array | None:
    """Solve at the target itself if the next stride would pass it; None if it would not."""
    if tangent[-1] <= 0.0 or point[-1] + reach * tangent[-1] < target:
        return None
    guess = point[:-1] + (target - point[-1]) / tangent[-1] * tangent[:-1]
    last = _correct(tree, guess, lam=target)
    return last if last is not None and np.abs(last - guess).max() < ROOM else None


def _stride(tree: GameTree, point: Array, *, tangent: Array, size: float) -> tuple[Array, float]:
    """Give the next point of the branch and how far it is from the predictor."""
    guess = point + size * tangent
    new = _correct_along(tree, guess, tangent=tangent)
    return (guess, np.inf) if new is None else (new, float(np.abs(new - guess).max()))


def _tangent(tree: GameTree, point: Array, *, like: Array) -> tuple[Array, float]:
    """Give the direction of the branch and an orientation that flips where another crosses."""
    _, jacobian = _jacobian(tree, point[:-1], lam=float(point[-1]))
    tangent = np.linalg.svd(jacobian)[2][-1]
    tangent = tangent if tangent @ like > 0.0 else -tangent
    return tangent, float(np.linalg.slogdet(np.vstack([jacobian, tangent]))[0])


def _correct(tree: GameTree, x: Array, *, lam: float) -> Array | None:
    """Solve the conditions at fixed lambda by Newton's method."""
    for _ in range(20):
        gap, jacobian = _jacobian(tree, x, lam=lam)
        if not np.isfinite(gap).all():
            return None
        if np.abs(gap).max() < TOLERANCE:
            return x
        try:
            x = x - np.linalg.solve(jacobian[:, :-1], gap)
        except np.linalg.LinAlgError:
            return None
    return None


def _correct_along(tree: GameTree, point: Array, *, tangent: Array) -> Array | None:
    """Return to the branch within the plane through the predictor across the tangent."""
    for _ in range(12):
        gap, jacobian = _jacobian(tree, point[:-1], lam=point[-1])
        if not np.isfinite(gap).all():
            return None
        if np.abs(gap).max() < TOLERANCE:
            return point
        try:
            square = np.vstack([jacobian, tangent])
            point = point - np.linalg.solve(square, np.append(gap, 0.0))
        except np.linalg.LinAlgError:
            return None
    return None
