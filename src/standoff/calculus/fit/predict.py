"""Predicted probabilities over profiles, with intervals from draws of the estimate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from standoff.calculus.fit.design import columns_of
from standoff.calculus.fit.estimate import Estimate
from standoff.calculus.fit.estimator import errors_at
from standoff.calculus.fit.formulas import matrix, names_in, parse
from standoff.calculus.fit.game import leverage
from standoff.calculus.fit.jets import Floats
from standoff.errors import UsageError

__all__ = ["Prediction", "outcome_probabilities", "predict", "profile_of", "strategic_leverage"]


@dataclass(frozen=True, slots=True)
class Prediction:
    """Probabilities of each outcome at each profile, with pointwise intervals.

    Parameters
    ----------
    outcomes : tuple of str
    p, low, high : (profiles, outcomes) arrays
        Point predictions and ends of the interval (NaN without draws).
    level : float
    draws : int
        Draws from the normal approximation to the estimate's distribution.
    """

    outcomes: tuple[str, ...]
    p: Floats
    low: Floats
    high: Floats
    level: float
    draws: int


def outcome_probabilities(estimate: Estimate, coef: Floats | None = None) -> Floats:
    """Give P(outcome) (n, outcomes) on the rows of the estimate, at its own or given coefficients.

    Raises
    ------
    UsageError
        If the model has no discrete outcomes.
    """
    model = _discrete(estimate)
    utilities = estimate.design.utilities(estimate.coef if coef is None else np.asarray(coef))
    errors = errors_at(estimate.settings, utilities, model=model)
    return np.asarray(model.probabilities(utilities, errors))


def profile_of(
    data: Any, estimate: Estimate, *, vary: Mapping[str, Any]
) -> dict[str, NDArray[Any]]:
    """Make profiles: one covariate varies, the others stand at their median (text: most frequent).

    Parameters
    ----------
    vary : mapping
        One column and the values (m,) it takes.

    Raises
    ------
    UsageError
        If not exactly one column of the formula varies.
    """
    names = names_in(parse(estimate.settings.formula)) & set(_used(estimate))
    (varied, values), *more = vary.items()
    if more or varied not in names:
        raise UsageError(f"vary names one column of {', '.join(sorted(names))}")
    columns = columns_of(data, only=names)
    values = np.asarray(values)
    made: dict[str, NDArray[Any]] = {}
    for name, column in columns.items():
        used = column[estimate.design.rows]
        made[name] = np.full(len(values), _typical(used))
    made[varied] = values
    return made


def predict(
    estimate: Estimate,
    profiles: Any,
    *,
    draws: int = 0,
    rng: np.random.Generator | None = None,
    level: float = 0.95,
) -> Prediction:
    """Predict at profiles (a table with the covariates of the formula).

    Text columns must take the levels they had in estimation: indicators are matched by name.

    Raises
    ------
    UsageError
        If draws are asked for without a generator, or the model has no discrete outcomes.
    """
    model = _discrete(estimate)
    if not estimate.settings.formula:
        raise UsageError("this estimate was made from matrices: use outcome_probabilities")
    X = _regressors(estimate, columns_of(profiles))
    p = _at(estimate, X, estimate.coef[None])[0]
    blank = np.full_like(p, np.nan)
    if not draws:
        return Prediction(model.outcomes, p, blank, blank, level, 0)
    if rng is None:
        raise UsageError("draws need rng=numpy.random.default_rng(seed)")
    free = ~estimate.design.fixed
    root = np.linalg.cholesky(estimate.vcov[np.ix_(free, free)])
    thetas = np.tile(estimate.coef, (draws, 1))
    thetas[:, free] += rng.standard_normal((draws, int(free.sum()))) @ root.T
    tails = [(1.0 - level) / 2.0, (1.0 + level) / 2.0]
    low, high = _quantiles(_at(estimate, X, thetas), tails)
    return Prediction(model.outcomes, p, low, high, level, draws)


def strategic_leverage(estimate: Estimate) -> dict[str, float]:
    """Give, for each node after the first, the SD over rows of its predicted chance.

    Below .05 a later node hardly moves expectations, and the effects that run through it are
    identified weakly.
    """
    model = _discrete(estimate)
    utilities = estimate.design.utilities(estimate.coef)
    errors = errors_at(estimate.settings, utilities, model=model)
    return leverage(model, utilities, errors=errors)


def _quantiles(p: Floats, tails: list[float]) -> tuple[Floats, Floats]:
    """Give two order statistics over draws, interpolated (type 7), by partial sorting."""
    places = [tail * (len(p) - 1) for tail in tails]
    below = [int(place) for place in places]
    kth = sorted({i for b in below for i in (b, min(b + 1, len(p) - 1))})
    ranked = np.partition(p, kth, axis=0)
    low, high = (
        ranked[b] + (place - b) * (ranked[min(b + 1, len(p) - 1)] - ranked[b])
        for b, place in zip(below, places, strict=True)
    )
    return low, high


def _at(estimate: Estimate, X: list[Floats], thetas: Floats) -> Floats:
    """Give probabilities (draws, profiles, outcomes)."""
    parts = estimate.design.parts
    utilities = [thetas[:, part] @ x.T for part, x in zip(parts, X, strict=True)]
    errors = errors_at(estimate.settings, utilities, model=estimate.model)
    return np.asarray(estimate.model.probabilities(utilities, errors))


def _regressors(estimate: Estimate, columns: Mapping[str, NDArray[Any]]) -> list[Floats]:
    """Make each equation's regressors at the profiles, with the columns of the estimation."""
    rows = len(next(iter(columns.values())))
    made = []
    for part in estimate.design.parts:
        names = [name.split(":", 1)[1] for name in estimate.names[part]]
        blocks = [_column(name, columns, rows) for name in names]
        made.append(np.column_stack(blocks) if blocks else np.zeros((rows, 0)))
    return made


def _column(name: str, columns: Mapping[str, NDArray[Any]], rows: int) -> Floats:
    """Compute one regressor from its name: a product of factors, some of them indicators."""
    out = np.ones(rows)
    for factor in name.split(":") if name != "Intercept" else ():
        column, bracket, level = factor.partition("[")
        if bracket:
            out = out * (_known(columns, column).astype(str) == level.rstrip("]"))
        else:
            out = out * matrix(((factor,),), columns)[1][:, 0]
    return out


def _known(columns: Mapping[str, NDArray[Any]], name: str) -> NDArray[Any]:
    if name not in columns:
        raise UsageError(f"the profiles have no column {name!r}")
    return columns[name]


def _typical(column: NDArray[Any]) -> Any:
    if column.dtype.kind in "biuf":
        return float(np.median(column.astype(float)))
    levels, counts = np.unique(column.astype(str), return_counts=True)
    return levels[counts.argmax()]


def _used(estimate: Estimate) -> frozenset[str]:
    formula = parse(estimate.settings.formula)
    right = parse("~ " + estimate.settings.formula.partition("~")[2])
    return names_in(right) or names_in(formula)


def _discrete(estimate: Estimate) -> Any:
    if not hasattr(estimate.model, "probabilities"):
        raise UsageError(f"{estimate.model.name} has no discrete outcomes to predict")
    return estimate.model
