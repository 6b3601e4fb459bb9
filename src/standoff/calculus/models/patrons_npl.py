"""Estimation of the patrons model on k-ads by nested pseudo-likelihood.

Aguirregabiria, V. & Mira, P. (2007), Sequential estimation of dynamic discrete games,
Econometrica 75: 1-53; for crisis games Crisman-Cox, C. & Gibilisco, M. (2021), Estimating
signaling games in international relations, Political Science Research and Methods 9: 565-582.

The target moves first, the patrons at once, the coercer last, each with a logit error::

    P(force | S)   = L(x_C g + g_p p(S) + g_x sum of x_i in S)
    P(i supports)  = L(x_i b + b_1 e_i1 + b_2 (e_i0 - e_i1))
    P(T resists)   = L(x_T t + t_1 f + t_2 w)

e_i1 and e_i0 are P(force) if i supports or not, over the others' support; f and w the target's
P(force) and P(force and lost). With the chapter's payoffs g_p = lambda s_C, b_1 = lambda (b - c
+ q), b_2 = lambda (b + v p), t_1 = -lambda (c_T + h_T), t_2 = -lambda s_T.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from standoff.calculus.models.patrons_kads import Kads
from standoff.calculus.models.patrons_outlook import (
    Outlook,
    Theta,
    equilibrium,
    jacobians,
    logistic,
    patron_index,
    reply,
    sensitivity,
    target_index,
)
from standoff.errors import NotConverged, NotIdentified, UsageError

__all__ = ["Npl", "Theta", "equilibrium", "estimate", "simulate"]

Array = NDArray[np.float64]

ITERATIONS = 500
HALVINGS = 20
LEVERAGE = 0.01
"""Spread of an expectation below which a coefficient beyond `RUNAWAY` is refused."""

RUNAWAY = 50.0

WEAK = 0.05
"""Spread of an expectation below which its coefficient is called weakly identified."""


@dataclass(frozen=True, slots=True)
class Npl:
    """An estimate with what it takes to believe it.

    Attributes
    ----------
    theta : Theta
    names : tuple of str
        "C: const", ... in the order of `theta.flat`.
    se : array
        Clustered, with the estimation of the patrons' probabilities in them.
    covariance : array
    naive_se : array
        As if those probabilities were known: what a two-step fit would print.
    q : array (D, N)
        Equilibrium probabilities of support.
    loglik : float
        Of the observed moves at `theta` and `q`.
    nodes, clusters : int
        Choices observed, and groups of cases that may share errors.
    iterations : int
    residual : float
        Largest |q - best reply(q)|.
    stability : float
        Largest spectral radius of the best reply's Jacobian; iteration is stable below 1.
    condition : float
        Of the information matrix, regressors scaled to unit information.
    leverage : dict
        Standard deviation over choices of e_1, e_0 - e_1, f and w: near 0 means unidentified.
    weak : tuple of str
        Which of them vary by less than `WEAK`; read their coefficients with care.
    cases : int
    dropped : float
    """

    theta: Theta
    names: tuple[str, ...]
    se: Array
    covariance: Array
    naive_se: Array
    q: Array
    loglik: float
    nodes: int
    clusters: int
    iterations: int
    residual: float
    stability: float
    condition: float
    leverage: dict[str, float]
    weak: tuple[str, ...]
    cases: int
    dropped: float

    def rows(self) -> list[tuple[str, float, float, float, float]]:
        """Give (name, coefficient, standard error, z, naive standard error) per coefficient.

        A fixed coefficient has standard error 0 and z = nan.
        """
        columns = (self.names, self.theta.flat, self.se, self.naive_se)
        return [
            (name, float(b), float(s), float(b / s) if s else float("nan"), float(n))
            for name, b, s, n in zip(*columns, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class _Nodes:
    """Every observed choice: its regressors' derivatives, index, outcome and case."""

    z: Array
    index: Array
    y: Array
    case: NDArray[np.int64]

    @property
    def p(self) -> Array:
        return logistic(self.index)

    @property
    def loglik(self) -> float:
        return float(-np.logaddexp(0.0, np.where(self.y > 0, -1.0, 1.0) * self.index).sum())


