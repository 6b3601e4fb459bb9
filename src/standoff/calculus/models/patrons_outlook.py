"""What each mover of a k-ad expects of the later ones, with exact derivatives.

The equations are those at the head of `patrons_npl.py`; expectations over the other patrons'
support are sums over support sets, folded one patron at a time.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from standoff.calculus.models.patrons_kads import Kads
from standoff.errors import NotConverged

__all__ = [
    "Outlook",
    "Theta",
    "equilibrium",
    "jacobians",
    "logistic",
    "marginals",
    "patron_index",
    "reply",
    "sensitivity",
    "target_index",
]

Array = NDArray[np.float64]

BLOCK = 256
"""Cases looked at together, so that a block stays in the processor's cache."""


@dataclass(frozen=True, slots=True)
class Theta:
    """Coefficients: C's regressors, p(S), escalation; P's, e_1, e_0 - e_1; T's, f, w."""

    C: Array
    P: Array
    T: Array

    @property
    def flat(self) -> Array:
        """Give all coefficients in the order C, P, T."""
        return np.concatenate((self.C, self.P, self.T))

    def like(self, flat: Array) -> Theta:
        """Cut a vector as this one is cut."""
        a, b = len(self.C), len(self.C) + len(self.P)
        return Theta(flat[:a], flat[a:b], flat[b:])


def logistic(z: Array) -> Array:
    """Give L(z) = 1 / (1 + exp(-z)) without overflow."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(z, -500.0, 500.0))))


def marginals(values: Array, q: Array) -> Array:
    """Give E[value | i in] and E[value | i out], (D, N, 2, K), of values (K, 2**N, D)."""
    kinds, _, cases = values.shape
    n = q.shape[1]
    out = np.empty((cases, n, 2, kinds))
    chance = np.ascontiguousarray(q.T)
    high = values
    for i in range(n - 1, -1, -1):
        halves = high.reshape(kinds, 2, 1 << i, cases)
        sides = halves
        for j in range(i - 1, -1, -1):
            pairs = sides.reshape(kinds, 2, 2, 1 << j, cases)
            sides = pairs[:, :, 1] - pairs[:, :, 0]
            sides *= chance[j]
            sides += pairs[:, :, 0]
        out[:, i] = sides.reshape(kinds, 2, cases)[:, ::-1].T
        high = halves[:, 1] - halves[:, 0]
        high *= chance[i]
        high += halves[:, 0]
    return out


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the earlier movers expect of the later ones, with derivatives in C's coefficients.

    Attributes
    ----------
    force : array (2**N, D)
        F = P(force | S).
    sets : array (1 + q, 2**N, D)
        p(S) and the escalation sums: the columns l_0 = p, l_1 .. l_q of C's index that vary with S.
    e : array (D, N, 2, K)
        Expectations given i in or out of the K values F, F p, F', F' l, F' p l; F' = F (1 - F).
    all : array (D, K)
        The same over all patrons.
    """

    force: Array
    sets: Array
    e: Array
    all: Array

    @classmethod
    def at(cls, data: Kads, coefficients: Array, *, q: Array) -> Outlook:
        """Look ahead from the coercer's coefficients and the patrons' probabilities (D, N)."""
        sets, own = data.sets, data.x_C.shape[1]
        index = np.broadcast_to(data.x_C @ coefficients[:own], sets.shape[1:])
        for coefficient, column in zip(coefficients[own:], sets, strict=True):
            index = index + coefficient * column
        force = logistic(index)
        blocks = [slice(start, start + BLOCK) for start in range(0, data.cases, BLOCK)]
        e = np.concatenate([_expected(force[:, b], sets[:, :, b], q[b]) for b in blocks])
        last = q[:, 0, None]
        return cls(force, sets, e, e[:, 0, 1] + last * (e[:, 0, 0] - e[:, 0, 1]))


def _expected(force: Array, sets: Array, q: Array) -> Array:
    slope = force * (1.0 - force)
    count = len(sets)
    values = np.empty((3 + 2 * count, *force.shape))
    values[0], values[2] = force, slope
    np.multiply(force, sets[0], out=values[1])
    np.multiply(slope, sets, out=values[3 : 3 + count])
    np.multiply(values[3], sets, out=values[3 + count :])
    return marginals(values, q)


