"""The fitted pools as they ship: per target, vintage and landmark, made by training/forecast.py.

A vintage was fitted on crises that had ended before its first day, so that a brief on a past crisis
never uses what came later. Landmark pools are for crises still on after so many days, and also take
what had been done by then.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from standoff.errors import UnknownName
from standoff.forecast.classes import ClassFrequency
from standoff.forecast.moves import LANDMARKS, features_of
from standoff.forecast.packing import (
    boosting_from_plain,
    boosting_to_plain,
    frequency_from_plain,
    frequency_to_plain,
    logit_from_plain,
    logit_to_plain,
    rounded,
    scale_from_plain,
    scale_to_plain,
)
from standoff.forecast.pool import Pool, sharpened
from standoff.vocabulary.moves import Moves

__all__ = [
    "LANDMARK",
    "ONSET",
    "SHIPPED",
    "Chances",
    "ShippedPool",
    "kind_of",
    "pool_from_plain",
    "pool_to_plain",
    "shipped",
    "vintages",
]

Array = NDArray[np.float64]
FOLDER = "pools"
ONSET, LANDMARK = "onset", "landmark"
SHIPPED: dict[str, tuple[str, ...]] = {
    "severity": (ONSET, LANDMARK),
    "target_outcome": (ONSET,),
    "coercer_outcome": (ONSET,),
    "recurrence": (ONSET,),
    "form": (ONSET,),
}
"""Targets with their pools: of the first day, and of crises still on at a later day."""


@dataclass(frozen=True)
class Chances:
    """What a shipped pool says of one case.

    Attributes
    ----------
    outcomes : tuple of str
    p : array (outcomes,)
    draws : array (count, outcomes)
        Of the probabilities, for intervals.
    reference : array (outcomes,)
        Frequency of the class; scores are taken against it.
    reference_class : str
    n : int
        Crises in the class.
    """

    outcomes: tuple[str, ...]
    p: Array
    draws: Array
    reference: Array
    reference_class: str
    n: int

    def interval(self, level: float = 0.8) -> tuple[Array, Array]:
        """Give the central interval of each outcome's probability."""
        tail = (1 - level) / 2
        low, high = np.quantile(self.draws, (tail, 1 - tail), axis=0)
        return low, high


@dataclass(frozen=True)
class ShippedPool:
    """A pool with what it needs to speak for itself.

    Attributes
    ----------
    target : str
    kind : str
        `ONSET` or `LANDMARK`.
    outcomes, classes, features : tuple of str
        Names of the outcomes, of the reference classes, of the features.
    reference : ClassFrequency
        Plain frequencies per class.
    counts : array (reference classes,)
        Crises per class.
    pool : Pool or None
        None where no model has skill over the class frequency.
    resampled : tuple of Logit
        Fitted on bootstrap samples of whole crises; the boosting is held fixed.
    weights : array (reference classes,)
        Crises per class, by recency weight.
    made : dict
        Script, its hash, seed, data version and hashes, licence, number of crises.
    """

    target: str
    kind: str
    outcomes: tuple[str, ...]
    classes: tuple[str, ...]
    features: tuple[str, ...]
    reference: ClassFrequency
    counts: Array
    made: dict[str, Any]
    pool: Pool | None = None
    resampled: tuple[Any, ...] = ()
    weights: Array | None = None

    def chances(
        self,
        known: Mapping[str, float],
        *,
        reference_class: str,
        rng: np.random.Generator,
        moves: Moves | None = None,
        count: int = 4000,
    ) -> Chances:
        """Give the chances of one case.

        Parameters
        ----------
        known : mapping
            Features by name; those that are missing are unknown.
        reference_class : str
            One of `classes`.
        rng : numpy.random.Generator
        moves : Moves, optional
            What had been done by the day; for landmark pools.
        count : int
            Draws.

        Raises
        ------
        UnknownName
            If there is no such class.
        """
        if reference_class not in self.classes:
            raise UnknownName(
                f"no class {reference_class!r} for {self.target}; take one of {self.classes}"
            )
        at = self.classes.index(reference_class)
        told = {**known, **(features_of(moves) if moves else {})}
        x = np.array([told.get(name, np.nan) for name in self.features])
        centre = self.reference.table[at]
        weight = self.counts[at] + self.reference.smoothing
        draws = rng.dirichlet(np.maximum(centre * weight, 1e-3), size=count)
        p = centre
        if self.pool is not None:
            p = self.pool.predict(x[None], np.array([at]))[0]
            draws = self._draws(x, at, rng=rng, count=count)
        n = round(float(self.counts[at]))
        return Chances(self.outcomes, p, draws, centre, reference_class, n)

    def _draws(self, x: Array, at: int, *, rng: np.random.Generator, count: int) -> Array:
        """Draw Dirichlet class frequencies and resampled logits."""
        assert self.pool is not None
        assert self.weights is not None
        z = self.pool.scale(x[None])
        boosted = np.mean([b.predict(z) for b in self.pool.boostings], axis=0)
        logits = np.array([m.predict(z)[0] for m in self.resampled])
        learnt = 0.5 * logits[rng.integers(len(logits), size=count)] + 0.5 * boosted
        weight = self.weights[at] + self.pool.frequency.smoothing
        alpha = np.maximum(self.pool.frequency.table[at] * weight, 1e-3)
        frequency = rng.dirichlet(alpha, size=count)
        return sharpened(frequency, learnt, exponent=self.pool.exponent)


