"""Likelihoods of the signalling game with their derivatives, at beliefs and in equilibrium."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.special import expit

from standoff.calculus.fit.design import Design
from standoff.calculus.fit.jets import Floats, Jet
from standoff.calculus.models.signalling import PAYOFFS, log_cdf, moves, normal

__all__ = ["equilibrium_terms", "log", "mixed", "payoffs_only", "pseudo_terms", "slope_in"]


def pseudo_terms(design: Design, theta: Floats, *, p_R: Any, p_F: Any) -> Jet:
    """Give the pseudo-log-likelihood of each game at beliefs."""
    sq, cd, sf, bd = design.y.T
    low, fights, index = moves(design.jets(theta), p_R, p_F=p_F)
    challenge = 1.0 - normal(low[0]) * normal(low[1])
    resist, concede = log_cdf(index), log_cdf(-index)
    terms: Jet = sq * (log_cdf(low[0]) + log_cdf(low[1])) + cd * (log(challenge) + concede)
    war: Jet = sf * (log(fights) + resist) + bd * (log(challenge - fights) + resist)
    return terms + war


def log(z: Jet) -> Jet:
    """Give the logarithm of a jet."""
    r = 1.0 / z.v
    return z.chain(np.log(z.v), r, f2=-r * r)


def equilibrium_terms(design: Design, theta: Floats, *, q: Floats) -> tuple[Jet, Jet]:
    """Give log-likelihood and equilibrium condition of each game; q = logit p_R is variable 7."""
    p = expit(q)
    p_R = Jet(q, {7: 1.0}, {}).chain(p, p * (1.0 - p), f2=p * (1.0 - p) * (1.0 - 2.0 * p))
    sq, cd, sf, bd = design.y.T
    low, fights, index = moves(design.jets(theta), p_R, p_F=None)
    challenge = 1.0 - normal(low[0]) * normal(low[1])
    terms = sq * (log_cdf(low[0]) + log_cdf(low[1])) + (sf + bd) * log(p_R) + cd * log(1.0 - p_R)
    terms = terms + cd * log(challenge) + sf * log(fights) + bd * log(challenge - fights)
    return terms, p_R - normal(index)


def payoffs_only(terms: Jet) -> Jet:
    """Keep the derivatives in payoffs."""
    g = {j: part for j, part in terms.g.items() if j < len(PAYOFFS)}
    return Jet(terms.v, g, {k: part for k, part in terms.h.items() if max(k) < len(PAYOFFS)})


def slope_in(terms: Jet, variable: int, *, n: int) -> Floats:
    """Give the derivative (n,) in one variable."""
    return np.array(np.broadcast_to(terms.g.get(variable, 0.0), n))


def mixed(design: Design, terms: Jet, *, variable: int) -> Floats:
    """Give the second derivatives (n, k) in the coefficients and one more variable."""
    bent = {j: part for (j, v), part in terms.h.items() if v == variable and j < len(PAYOFFS)}
    return design.scores(Jet(terms.v, bent, {}))
