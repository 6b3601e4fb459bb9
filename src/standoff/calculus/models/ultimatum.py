"""The statistical ultimatum game: a continuous offer and its acceptance (Ramsay & Signorino 2009).

::

    1 -- offers y in [0, M] --> 2 -- accepts -> M - y,     y
                                  \\-- refuses -> R1 + e1,  R2 + e2

Player 2 accepts if y exceeds its reservation value R2 + e2; player 1 knows F2 but not e2. Its best
offer solves M - y - F2/f2 = R1 + e1, with F2/f2 = s2 (1 + exp((y - R2)/s2)) for logistic errors of
scales s1, s2. With Q(y) = M - y - s2 (1 + exp((y - R2)/s2)) - R1 the likelihood of an offer is
f1(Q/s1)/s1 (1 + exp((y - R2)/s2)) inside, 1 - F1(Q(0)/s1) at 0 and F1(Q(M)/s1) at M; that of an
acceptance is F2((y - R2)/s2).

Identified: R1 and R2 are in units of the offer, so constants and scales are all estimable; the
surface is not concave, and a scale is often better fixed (``fixed={"log(s2)": ...}``).

Source: Ramsay & Signorino (2009), "A statistical model of the ultimatum game".
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, log_expit

from standoff.calculus.fit.game import Errors
from standoff.calculus.fit.jets import Floats, Jet, chained, exp, value
from standoff.calculus.fit.links import LINKS, binary_start

__all__ = ["Ultimatum"]

EDGE = 1e-8
SHIFTS = np.array([0.0, 1.0, 2.0, 3.0, 4.0, 6.0, 8.0, 10.0])
"""How far R2 is raised in search of a start, in units of s2."""
STEEPEST, MILD = 50.0, 2.0
"""Bounds of (offer - R2) / s2 in the likelihood, and in the regression for R1."""


@dataclass(frozen=True, slots=True)
class Ultimatum:
    """The game over a prize of `prize` units, for `standoff.calculus.fit.fit`.

    Left of ``~``: the offer, or ``offer + accept`` to use acceptances too; right: R1 | R2.
    """

    prize: float
    name: str = "ultimatum"
    payoffs: tuple[str, ...] = ("R1", "R2")
    owners: tuple[int, ...] = (1, 2)
    outcomes: tuple[str, ...] = ()
    identified: tuple[int, ...] = ()
    links: tuple[str, ...] = ("logit",)
    scaled: bool = True

    def outcome(self, columns: list[NDArray[Any]], levels: Sequence[Any] | None) -> Floats:
        """Stack offers and, if given, acceptances: (n, 1) or (n, 2).

        Raises
        ------
        ValueError
            If an offer is outside [0, prize], offers do not vary, or an acceptance is not 0 or 1.
        """
        if levels is not None or len(columns) not in (1, 2):
            raise ValueError("ultimatum needs 'offer' or 'offer + accept' on the left of ~")
        y = np.column_stack(columns).astype(float)
        if (y[:, 0] < 0.0).any() or (y[:, 0] > self.prize).any():
            raise ValueError(f"offers must lie between 0 and the prize, {self.prize:g}")
        if len(y) and np.ptp(y[:, 0]) == 0.0:
            raise ValueError(f"all offers are {y[0, 0]:g}: offers that do not vary tell nothing")
        if not np.isin(y[:, 1:], (0.0, 1.0)).all():
            raise ValueError("the column of acceptances must hold 0 and 1")
        return y

    def terms(self, utilities: list[Jet], y: Floats, *, errors: Errors) -> Jet:
        """Give the log-likelihood of each row with its derivatives in R1, R2 and the log-scales."""
        first, second = utilities[:2]
        log_s1, log_s2 = errors.log_scales
        offer = y[:, 0]
        gap = (offer - second) * exp(-log_s2)
        grown = exp(gap)
        rest = (self.prize - offer) - first - exp(log_s2) * (1.0 + grown)
        z = rest * exp(-log_s1)
        low, high = offer <= EDGE, offer >= self.prize - EDGE
        inside = (~(low | high)).astype(float)
        part: Jet = (high + inside) * _log_expit(z, 1.0) + (low + inside) * _log_expit(z, -1.0)
        e = value(grown)
        slope = chained(grown, np.log1p(e), f1=1.0 / (1.0 + e), f2=-1.0 / (1.0 + e) ** 2)
        part = part + inside * (slope - log_s1)
        if y.shape[1] == 2:
            part = part + _log_expit(gap, 2.0 * y[:, 1] - 1.0)
        return part

    def start(self, design: Any, theta: Floats, *, errors: Errors) -> Floats:
        """Give R2 and s2 from a logit of acceptance (or of the mean offer), R1 by least squares.

        An R2 too low puts high offers where their likelihood falls exponentially; it is raised
        where that gains more than one in log-likelihood a row.
        """
        del errors
        theta = theta.copy()
        offer = design.y[:, 0]
        at = [np.arange(*span) for span in design.spans]
        if design.y.shape[1] == 2:
            theta[at[1]], log_s2 = _reservation(design, offer)
        else:
            theta[at[1]] = np.linalg.lstsq(design.X[1], offer, rcond=None)[0]
            log_s2 = math.log(offer.std() / 2.0 or 1.0)
        theta[at[3]] = np.where(design.fixed[at[3]], design.fixed_values[at[3]], log_s2)
        s2 = math.exp(float(theta[at[3]][0]))
        shift, theta[at[0]], spread = self._placed(design, design.X[1] @ theta[at[1]], s2=s2)
        if shift:
            theta[at[1]] += shift * np.linalg.lstsq(design.X[1], np.ones(design.n), rcond=None)[0]
        log_s1 = math.log(max(spread, 1e-2))
        theta[at[2]] = np.where(design.fixed[at[2]], design.fixed_values[at[2]], log_s1)
        return theta

    def _placed(self, design: Any, R2: Floats, *, s2: float) -> tuple[float, Floats, float]:
        """Give how far to raise R2, then R1's coefficients and the scale of what they leave."""
        offer = design.y[:, :1]
        gap = np.minimum((offer - R2[:, None]) / s2 - SHIFTS, STEEPEST)
        mild = np.exp(np.minimum(gap, MILD))
        rest = self.prize - offer - s2 * (1.0 + mild)
        b = np.linalg.lstsq(design.X[0], rest, rcond=None)[0]
        left = rest - design.X[0] @ b
        spread = np.maximum(left.std(axis=0) * math.sqrt(3.0) / math.pi, 1e-2)
        z = (left - s2 * (np.exp(gap) - mild)) / spread
        rows = log_expit(z) + log_expit(-z) - np.log(spread) + np.logaddexp(0.0, gap)
        if design.y.shape[1] == 2:
            rows = rows + log_expit((2.0 * design.y[:, 1:] - 1.0) * gap)
        mean = rows.mean(axis=0)
        best = int(mean.argmax()) if mean.max() > mean[0] + 1.0 else 0
        return float(SHIFTS[best]) * s2, b[:, best], float(spread[best])


def _reservation(design: Any, offer: Floats) -> tuple[Floats, float]:
    """Give R2's coefficients and log s2 from a logit of acceptance, with s2 fixed or free."""
    accepted, X, logit = design.y[:, 1], design.X[1], LINKS["logit"]
    at = design.parts[3]
    if design.fixed[at].all():
        log_s2 = float(design.fixed_values[at][0])
        s2 = math.exp(log_s2)
        middle = offer.mean() / s2
        b = binary_start(-X, accepted, link=logit, offset=offer / s2 - middle)
        constant = np.linalg.lstsq(X, np.ones(len(X)), rcond=None)[0]
        return s2 * (b + middle * constant), log_s2
    spread = offer.std() or 1.0
    b = binary_start(np.column_stack([offer / spread, -X]), accepted, link=logit)
    slope = max(float(b[0]) / spread, 1e-2)
    return b[1:] / slope, -math.log(slope)


def _log_expit(z: Any, side: Floats | float) -> Any:
    x = side * np.asarray(value(z))
    q = expit(-x)
    return chained(z, log_expit(x), f1=side * q, f2=-q * (1.0 - q) * np.square(side))
