"""Training cases of a forecast model: features, outcome, weight, crisis, in one value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

__all__ = ["Recipe", "Scale", "Training", "recency"]

Array = NDArray[np.float64]
Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a target's pool may choose from inside the training window.

    Attributes
    ----------
    half_life : float or None
        Years after which a past crisis counts half; None where all count alike.
    exponents : tuple of float
        Powers to which pooled probabilities may be raised.
    smoothings : tuple of float
        Pseudo-cases of the marginal that a class frequency may be shrunk with.
    """

    half_life: float | None = 25.0
    exponents: tuple[float, ...] = (1.0, 1.1, 1.2, 1.3, 1.4, 1.5)
    smoothings: tuple[float, ...] = (2.0, 4.0, 8.0, 12.0, 20.0, 40.0, 80.0)


def recency(years: Array, *, now: float, half_life: float | None) -> Array:
    """Weigh cases by age, halving every `half_life` years, with mean 1."""
    if half_life is None:
        return np.ones(len(years))
    weight = 0.5 ** ((now - years) / half_life)
    return np.asarray(weight / weight.mean())


@dataclass(frozen=True)
class Training:
    """Cases to learn from.

    Attributes
    ----------
    x : array (n, k)
        Features, NaN where unknown.
    y : array of int (n,)
        Outcome from 0.
    reference : array of int (n,)
        The reference class of each case.
    weight : array (n,)
        Recency weight, mean 1.
    crisis : array of int (n,)
        Cases of one crisis are never split over folds.
    classes : int
        Outcomes in all.
    recipe : Recipe
    """

    x: Array
    y: Whole
    reference: Whole
    weight: Array
    crisis: Whole
    classes: int
    recipe: Recipe = Recipe()

    @property
    def rows_per_crisis(self) -> float:
        """Count the rows a crisis has on average: one, or one per landmark."""
        return len(self.y) / len(np.unique(self.crisis))

    def take(self, at: Whole) -> Training:
        """Keep the cases at these places."""
        return replace(
            self,
            x=self.x[at],
            y=self.y[at],
            reference=self.reference[at],
            weight=self.weight[at],
            crisis=self.crisis[at],
        )

    def folds(self, count: int) -> Iterator[tuple[Whole, Whole]]:
        """Split whole crises into folds, in a fixed order; yield (kept, held out)."""
        _, member = np.unique(self.crisis, return_inverse=True)
        fold = (member * 7919) % 10007 % count
        for k in range(count):
            held = np.flatnonzero(fold == k)
            if len(held):
                yield np.flatnonzero(fold != k), held


@dataclass(frozen=True)
class Scale:
    """Median fill, centring and scaling, learnt from training cases alone."""

    fill: Array
    mean: Array
    spread: Array

    @classmethod
    def of(cls, x: Array) -> Scale:
        """Learn from an array (n, k) with NaN for unknown; constant columns scale to 0."""
        fill = np.array([np.nanmedian(c) if np.isfinite(c).any() else 0.0 for c in x.T])
        filled = np.where(np.isnan(x), fill, x)
        spread = filled.std(axis=0)
        return cls(fill, filled.mean(axis=0), np.where(spread > 1e-8, spread, np.inf))

    def __call__(self, x: Array) -> Array:
        """Scale an array (n, k), clipped to four standard deviations."""
        filled = np.where(np.isnan(x), self.fill, x)
        return np.asarray(np.clip((filled - self.mean) / self.spread, -4, 4))
