"""Constrained maximum likelihood of the signalling game, without a general optimiser.

Newton in the coefficients; after each step every game's equilibrium condition is solved exactly in
one dimension, and the implicit-function theorem gives the reduced gradient and Hessian (a reduced-
gradient method; Crisman-Cox & Gibilisco 2021 pose the problem).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import expit

from standoff.calculus.fit.design import Design
from standoff.calculus.fit.jets import Floats, Jet
from standoff.calculus.fit.newton import TOLERANCE
from standoff.calculus.models.signalling import equilibria
from standoff.calculus.models.signalling_terms import (
    equilibrium_terms,
    mixed,
    payoffs_only,
    slope_in,
)
from standoff.errors import NotConverged

__all__ = ["Constrained", "constrained"]

ROUNDS = 500
PROJECTIONS = 60
EXACT = 1e-13


@dataclass(frozen=True, slots=True)
class Constrained:
    """Where the ascent ended: coefficients (k,), p_R (n,), steps, derivatives, least slope.

    The least slope is min |d condition / d logit p_R| over games: near zero an equilibrium is about
    to vanish.
    """

    theta: Floats
    p_resist: Floats
    steps: int
    gradient: Floats
    hessian: Floats
    least_slope: float


def constrained(design: Design, theta: Floats, *, p_R: Floats) -> Constrained:
    """Climb along the equilibria that continue those nearest to beliefs p_R (n,).

    Raises
    ------
    NotConverged
        If a game has no equilibrium at the start, or the ascent stops before its tolerance.
    """
    q = _nearest(design, theta, p_R=p_R)
    state = _solve(design, theta, q=q)
    if state is None:
        raise NotConverged("signalling: a game has no equilibrium near the start; start from npl")
    damping, steps = 1.0, 0
    while steps < ROUNDS:
        steps += 1
        q, terms, gap = state
        gradient, hessian, along = _reduced(design, terms, gap=gap)
        if np.abs(gradient).max() < TOLERANCE:
            break
        moved = _advance(
            design, theta, state=state, parts=(gradient, hessian, along), damping=damping
        )
        if moved is None:
            largest = np.abs(gradient).max()
            raise NotConverged(f"signalling: constrained ascent stuck at gradient {largest:.1e}")
        theta, state, damping = moved
    else:
        raise NotConverged(f"signalling: no constrained maximum after {ROUNDS} steps")
    least = float(np.abs(gap.g[7]).min())
    return Constrained(theta, expit(q), steps, gradient, hessian, least)


def _solve(design: Design, theta: Floats, *, q: Floats) -> tuple[Floats, Jet, Jet] | None:
    """Solve each game's condition in q by safeguarded Newton from q; None if one has no root."""
    for _ in range(PROJECTIONS):
        with np.errstate(all="ignore"):
            terms, gap = equilibrium_terms(design, theta, q=q)
        if not np.isfinite(gap.v).all():
            return None
        if np.abs(gap.v).max() < EXACT:
            return q, terms, gap
        with np.errstate(all="ignore"):
            q = q - np.clip(gap.v / gap.g[7], -1.0, 1.0)
    return (q, terms, gap) if np.abs(gap.v).max() < 1e-10 else None


def _reduced(design: Design, terms: Jet, *, gap: Jet) -> tuple[Floats, Floats, Floats]:
    """Give gradient, Hessian and -dq/dtheta (n, k) with q eliminated by the implicit function."""
    multiplier = slope_in(terms, 7, n=design.n) / gap.g[7]
    lagrangian = terms - gap * multiplier
    along = design.scores(gap) / gap.g[7][:, None]
    gradient, hessian = design.assemble(payoffs_only(lagrangian))
    bent = mixed(design, lagrangian, variable=7)
    twice = np.broadcast_to(lagrangian.h[7, 7], design.n)[:, None]
    hessian = hessian - bent.T @ along - along.T @ bent + along.T @ (twice * along)
    return gradient, hessian, along


def _advance(
    design: Design,
    theta: Floats,
    *,
    state: tuple[Floats, Jet, Jet],
    parts: tuple[Floats, Floats, Floats],
    damping: float,
) -> tuple[Floats, tuple[Floats, Jet, Jet], float] | None:
    """Take one damped Newton step that keeps every game on its branch of equilibria."""
    (q, terms, _), (gradient, hessian, along) = state, parts
    value = terms.v.sum()
    for _ in range(PROJECTIONS):
        curved = -hessian + damping * np.diag(np.abs(np.diag(hessian)) + 1e-6)
        least = np.linalg.eigvalsh(curved)[0]
        step = np.linalg.solve(curved, gradient) if least > 0.0 else None
        if step is not None and np.abs(along @ step).max() <= 2.0:
            new = _solve(design, theta + step, q=q - along @ step)
            if new is not None and _better(new, value, q=q):
                return theta + step, new, damping / 5.0 if damping > 1e-12 else 0.0
        damping = max(4.0 * damping, 1e-6)
    return None


def _better(new: tuple[Floats, Jet, Jet], value: float, *, q: Floats) -> bool:
    return bool(new[1].v.sum() > value - 1e-11 * abs(value) and np.abs(new[0] - q).max() < 5.0)


def _nearest(design: Design, theta: Floats, *, p_R: Floats) -> Floats:
    """Give logit p_R of the equilibrium of each game that is nearest to the belief."""
    found = equilibria(design.utilities(theta))
    if not found.counts(design.n).all():
        raise NotConverged("signalling: a game has no equilibrium at the start; start from npl")
    order = np.lexsort((-np.abs(found.p_resist - p_R[found.game]), found.game))
    best = np.zeros(design.n)
    best[found.game[order]] = found.p_resist[order]
    return _logit(np.clip(best, 1e-9, 1.0 - 1e-9))


def _logit(p: Floats) -> Floats:
    return np.log(p) - np.log1p(-p)