def _nodes(data: Kads, theta: Theta, q: Array) -> _Nodes:
    seen = Outlook.at(data, theta.C, q=q)
    met = np.flatnonzero(data.resist > 0)
    sets = (data.support[met] > 0) @ (1 << np.arange(data.k.shape[1]))
    x_C = np.column_stack((data.x_C[met], seen.sets[:, sets, met].T))
    z_C = np.column_stack((x_C, np.zeros((len(met), len(theta.P) + len(theta.T)))))
    case, place = np.nonzero(data.present & (data.resist > 0)[:, None])
    index_P, z_P = patron_index(data, theta, seen=seen)
    index_T, z_T = target_index(data, theta, seen=seen)
    return _Nodes(
        z=np.concatenate((z_C, z_P[case, place], z_T)),
        index=np.concatenate((x_C @ theta.C, index_P[case, place], index_T)),
        y=np.concatenate((data.force[met], data.support[case, place], data.resist)),
        case=np.concatenate((met, case, np.arange(data.cases))),
    )


def _scored(data: Kads, theta: Theta, q: Array, *, free: NDArray[np.bool_]) -> Theta:
    """Raise the pseudo-likelihood at the given q by one Fisher scoring step, halved if need be."""
    nodes = _nodes(data, theta, q)
    p = nodes.p
    z = nodes.z[:, free]
    information = (z * (p * (1.0 - p))[:, None]).T @ z
    step = np.zeros(len(free))
    step[free] = _solve(information, z.T @ (nodes.y - p))
    for halving in range(HALVINGS):
        trial = theta.like(theta.flat + 0.5**halving * step)
        if _nodes(data, trial, q).loglik >= nodes.loglik - 1e-10:
            return trial
    return theta


def _solve(information: Array, right: Array) -> Array:
    scale = 1.0 / np.sqrt(np.maximum(np.diag(information), 1e-300))
    scaled = information * scale[:, None] * scale
    weakest = np.linalg.eigvalsh(scaled)[0]
    if weakest < 1e-13:
        raise NotIdentified(
            "the information matrix is singular: a later choice does not vary with what earlier "
            "movers expect; give the coercer a regressor that the patrons and the target lack"
        )
    return np.asarray(scale * np.linalg.solve(scaled, scale * right))


def _logit(design: Array, y: Array) -> Array:
    """Fit a logit by iteratively reweighted least squares, lightly ridged for a start value."""
    b = np.zeros(design.shape[1])
    ridge = 1e-3 * np.diag((design**2).mean(axis=0))
    for _ in range(30):
        p = logistic(design @ b)
        information = (design * (p * (1.0 - p))[:, None]).T @ design + ridge
        step = np.linalg.solve(information, design.T @ (y - p) - ridge @ b)
        b = b + step
        if np.abs(step).max() < 1e-8:
            break
    return b


def _start(data: Kads) -> tuple[Theta, Array]:
    """Give start values by statistical backward induction (Bas, Signorino & Walker 2008)."""
    met = data.resist > 0
    sets = (data.support > 0) @ (1 << np.arange(data.k.shape[1]))
    own = np.column_stack((data.x_C, data.sets[:, sets, np.arange(data.cases)].T))
    for_C = _logit(own[met], data.force[met])
    nodes = data.present & met[:, None]
    reduced = _logit(data.x_P[nodes], data.support[nodes])
    q = logistic(data.x_P @ reduced) * data.present
    seen = Outlook.at(data, for_C, q=q)
    gap = seen.e[..., 1, :1] - seen.e[..., 0, :1]
    x_P = np.concatenate((data.x_P, seen.e[..., 0, :1], gap), axis=-1)
    for_P = _logit(x_P[nodes], data.support[nodes])
    for_T = _logit(np.column_stack((data.x_T, seen.all[:, :2])), data.resist)
    return Theta(for_C, for_P, for_T), q


