"""Estimators of the signalling game: PL, NPL and exact CMLE (Crisman-Cox & Gibilisco 2021).

PL maximises the pseudo-likelihood at first-stage beliefs; NPL iterates it with best responses
(Aguirregabiria & Mira 2007); CMLE maximises the likelihood subject to the equilibrium condition of
every game, here by Newton in the coefficients with each game's condition solved exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, TypedDict, Unpack

import numpy as np
from scipy.special import expit

from standoff.calculus.fit.design import Design, columns_of, design_of
from standoff.calculus.fit.estimate import Estimate, Settings
from standoff.calculus.fit.formulas import names_in, parse
from standoff.calculus.fit.jets import Floats, Jet
from standoff.calculus.fit.newton import TOLERANCE, Ascent, climb
from standoff.calculus.models.signalling import PAYOFFS, best_response, moves, normal
from standoff.calculus.models.signalling_constrained import constrained
from standoff.calculus.models.signalling_terms import mixed, payoffs_only, pseudo_terms, slope_in
from standoff.errors import NotConverged, NotIdentified, UsageError

__all__ = [
    "SIGNALLING",
    "Beliefs",
    "SignallingEstimate",
    "first_stage",
    "fit_signalling",
    "pseudo_terms",
]

METHODS = {
    "pl": ("Pseudo-likelihood", "sandwich"),
    "npl": ("Nested pseudo-likelihood", "corrected sandwich"),
    "cmle": ("Constrained maximum likelihood", "observed"),
}
ROUNDS = 500
SETTLED = 1e-9
NEAR_FOLD = 0.05
PLAYERS = ((0, 1, 3, 5), (2, 4, 6))
"""Payoffs of A and of B, by their place in `PAYOFFS`."""


@dataclass(frozen=True, slots=True)
class Signalling:
    """What a table needs to know of the model."""

    name: str = "signalling"
    payoffs: tuple[str, ...] = PAYOFFS
    outcomes: tuple[str, ...] = ("sq", "cd", "sf", "bd")


SIGNALLING = Signalling()


@dataclass(frozen=True, slots=True)
class Beliefs:
    """P(resist) and P(fight | challenge, resist) of each game, (n,) each."""

    p_resist: Floats
    p_fight: Floats


@dataclass(frozen=True, slots=True, repr=False)
class SignallingEstimate:
    """An estimate and the equilibrium (or beliefs) of each game it goes with.

    Parameters
    ----------
    estimate : Estimate
        Its settings name the method as ``kind``.
    beliefs : Beliefs
    least_slope : float
        Least |d condition / d logit p_R| over games (CMLE) or |det(I - J)| (NPL): near zero an
        equilibrium is about to vanish.
    """

    estimate: Estimate
    beliefs: Beliefs
    least_slope: float

    def __repr__(self) -> str:
        return f"{self.estimate}\nLeast slope of a game's condition: {self.least_slope:.3g}"


def first_stage(design: Design) -> Beliefs:
    """Estimate beliefs by binomial logits of resisting and of fighting on all regressors."""
    X = np.hstack(design.X)
    varied = X[:, X.std(axis=0) > 0.0]
    Z = np.column_stack([np.ones(design.n), (varied - varied.mean(0)) / varied.std(0)])
    _, cd, sf, bd = design.y.T
    chances = [_binomial(Z, sf + bd, cd + sf + bd), _binomial(Z, sf, sf + bd)]
    return Beliefs(*(np.clip(p, 0.01, 0.99) for p in chances))


def _binomial(Z: Floats, success: Floats, trials: Floats) -> Floats:
    """Fit a ridged binomial logit and give its chances."""

    def objective(b: Floats) -> tuple[float, Floats, Floats]:
        p = expit(Z @ b)
        value = success @ np.log(p) + (trials - success) @ np.log1p(-p) - 0.5 * b @ b
        curved = Z.T @ (Z * (trials * p * (1.0 - p))[:, None]) + np.eye(len(b))
        return float(value), Z.T @ (success - trials * p) - b, -curved

    return np.asarray(expit(Z @ climb(objective, np.zeros(Z.shape[1])).theta))


class SignallingOptions(TypedDict, total=False):
    """Options of `fit_signalling`."""

    method: str
    beliefs: Beliefs | Sequence[str]
    start: Floats


@dataclass(frozen=True, slots=True)
class _Found:
    theta: Floats
    beliefs: Beliefs
    steps: int
    gradient: Floats
    curvature: Floats
    vcov: Floats
    slope: float


def fit_signalling(
    data: Any, *, formulas: str, **options: Unpack[SignallingOptions]
) -> SignallingEstimate:
    """Estimate the signalling game from counts of outcomes per game.

    Parameters
    ----------
    data : frame or mapping
        One row per game (e.g. directed dyad and decade).
    formulas : str
        ``sq + cd + sf + bd ~ SA | VA | CB | WA | WB | a | VB``: on the left the counts of status
        quo, concession, fight and back-down.
    **options
        ``method``: "cmle" (default), "npl" or "pl". ``beliefs``: a first stage, as `Beliefs` or two
        columns; by default binomial logits of the observed moves. ``start``: coefficients (k,); for
        "cmle" the constrained ascent begins there, else at the NPL estimate.

    Raises
    ------
    UsageError
        If method, formula or counts cannot be used.
    NotIdentified
        If a regressor is in all payoffs of one side.
    NotConverged
        If an iteration did not settle.
    """
    method = options.get("method", "cmle")
    if method not in METHODS:
        raise UsageError(f"method is one of {', '.join(METHODS)}, not {method!r}")
    design, beliefs = _prepare(data, formulas, given=options.get("beliefs"))
    start = options.get("start")
    theta = np.zeros(len(design.names)) if start is None else np.asarray(start, dtype=float)
    if method == "cmle":
        if start is None:
            npl = _npl(design, beliefs, theta=theta)
            theta, beliefs = npl.theta, npl.beliefs
        found = _cmle(design, beliefs, theta=theta)
    elif method == "npl":
        found = _npl(design, beliefs, theta=theta)
    else:
        found = _pl(design, beliefs, theta=theta)
    return _result(design, found, method=method, formulas=formulas)


def _prepare(data: Any, formulas: str, *, given: Any) -> tuple[Design, Beliefs]:
    formula = parse(formulas)
    if len(formula.left) != 4:
        raise UsageError("the left of ~ holds four columns of counts: sq + cd + sf + bd")
    named = set() if given is None or isinstance(given, Beliefs) else set(given)
    columns = columns_of(data, only=names_in(formula) | named)
    design, left = design_of(columns, formula, equations=PAYOFFS, fixed={}, weights=None)
    counts = np.column_stack(left).astype(float)
    if (counts < 0.0).any() or not counts.sum(axis=0).all():
        raise UsageError("counts of outcomes must not be negative, and each outcome must occur")
    for places in PLAYERS:
        terms = [{n.split(":", 1)[1] for n in design.names[design.parts[j]]} for j in places]
        if shared := set.intersection(*terms):
            which = ", ".join(PAYOFFS[j] for j in places)
            raise NotIdentified(f"{sorted(shared)[0]} is in all of {which}: take it out of one")
    design = replace(design, y=counts)
    if given is None:
        return design, first_stage(design)
    if isinstance(given, Beliefs):
        return design, Beliefs(given.p_resist[design.rows], given.p_fight[design.rows])
    p_resist, p_fight = (columns[name][design.rows].astype(float) for name in given)
    return design, Beliefs(p_resist, p_fight)


def _pseudo(design: Design, beliefs: Beliefs, *, theta: Floats) -> Ascent:
    def objective(at: Floats) -> tuple[float, Floats, Floats]:
        terms = pseudo_terms(design, at, p_R=beliefs.p_resist, p_F=beliefs.p_fight)
        return design.total(terms), *design.assemble(terms)

    with np.errstate(all="ignore"):
        ascent = climb(objective, theta)
    if not ascent.converged:
        raise NotConverged(
            "signalling: the pseudo-likelihood has no maximum near the start; drop regressors or "
            "give other first-stage beliefs"
        )
    return ascent


def _pl(design: Design, beliefs: Beliefs, *, theta: Floats) -> _Found:
    ascent = _pseudo(design, beliefs, theta=theta)
    bread = np.linalg.inv(-ascent.hessian)
    terms = pseudo_terms(design, ascent.theta, p_R=beliefs.p_resist, p_F=beliefs.p_fight)
    scores = design.scores(terms)
    vcov = bread @ scores.T @ scores @ bread
    theta, nan = ascent.theta, float("nan")
    return _Found(theta, beliefs, ascent.steps, ascent.gradient, ascent.hessian, vcov, nan)


def _cmle(design: Design, beliefs: Beliefs, *, theta: Floats) -> _Found:
    made = constrained(design, theta, p_R=beliefs.p_resist)
    u = design.utilities(made.theta)
    p_F = best_response(u, made.p_resist, p_F=beliefs.p_fight)[1]
    vcov, settled = np.asarray(np.linalg.inv(-made.hessian)), Beliefs(made.p_resist, p_F)
    steps, slope = made.steps, made.least_slope
    return _Found(made.theta, settled, steps, made.gradient, made.hessian, vcov, slope)


def _npl(design: Design, beliefs: Beliefs, *, theta: Floats) -> _Found:
    """Iterate the pseudo-likelihood and best responses until neither moves."""
    p_R, p_F = beliefs.p_resist, beliefs.p_fight
    rounds, moved = 0, np.inf
    while moved >= SETTLED:
        if rounds == ROUNDS:
            raise NotConverged(
                f"signalling: NPL moves by {moved:.1e} after {rounds} rounds; use cmle"
            )
        rounds += 1
        ascent = _pseudo(design, Beliefs(p_R, p_F), theta=theta)
        new = best_response(design.utilities(ascent.theta), p_R, p_F=p_F)
        moved = max(np.abs(new[0] - p_R).max(), np.abs(new[1] - p_F).max())
        moved = float(max(moved, np.abs(ascent.theta - theta).max()))
        theta, (p_R, p_F) = ascent.theta, new
    settled = Beliefs(p_R, p_F)
    vcov, slope = _npl_variance(design, settled, theta=theta)
    return _Found(theta, settled, rounds, ascent.gradient, ascent.hessian, vcov, slope)


def _npl_variance(design: Design, beliefs: Beliefs, *, theta: Floats) -> tuple[Floats, float]:
    """Give A^-1 Omega A^-T with A = -(L_tt + L_tP (I - J)^-1 Psi_t), game by game.

    The implicit-function derivative of the fixed point needs (I - J)^-1, not its transpose; a
    published package has the latter and its standard errors are off by up to a factor 1.6.
    """
    p_R, p_F = Jet(beliefs.p_resist, {7: 1.0}, {}), Jet(beliefs.p_fight, {8: 1.0}, {})
    low, fights, index = moves(design.jets(theta), p_R, p_F=p_F)
    psi_R, psi_F = normal(index), fights / (1.0 - normal(low[0]) * normal(low[1]))
    terms = pseudo_terms(design, theta, p_R=p_R, p_F=p_F)
    scores = design.scores(terms)
    _, hessian = design.assemble(payoffs_only(terms))
    cross = [mixed(design, terms, variable=variable) for variable in (7, 8)]
    by_theta = [design.scores(psi) for psi in (psi_R, psi_F)]
    j_RF, j_FR = slope_in(psi_R, 8, n=design.n), slope_in(psi_F, 7, n=design.n)
    determinant = (1.0 - j_RF * j_FR)[:, None]
    d_R = (by_theta[0] + j_RF[:, None] * by_theta[1]) / determinant
    d_F = (by_theta[1] + j_FR[:, None] * by_theta[0]) / determinant
    A = -(hessian + cross[0].T @ d_R + cross[1].T @ d_F)
    inverse = np.linalg.inv(A)
    return inverse @ (scores.T @ scores) @ inverse.T, float(np.abs(determinant).min())


def _result(design: Design, found: _Found, *, method: str, formulas: str) -> SignallingEstimate:
    p_R, p_F = found.beliefs.p_resist, found.beliefs.p_fight
    terms = pseudo_terms(design, found.theta, p_R=p_R, p_F=p_F)
    spread = np.linalg.eigvalsh(-found.curvature)
    cautions = []
    if method == "pl":
        cautions.append("standard errors take the first-stage beliefs as known")
    if found.slope < NEAR_FOLD:
        cautions.append(f"an equilibrium is close to vanishing (least slope {found.slope:.1e})")
    loglik, said = float(terms.v.sum()), METHODS[method]
    estimate = Estimate(
        model=SIGNALLING,
        names=design.names,
        coef=found.theta,
        se=np.sqrt(np.diag(found.vcov)),
        vcov=found.vcov,
        loglik=loglik,
        objective=loglik,
        loglik_rows=np.array(terms.v),
        settings=Settings(kind="private", penalty="none", se=said[1], formula=formulas),
        method=said[0],
        steps=found.steps,
        tolerance=TOLERANCE,
        gradient_norm=float(np.abs(found.gradient).max()),
        condition=float(spread[-1] / spread[0]),
        min_eigenvalue=float(spread[0]),
        cautions=tuple(cautions),
        design=design,
    )
    return SignallingEstimate(estimate, found.beliefs, found.slope)
