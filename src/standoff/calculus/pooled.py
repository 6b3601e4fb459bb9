"""The patrons model's pooled coefficients on militarized disputes, from `training/patrons_mid.py`.

A coefficient is used only if it is identified: of one sign and clear of zero in every
specification. Its draws hold the sampling error and the spread over specifications.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

__all__ = ["TERMS", "Pooled", "Term", "pooled"]

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Term:
    """How an identified coefficient enters the game.

    Attributes
    ----------
    coefficient : str
        Log odds that a potential patron supports.
    symbol : str
        The ally's payoff that bears it: b_i is raised by it, c_i lowered.
    sign : float
    """

    coefficient: str
    symbol: str
    sign: float


TERMS: dict[str, Term] = {
    "pact": Term("P: pact", "b_i", 1.0),
    "rivalry": Term("P: rivalry_P", "c_i", -1.0),
}
"""By the names that the evidence table uses for their readings."""


@dataclass(frozen=True, slots=True)
class Pooled:
    """An estimate pooled over disputes.

    Attributes
    ----------
    names : tuple of str
    coef : array (k,)
    covariance : array (k, k)
        Clustered by directed dyad, with the first stage.
    spread : dict
        Identified coefficients and their standard deviation over specifications.
    force : float
        P(force | the target resists) in the sample.
    source : str
        One line: data, cases, clusters.
    """

    names: tuple[str, ...]
    coef: Array
    covariance: Array
    spread: dict[str, float]
    force: float
    source: str

    def estimate(self, name: str) -> tuple[float, float]:
        """Give a coefficient and its standard error, with the spread over specifications."""
        i = self.names.index(name)
        return float(self.coef[i]), float(np.sqrt(self.covariance[i, i] + self.spread[name] ** 2))

    def draws(self, count: int, rng: np.random.Generator) -> dict[str, Array]:
        """Draw the coefficients of `TERMS` jointly, (count,) each."""
        wanted = [term.coefficient for term in TERMS.values()]
        at = [self.names.index(name) for name in wanted]
        covariance = self.covariance[np.ix_(at, at)]
        covariance = covariance + np.diag([self.spread[name] ** 2 for name in wanted])
        root = np.linalg.cholesky(covariance)
        drawn = self.coef[at] + rng.standard_normal((count, len(at))) @ root.T
        return dict(zip(TERMS, drawn.T, strict=True))


@cache
def pooled() -> Pooled:
    """Read the estimate that ships with the package."""
    text = files("standoff.calculus").joinpath("tables/pooled.json").read_text("utf-8")
    table = json.loads(text)
    first, last = table["years"]
    return Pooled(
        names=tuple(table["names"]),
        coef=np.array(table["coef"]),
        covariance=np.array(table["covariance"]),
        spread=dict(table["identified"]),
        force=float(table["force_given_resisted"]),
        source=f"{table['cases']:,} disputes of {first}-{last}, {table['clusters']} directed dyads",
    )