def estimate(data: Kads, *, fixed: Mapping[str, float] | None = None) -> Npl:
    """Estimate the patrons model by nested pseudo-likelihood.

    Parameters
    ----------
    data : Kads
    fixed : mapping of str to float, optional
        Coefficients held at a value, by the names of `Npl.names`, e.g. ``{"P: e_0 - e_1": 0.0}``.

    Returns
    -------
    Npl
        With standard errors after Aguirregabiria & Mira (2007, eq. 21) clustered by
        `data.cluster`: A = I + L_tq (1 - J)^-1 q_t per case, V = A^-1 Omega A^-T.

    Raises
    ------
    NotIdentified
        If the information matrix is singular, or what an earlier mover expects of the later ones
        does not vary enough to tell its coefficient from the constant's.
    NotConverged
        If the iteration between coefficients and probabilities does not settle.

    Notes
    -----
    Each pass takes one Fisher scoring step at the given probabilities, then the probabilities'
    best reply at the new coefficients. Its fixed points are those of nested pseudo-likelihood.
    """
    theta, q = _start(data)
    theta, free = _held(data, theta, fixed or {})
    for iteration in range(1, ITERATIONS + 1):
        moved = _scored(data, theta, q, free=free)
        answer = reply(data, moved, q=q)
        change = np.abs((moved.flat - theta.flat) / (1.0 + np.abs(moved.flat))).max()
        gap = float(np.abs(answer - q).max())
        theta, q = moved, answer
        settled = change < 1e-8 and gap < 1e-9
        if settled or iteration % 25 == 0:
            _watch(data, theta, q, free=free)
        if settled:
            return _accounted(data, theta, q, iteration=iteration, free=free)
    raise NotConverged(
        f"nested pseudo-likelihood did not settle in {ITERATIONS} iterations (last change "
        f"{change:.1e}): the best replies may be unstable; try fewer patrons or regressors"
    )


def _held(data: Kads, theta: Theta, fixed: Mapping[str, float]) -> tuple[Theta, NDArray[np.bool_]]:
    """Put the fixed coefficients in place and say which others are free."""
    names = _names(data)
    strange = [name for name in fixed if name not in names]
    if strange:
        raise UsageError(f"no coefficient {', '.join(strange)}; there are {', '.join(names)}")
    flat = theta.flat.copy()
    for name, value in fixed.items():
        flat[names.index(name)] = value
    return theta.like(flat), np.array([name not in fixed for name in names])


def _watch(data: Kads, theta: Theta, q: Array, *, free: NDArray[np.bool_]) -> None:
    """Refuse to go on where a coefficient runs off because its regressor hardly varies."""
    names = _names(data)
    for label, spread in _leverage(data, theta, q).items():
        place = next(i for i, name in enumerate(names) if name[3:] == label)
        if free[place] and spread < LEVERAGE and abs(theta.flat[place]) > RUNAWAY:
            raise NotIdentified(
                f"{names[place]} is not identified: {label} hardly varies over the choices "
                f"(standard deviation {spread:.1e}) and its coefficient runs off "
                f"({theta.flat[place]:.0f}); fix it, e.g. fixed={{'{names[place]}': 0.0}}, or give "
                "the coercer's choice of force something that the patrons' support changes"
            )


def _leverage(data: Kads, theta: Theta, q: Array) -> dict[str, float]:
    """Give the standard deviation over choices of what earlier movers expect."""
    seen = Outlook.at(data, theta.C, q=q)
    shown = data.present & (data.resist > 0)[:, None]
    return {
        "e_1": float(seen.e[..., 0, 0][shown].std()),
        "e_0 - e_1": float((seen.e[..., 1, 0] - seen.e[..., 0, 0])[shown].std()),
        "f": float(seen.all[:, 0].std()),
        "w": float(seen.all[:, 1].std()),
    }