def kind_of(target: str, *, landmark: int | None) -> str:
    """Say which pool answers so many days after the onset.

    Raises
    ------
    UnknownName
        If there is no such target.
    """
    if target not in SHIPPED:
        raise UnknownName(f"no pool for {target!r}: there are {', '.join(SHIPPED)}")
    late = landmark is not None and landmark >= LANDMARKS[0]
    return LANDMARK if late and LANDMARK in SHIPPED[target] else ONSET


def vintages(target: str = "severity", *, kind: str = ONSET) -> tuple[int, ...]:
    """List the first years of the vintages of a pool that ship."""
    place = files("standoff.forecast").joinpath(FOLDER)
    start, end = f"{target}-{kind}-", ".json.gz"
    names = (p.name for p in place.iterdir() if p.name.startswith(start))
    return tuple(sorted(int(name.removeprefix(start).removesuffix(end)) for name in names))


def shipped(target: str, *, as_of: date, landmark: int | None = None) -> ShippedPool | None:
    """Load the newest vintage of a pool made of crises that had ended by a day.

    Parameters
    ----------
    target : str
        One of `SHIPPED`.
    as_of : date
    landmark : int, optional
        Days since the onset, if moves since then are known; before the first of `LANDMARKS`, and
        for targets without a landmark pool, it is the pool of the first day.

    Returns
    -------
    ShippedPool or None
        None before the first vintage.

    Raises
    ------
    UnknownName
        If there is no such target.
    """
    kind = kind_of(target, landmark=landmark)
    known = [year for year in vintages(target, kind=kind) if date(year, 1, 1) <= as_of]
    return _load(f"{target}-{kind}-{max(known)}") if known else None


@cache
def _load(stem: str) -> ShippedPool:
    packed = files("standoff.forecast").joinpath(f"{FOLDER}/{stem}.json.gz").read_bytes()
    return pool_from_plain(json.loads(gzip.decompress(packed)))


def pool_to_plain(held: ShippedPool) -> dict[str, Any]:
    """Say a fitted pool as JSON-like data."""
    plain: dict[str, Any] = {
        "target": held.target,
        "kind": held.kind,
        "outcomes": list(held.outcomes),
        "classes": list(held.classes),
        "features": list(held.features),
        "reference": frequency_to_plain(held.reference),
        "counts": rounded(held.counts),
        "made": held.made,
    }
    if held.pool is None or held.weights is None:
        return plain
    return {
        **plain,
        "weights": rounded(held.weights),
        "exponent": held.pool.exponent,
        "frequency": frequency_to_plain(held.pool.frequency),
        "scale": scale_to_plain(held.pool.scale),
        "logit": logit_to_plain(held.pool.logit),
        "resampled": [logit_to_plain(logit, digits=4) for logit in held.resampled],
        "boostings": [boosting_to_plain(boosting) for boosting in held.pool.boostings],
    }


def pool_from_plain(plain: Mapping[str, Any]) -> ShippedPool:
    """Rebuild a fitted pool; the inverse of `pool_to_plain`."""
    bare = ShippedPool(
        target=plain["target"],
        kind=plain["kind"],
        outcomes=tuple(plain["outcomes"]),
        classes=tuple(plain["classes"]),
        features=tuple(plain["features"]),
        reference=frequency_from_plain(plain["reference"]),
        counts=np.array(plain["counts"]),
        made=plain["made"],
    )
    if "logit" not in plain:
        return bare
    pool = Pool(
        frequency=frequency_from_plain(plain["frequency"]),
        scale=scale_from_plain(plain["scale"]),
        logit=logit_from_plain(plain["logit"]),
        boostings=tuple(boosting_from_plain(held) for held in plain["boostings"]),
        exponent=plain["exponent"],
    )
    resampled = tuple(logit_from_plain(held) for held in plain["resampled"])
    return replace(bare, pool=pool, resampled=resampled, weights=np.array(plain["weights"]))
