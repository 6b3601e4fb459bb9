"""The ambiguity index: how far an actor's signals contradict one another, swing, and hedge.

Intervals are Bayesian: a Dirichlet process over signals (Ferguson 1973, Annals of Statistics 1:
209-230; its bootstrap, Rubin 1981, Annals of Statistics 9: 130-134) with one signal of unknown
stance as prior, so that few signals mean a wide interval.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from standoff.vocabulary.actors import Sector
from standoff.vocabulary.claims import Certainty, Claim, Signal, Stance
from standoff.vocabulary.findings import AmbiguityIndex, SignalPoint
from standoff.vocabulary.results import Interval
from standoff.vocabulary.sources import Document

__all__ = ["CERTAINTY", "COMMITMENT", "VALUES", "ambiguity", "index_of", "signal_points"]

Array = NDArray[np.float64]

VALUES: Mapping[Stance, float] = {
    Stance.COERCIVE: 1.0,
    Stance.AMBIGUOUS: 0.0,
    Stance.CONCILIATORY: -1.0,
}
CERTAINTY: Mapping[Certainty, float] = {
    Certainty.CERTAIN: 1.0,
    Certainty.PROBABLE: 0.75,
    Certainty.POSSIBLE: 0.5,
}
COMMITMENT: Mapping[str, float] = {"explicit": 1.0, "implicit": 0.5, "conditional": 0.5}
STATE_SECTORS = frozenset({Sector.GOV, Sector.MIL, Sector.SPY, Sector.LEG, Sector.UNK})
LEVEL = 0.8


def signal_points(
    claims: Sequence[Claim], *, actor: str, documents: Sequence[Document] = ()
) -> tuple[SignalPoint, ...]:
    """Lay an actor's signals on a line: by day where known, then by document and place in it.

    Parameters
    ----------
    claims : sequence of Claim
        Of any kind; only signals by the actor's government are used.
    actor : str
        Code.
    documents : sequence of Document
        Those that the claims quote, for dates and lengths.
    """
    texts = {document.id: document for document in documents}
    order = {document.id: i for i, document in enumerate(documents)}
    signals = [
        claim
        for claim in claims
        if isinstance(claim, Signal)
        and any(a.code == actor and a.sector in STATE_SECTORS for a in claim.actor)
    ]
    longest = max((claim.span.end for claim in claims), default=1)

    def day(claim: Signal) -> date | None:
        document = texts.get(claim.span.document)
        return claim.when.start or (document.published if document else None)

    def key(claim: Signal) -> tuple[date, int, int]:
        return day(claim) or date.min, order.get(claim.span.document, 0), claim.span.start

    return tuple(
        SignalPoint(
            claim=claim.id,
            actor=actor,
            value=VALUES[claim.stance],
            weight=CERTAINTY[claim.factuality.certainty] * COMMITMENT.get(claim.commitment, 1.0),
            position=claim.span.start
            / (len(texts[claim.span.document].text) if claim.span.document in texts else longest),
            day=day(claim),
        )
        for claim in sorted(signals, key=key)
    )


def index_of(values: Array, *, weights: Array, masses: Array) -> Array:
    """Give (index, mixture, oscillation, hedging), each (draws,), of signals in their order.

    Parameters
    ----------
    values : array (n, draws) or (n, 1)
        -1, 0 or +1.
    weights : array, same shape
        Certainty times commitment, in (0, 1].
    masses : array (n, draws)
        How much each signal counts; 1 for the point estimate.

    Notes
    -----
    With w = weight * mass: mixture = 1 - |sum w v| / sum w |v|; oscillation = sum over neighbours
    of w_t w_{t+1} |v_t - v_{t+1}| / 2, divided by sum w_t w_{t+1}; hedging = share of mass in
    1 - weight |v|. The index is their mean. An empty denominator makes its part 0.
    """
    w = weights * masses
    sided = (w * np.abs(values)).sum(axis=0)
    mixture = np.where(sided > 0, 1.0 - _ratio(np.abs((w * values).sum(axis=0)), sided), 0.0)
    pairs = w[1:] * w[:-1]
    swings = (pairs * np.abs(np.diff(values, axis=0))).sum(axis=0) / 2.0
    oscillation = _ratio(swings, pairs.sum(axis=0))
    clear = weights * np.abs(values) * masses
    total = masses.sum(axis=0)
    hedging = np.where(total > 0, 1.0 - _ratio(clear.sum(axis=0), total), 0.0)
    return np.stack(((mixture + oscillation + hedging) / 3.0, mixture, oscillation, hedging))


def _ratio(part: Array, whole: Array) -> Array:
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)


def ambiguity(
    claims: Sequence[Claim],
    *,
    actor: str,
    rng: np.random.Generator,
    documents: Sequence[Document] = (),
    draws: int = 1000,
) -> AmbiguityIndex:
    """Measure how ambiguous an actor's signals are, 0 (one clear line) to 1.

    Parameters
    ----------
    claims : sequence of Claim
    actor : str
        Code of the speaker.
    rng : numpy.random.Generator
    documents : sequence of Document
        Those that the claims quote; give order and position.
    draws : int
        Replicates behind the 80 % interval.
    """
    points = signal_points(claims, actor=actor, documents=documents)
    values = np.array([[point.value] for point in points]).reshape(-1, 1)
    weights = np.array([[point.weight] for point in points]).reshape(-1, 1)
    index, mixture, oscillation, hedging = index_of(
        values, weights=weights, masses=np.ones_like(values)
    )[:, 0]
    return AmbiguityIndex(
        actor=actor,
        index=float(index),
        mixture=float(mixture),
        oscillation=float(oscillation),
        hedging=float(hedging),
        interval=_interval(values, weights, rng, draws),
        points=points,
    )


def _interval(values: Array, weights: Array, rng: np.random.Generator, draws: int) -> Interval:
    """Draw the index with Dirichlet masses and one unseen signal at an unknown place."""
    n = len(values)
    masses = rng.standard_exponential((n + 1, draws))
    unseen = rng.integers(-1, 2, draws).astype(float)
    place = rng.integers(0, n + 1, draws)
    slot = np.arange(n + 1)[:, None]
    source = np.clip(slot - (slot > place), 0, max(n - 1, 0))
    here = slot == place
    line = values[:, 0][source] if n else np.zeros((1, draws))
    clarity = weights[:, 0][source] if n else np.ones((1, draws))
    index = index_of(
        np.where(here, unseen, line), weights=np.where(here, 1.0, clarity), masses=masses
    )[0]
    low, high = np.quantile(index, ((1 - LEVEL) / 2, (1 + LEVEL) / 2))
    return Interval(float(low), float(high), LEVEL)
