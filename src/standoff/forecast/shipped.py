"""The fitted severity pool as it ships: one file per vintage, made by training/forecast.py.

A vintage was fitted on crises that had ended before its first day, so that a brief on a past crisis
never uses what came later.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from standoff.forecast.classes import ClassFrequency
from standoff.forecast.learners import Boosting, Logit, Tree
from standoff.forecast.pool import Pool, sharpened
from standoff.forecast.training import Scale

__all__ = ["ShippedPool", "pool_from_plain", "pool_to_plain", "severity_pool", "vintages"]

Array = NDArray[np.float64]
FOLDER = "pools"


@dataclass(frozen=True)
class ShippedPool:
    """A pool with the names of its features and logits refitted on resampled crises.

    Attributes
    ----------
    pool : Pool
    features : tuple of str
    resampled : tuple of Logit
        Fitted on bootstrap samples of whole crises; the boosting is held fixed.
    counts : array (reference classes,)
        Crises per class, by recency weight.
    made : dict
        Script, data version and hashes, date, licence, number of crises.
    """

    pool: Pool
    features: tuple[str, ...]
    resampled: tuple[Logit, ...]
    counts: Array
    made: dict[str, Any]

    def predict(self, x: Array, reference: int) -> Array:
        """Give the probabilities of one case with features `x` (k,); NaN where unknown."""
        return np.asarray(self.pool.predict(x[None], np.array([reference]))[0])

    def draws(self, x: Array, reference: int, *, rng: np.random.Generator, count: int) -> Array:
        """Draw probabilities (count, classes): Dirichlet class frequencies, resampled logits."""
        z = self.pool.scale(x[None])
        boosted = np.mean([b.predict(z) for b in self.pool.boostings], axis=0)
        logits = np.array([m.predict(z)[0] for m in self.resampled])
        learnt = 0.5 * logits[rng.integers(len(logits), size=count)] + 0.5 * boosted
        centre = self.pool.frequency.predict(np.array([reference]))[0]
        weight = self.counts[reference] + self.pool.frequency.smoothing
        frequency = rng.dirichlet(np.maximum(centre * weight, 1e-3), size=count)
        return sharpened(frequency, learnt, exponent=self.pool.exponent)


def vintages() -> tuple[int, ...]:
    """List the first years of the vintages that ship."""
    names = (p.name for p in files("standoff.forecast").joinpath(FOLDER).iterdir())
    return tuple(sorted(int(n[9:13]) for n in names if n.startswith("severity-")))


def severity_pool(*, as_of: date) -> ShippedPool | None:
    """Load the newest vintage made of crises that had ended by a day; None before the first."""
    known = [year for year in vintages() if date(year, 1, 1) <= as_of]
    return _load(max(known)) if known else None


@cache
def _load(year: int) -> ShippedPool:
    place = files("standoff.forecast").joinpath(f"{FOLDER}/severity-{year}.json")
    return pool_from_plain(json.loads(place.read_text("utf-8")))


def _logit_to_plain(logit: Logit) -> list[Any]:
    return [_rounded(logit.weights), _rounded(logit.bias), logit.penalty]


def _logit_from_plain(plain: list[Any]) -> Logit:
    return Logit(np.array(plain[0]), np.array(plain[1]), plain[2])


def _tree_to_plain(tree: Tree) -> list[Any]:
    whole = (tree.feature.tolist(), tree.left.tolist(), tree.right.tolist())
    return [*whole, _rounded(tree.threshold), _rounded(tree.score)]


def _tree_from_plain(plain: list[Any]) -> Tree:
    feature, left, right = (np.array(column, dtype=np.int64) for column in plain[:3])
    return Tree(feature, np.array(plain[3]), left, right, np.array(plain[4]))


def _rounded(values: Array) -> Any:
    """Keep seven significant digits: far below any interval, and the file stays small."""
    flat = [float(f"{v:.7g}") for v in np.asarray(values, dtype=float).ravel()]
    return np.array(flat).reshape(np.shape(values)).tolist()


def pool_to_plain(shipped: ShippedPool) -> dict[str, Any]:
    """Say a fitted pool as JSON-like data."""
    pool = shipped.pool
    spread = np.where(np.isinf(pool.scale.spread), 0.0, pool.scale.spread)
    return {
        "made": shipped.made,
        "features": list(shipped.features),
        "exponent": pool.exponent,
        "frequency": {
            "marginal": _rounded(pool.frequency.marginal),
            "table": _rounded(pool.frequency.table),
            "smoothing": pool.frequency.smoothing,
        },
        "counts": _rounded(shipped.counts),
        "scale": [_rounded(pool.scale.fill), _rounded(pool.scale.mean), _rounded(spread)],
        "logit": _logit_to_plain(pool.logit),
        "resampled": [_logit_to_plain(logit) for logit in shipped.resampled],
        "boostings": [
            {
                "start": _rounded(boosting.start),
                "trees": [[_tree_to_plain(t) for t in trees] for trees in boosting.trees],
            }
            for boosting in pool.boostings
        ],
    }


def pool_from_plain(plain: dict[str, Any]) -> ShippedPool:
    """Rebuild a fitted pool; the inverse of `pool_to_plain`."""
    frequency = plain["frequency"]
    fill, mean, spread = (np.array(column) for column in plain["scale"])
    boostings = tuple(
        Boosting(
            np.array(held["start"]),
            tuple(tuple(_tree_from_plain(t) for t in trees) for trees in held["trees"]),
        )
        for held in plain["boostings"]
    )
    pool = Pool(
        frequency=ClassFrequency(
            np.array(frequency["marginal"]), np.array(frequency["table"]), frequency["smoothing"]
        ),
        scale=Scale(fill, mean, np.where(spread == 0, np.inf, spread)),
        logit=_logit_from_plain(plain["logit"]),
        boostings=boostings,
        exponent=plain["exponent"],
    )
    return ShippedPool(
        pool,
        tuple(plain["features"]),
        tuple(_logit_from_plain(p) for p in plain["resampled"]),
        np.array(plain["counts"]),
        plain["made"],
    )
