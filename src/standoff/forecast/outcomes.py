"""Chances over how a crisis stands at a horizon: severity and class frequency times hazard.

Onset facts carry no skill on duration beyond the hazard of past crises (our backtest, see
docs/reference/track-record.md), so the two are multiplied as if independent.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from standoff.forecast.skill import skill_sentence
from standoff.vocabulary.chances import OUTCOMES, Chance, Forecast, Hazard
from standoff.vocabulary.crises import Opening, OpeningClass
from standoff.vocabulary.panels import OutcomeCounts
from standoff.vocabulary.results import Interval, Provenance, Reference

__all__ = ["DRAWS", "SMOOTHING", "Basis", "Severity", "class_counts", "forecast_outcomes"]

DRAWS = 4000
"""Posterior draws behind each interval."""
SMOOTHING = 12.0
"""Weight of the marginal in the Dirichlet prior of a class, in crises."""

_NONE, _MINOR = 0, 1
_HOLDS = ("victory", "stalemate")


@dataclass(frozen=True)
class Severity:
    """A model's chances of no violence, minor, serious clashes and war, with draws of them.

    Attributes
    ----------
    p : array (4,)
    draws : array (DRAWS, 4)
    method : str
        What made them, for the provenance.
    """

    p: NDArray[np.float64]
    draws: NDArray[np.float64]
    method: str


def class_counts(counts: OutcomeCounts) -> NDArray[np.float64]:
    """Fold violence x target's outcome into the brief's five outcomes.

    Parameters
    ----------
    counts : OutcomeCounts
        Of one class; whether a crisis had ended by the horizon does not matter here.

    Returns
    -------
    ndarray, shape (5,)
        Crises per outcome in the order of `OUTCOMES`. Without violence, the target's defeat is
        concession and its victory or a stalemate is counted as the standoff's going on; minor
        clashes are limited force; serious clashes and full-scale war are serious force.
    """
    joint = np.add(counts.ended, counts.standing).astype(float)
    by = {name: joint[_NONE, k] for k, name in enumerate(counts.outcomes)}
    return np.array(
        [
            by["defeat"],
            by["compromise"],
            sum(by[name] for name in _HOLDS),
            joint[_MINOR].sum(),
            joint[_MINOR + 1 :].sum(),
        ]
    )


@dataclass(frozen=True)
class Basis:
    """What the past says of a case.

    Attributes
    ----------
    own, everyone : OutcomeCounts
        Of the opening class, and of all crises.
    hazard : Hazard
        Share of crises, still on at the landmark, that end within each horizon.
    opening : Opening
    rests_on : tuple of Reference
        The data rows, for the provenance.
    """

    own: OutcomeCounts
    everyone: OutcomeCounts
    hazard: Hazard
    opening: Opening
    rests_on: tuple[Reference, ...] = ()

    @property
    def label(self) -> str:
        """Name the reference class with its n."""
        words = f"crises whose opening was {self.opening.opening}"
        if self.opening.opening is OpeningClass.QUIET:
            words += f", {'military' if self.opening.military else 'non-military'} trigger"
        return f"{words} (n = {int(class_counts(self.own).sum())})"


@dataclass(frozen=True)
class _Mix:
    """Shares of the outcomes among crises that end: class, pool, and draws of the pool."""

    reference: NDArray[np.float64]
    pooled: NDArray[np.float64]
    drawn: NDArray[np.float64]


def forecast_outcomes(
    basis: Basis, *, severity: Severity | None, rng: np.random.Generator
) -> tuple[Forecast, ...]:
    """Give chances over `OUTCOMES` at each horizon of the hazard.

    Parameters
    ----------
    basis : Basis
    severity : Severity or None
        Where given, its chances of violence replace the class frequency's; without violence the
        outcomes keep the proportions of the class.
    rng : numpy.random.Generator

    Returns
    -------
    tuple of Forecast
        p(outcome at h) = hazard(h) x class frequency; what has not ended goes on. Intervals are
        80 %, from the Dirichlet posterior of the class and the Beta posterior of the hazard.
    """
    own, everyone = class_counts(basis.own), class_counts(basis.everyone)
    alpha = own + SMOOTHING * everyone / everyone.sum()
    centre, drawn = alpha / alpha.sum(), rng.dirichlet(alpha, size=DRAWS)
    mix = _Mix(centre, centre, drawn)
    if severity is not None:
        drawn = _with_severity(drawn, severity.draws)
        mix = _Mix(centre, _with_severity(centre, severity.p), drawn)
    method = severity.method if severity else "forecast.outcomes"
    return tuple(
        _forecast(basis, mix, k=k, method=method, rng=rng)
        for k in range(len(basis.hazard.horizons))
    )


def _forecast(
    basis: Basis, mix: _Mix, *, k: int, method: str, rng: np.random.Generator
) -> Forecast:
    """Give the chances at the k-th horizon."""
    hazard = basis.hazard
    days, ended = hazard.horizons[k], hazard.ended[k]
    spread = rng.beta(hazard.n * ended + 0.5, hazard.n * (1 - ended) + 0.5, size=DRAWS)
    p, reference = (_standing(m, np.array(ended)) for m in (mix.pooled, mix.reference))
    low, high = np.quantile(_standing(mix.drawn, spread), (0.1, 0.9), axis=0)
    parameters = {
        "smoothing": SMOOTHING,
        "landmark_days": hazard.landmark,
        "hazard": ended,
        "hazard_n": hazard.n,
        "draws": DRAWS,
    }
    return Forecast(
        question=f"How does the crisis stand in {days} days?",
        horizon_days=days,
        chances=tuple(
            Chance(o, float(p[i]), Interval(float(low[i]), float(high[i])))
            for i, o in enumerate(OUTCOMES)
        ),
        reference=tuple(map(float, reference)),
        reference_class=basis.label,
        skill=skill_sentence(basis.opening.opening, pooled=mix.pooled is not mix.reference),
        provenance=Provenance(method, parameters, basis.rests_on, basis.opening.claims),
    )


def _standing(mix: NDArray[np.float64], ended: NDArray[np.float64]) -> NDArray[np.float64]:
    """Multiply a mix (..., 5) by the share ended (...); the rest of the crises goes on."""
    p = mix * ended[..., None]
    p[..., OUTCOMES.index("the standoff continues")] += 1 - ended
    return p


def _with_severity(mix: NDArray[np.float64], severity: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give a mix (..., 5) the violence of a severity forecast (..., 4)."""
    peaceful = mix[..., :3] / mix[..., :3].sum(axis=-1, keepdims=True)
    return np.concatenate(
        [
            peaceful * severity[..., :1],
            severity[..., 1:2],
            severity[..., 2:].sum(axis=-1, keepdims=True),
        ],
        axis=-1,
    )