def patron_index(data: Kads, theta: Theta, *, seen: Outlook) -> tuple[Array, Array]:
    """Give the patrons' index (D, N) and its derivatives (D, N, all coefficients)."""
    e1, e0 = seen.e[:, :, 0], seen.e[:, :, 1]
    own = np.concatenate((data.x_P, e1[..., :1], e0[..., :1] - e1[..., :1]), axis=-1)
    b1, b2 = theta.P[-2:]
    tilts = slice(3, 3 + len(seen.sets))
    level = (b1 - b2) * e1[..., 2] + b2 * e0[..., 2]
    tilt = (b1 - b2) * e1[..., tilts] + b2 * e0[..., tilts]
    on_C = np.concatenate((level[..., None] * data.x_C[:, None], tilt), axis=-1)
    empty = np.zeros((*own.shape[:2], len(theta.T)))
    return own @ theta.P, np.concatenate((on_C, own, empty), axis=-1)


def target_index(data: Kads, theta: Theta, *, seen: Outlook) -> tuple[Array, Array]:
    """Give the target's index (D,) and its derivatives (D, all coefficients)."""
    own = np.column_stack((data.x_T, seen.all[:, :2]))
    t1, t2 = theta.T[-2:]
    count = len(seen.sets)
    level = t1 * seen.all[:, 2] + t2 * seen.all[:, 3]
    tilt = t1 * seen.all[:, 3 : 3 + count] + t2 * seen.all[:, 3 + count :]
    on_C = np.column_stack((level[:, None] * data.x_C, tilt))
    empty = np.zeros((data.cases, len(theta.P)))
    return own @ theta.T, np.column_stack((on_C, empty, own))


def reply(data: Kads, theta: Theta, *, q: Array) -> Array:
    """Give the patrons' best (logit) replies to one another's probabilities, (D, N)."""
    index, _ = patron_index(data, theta, seen=Outlook.at(data, theta.C, q=q))
    return logistic(index) * data.present


def jacobians(data: Kads, theta: Theta, *, q: Array) -> tuple[Array, Array]:
    """Give d index_i / d q_j (D, N, N) of the patrons and d index / d q_j (D, N) of the target."""
    seen = Outlook.at(data, theta.C, q=q)
    n = q.shape[1]
    values = np.stack((seen.force, seen.force * seen.sets[0]))
    both = marginals(values, q)
    on_T = (both[:, :, 0] - both[:, :, 1]) @ theta.T[-2:]
    on_P = np.zeros((data.cases, n, n))
    b1, b2 = theta.P[-2:]
    for i in range(n):
        rest = [j for j in range(n) if j != i]
        if not rest:
            continue
        split = seen.force.reshape(-1, 2, 1 << i, data.cases)
        for side, weight in ((1, b1 - b2), (0, b2)):
            part = split[:, side].reshape(1, -1, data.cases)
            e = marginals(part, q[:, rest])[..., 0]
            on_P[:, i, rest] += weight * (e[:, :, 0] - e[:, :, 1])
    return on_P, on_T


def sensitivity(data: Kads, theta: Theta, *, q: Array) -> Array:
    """Give d q_i / d theta, (D, N, all coefficients), along the equilibrium at q.

    By the implicit function theorem (1 - J)^-1 times the direct effect, J being the Jacobian of
    the best replies: per case an N x N system.
    """
    on_P, _ = jacobians(data, theta, q=q)
    _, z = patron_index(data, theta, seen=Outlook.at(data, theta.C, q=q))
    slope = q * (1.0 - q)
    eye = np.eye(q.shape[1])
    return np.asarray(np.linalg.solve(eye - slope[:, :, None] * on_P, slope[:, :, None] * z))


def equilibrium(data: Kads, theta: Theta) -> tuple[Array, Array, Array]:
    """Solve every case: (P(i supports) (D, N), P(T resists) (D,), P(force | S) (2**N, D)).

    Raises
    ------
    NotConverged
        If plain iteration of the best replies, damped by half, does not settle.
    """
    q = np.asarray(0.5 * data.present)
    for _ in range(2000):
        answer = reply(data, theta, q=q)
        if np.abs(answer - q).max() < 1e-12:
            seen = Outlook.at(data, theta.C, q=answer)
            index, _ = target_index(data, theta, seen=seen)
            return answer, logistic(index), seen.force
        q = np.asarray(0.5 * (q + answer))
    raise NotConverged("the patrons' best replies do not settle at these coefficients")