def _accounted(
    data: Kads, theta: Theta, q: Array, *, iteration: int, free: NDArray[np.bool_]
) -> Npl:
    nodes = _nodes(data, theta, q)
    p = nodes.p
    z = nodes.z[:, free]
    information = (z * (p * (1.0 - p))[:, None]).T @ z
    scores = np.zeros((data.cases, z.shape[1]))
    np.add.at(scores, nodes.case, z * (nodes.y - p)[:, None])
    clusters, place = np.unique(data.cluster, return_inverse=True)
    summed = np.zeros((len(clusters), scores.shape[1]))
    np.add.at(summed, place, scores)
    correction, radius = _correction(data, theta, q)
    bread = np.linalg.inv(information + correction[np.ix_(free, free)])
    scale = 1.0 / np.sqrt(np.diag(information))
    eigenvalues = np.linalg.eigvalsh(information * scale[:, None] * scale)
    covariance = np.zeros((len(free), len(free)))
    covariance[np.ix_(free, free)] = bread @ (summed.T @ summed) @ bread.T
    leverage = _leverage(data, theta, q)
    naive = np.zeros(len(free))
    naive[free] = np.sqrt(np.diag(np.linalg.inv(information)))
    return Npl(
        theta=theta,
        names=_names(data),
        se=np.sqrt(np.diag(covariance)),
        covariance=covariance,
        naive_se=naive,
        q=q,
        loglik=nodes.loglik,
        nodes=len(nodes.y),
        clusters=len(clusters),
        iterations=iteration,
        residual=float(np.abs(reply(data, theta, q=q) - q).max()),
        stability=radius,
        condition=float(eigenvalues[-1] / eigenvalues[0]),
        leverage=leverage,
        weak=tuple(name for name, spread in leverage.items() if spread < WEAK),
        cases=data.cases,
        dropped=data.dropped,
    )


def _correction(data: Kads, theta: Theta, q: Array) -> tuple[Array, float]:
    """Sum L_tq (1 - J)^-1 q_t over the cases, and give the largest spectral radius of J."""
    seen = Outlook.at(data, theta.C, q=q)
    on_P, on_T = jacobians(data, theta, q=q)
    _, z_P = patron_index(data, theta, seen=seen)
    index_T, z_T = target_index(data, theta, seen=seen)
    slope = q * (1.0 - q)
    resist = logistic(index_T)
    observed = slope * data.present * (data.resist > 0)[:, None]
    cross = np.einsum("dit,di,dij->dtj", z_P, observed, on_P)
    cross += np.einsum("dt,d,dj->dtj", z_T, resist * (1.0 - resist), on_T)
    radius = float(np.abs(np.linalg.eigvals(slope[:, :, None] * on_P)).max())
    return np.einsum("dtj,djs->ts", cross, sensitivity(data, theta, q=q)), radius


def _names(data: Kads) -> tuple[str, ...]:
    own = {"C": ("p(S)", *data.names["S"]), "P": ("e_1", "e_0 - e_1"), "T": ("f", "w")}
    return tuple(f"{who}: {name}" for who in "CPT" for name in (*data.names[who], *own[who]))


def simulate(data: Kads, *, theta: Theta, rng: np.random.Generator) -> Kads:
    """Draw outcomes for the cases of a panel from the model at `theta`."""
    q, resist, force = equilibrium(data, theta)
    support = (rng.random(q.shape) < q) & data.present
    sets = support @ (1 << np.arange(q.shape[1]))
    met = rng.random(data.cases) < resist
    used = rng.random(data.cases) < force[sets, np.arange(data.cases)]
    return replace(
        data,
        resist=met.astype(float),
        support=(support & met[:, None]).astype(float),
        force=(used & met).astype(float),
    )
