"""From a table and formulas to an estimator's arrays, with missing rows dropped jointly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from standoff.calculus.fit.formulas import Formula, evaluate, matrices, names_in
from standoff.calculus.fit.jets import Floats, Jet, seeds
from standoff.errors import UsageError

__all__ = [
    "Design",
    "checked_weights",
    "columns_of",
    "complete",
    "design_of",
    "groups_of",
    "labelled",
]


_NOTHING: Any = None


@dataclass(frozen=True, slots=True)
class Design:
    """Regressors, outcome and weights of one estimation.

    Parameters
    ----------
    equations : tuple of str
        Payoffs, then log-scales if estimated.
    X : tuple of (n, k_j) arrays
    names : tuple of str
        ``payoff:regressor``, in the order of the coefficients.
    y : array
        Coded outcomes.
    rows : (n,) array of int
        Rows of the table that were used.
    weights : (n,) array or None
    fixed : (k,) array of bool
    fixed_values : (k,) array
        Values of fixed coefficients, zero elsewhere.
    spans, parts : tuple
        Where each equation's coefficients stand, as pairs and as slices.
    free : tuple of bool
        Whether each equation has coefficients to estimate.
    """

    equations: tuple[str, ...]
    X: tuple[Floats, ...]
    names: tuple[str, ...]
    y: Any
    rows: NDArray[np.int64]
    weights: Floats | None
    fixed: NDArray[np.bool_]
    fixed_values: Floats
    spans: tuple[tuple[int, int], ...] = field(init=False)
    parts: tuple[slice, ...] = field(init=False)
    free: tuple[bool, ...] = field(init=False)

    def __post_init__(self) -> None:
        ends = np.cumsum([0, *(X.shape[1] for X in self.X)]).tolist()
        spans = tuple(pairwise(ends))
        object.__setattr__(self, "spans", spans)
        parts = tuple(slice(*span) for span in spans)
        object.__setattr__(self, "parts", parts)
        object.__setattr__(self, "free", tuple(not self.fixed[part].all() for part in parts))

    @property
    def n(self) -> int:
        """Give the number of rows used."""
        return len(self.rows)

    def span(self, j: int) -> tuple[int, int]:
        """Give where the coefficients of equation j begin and end."""
        return self.spans[j]

    def utilities(self, theta: Floats) -> list[Floats]:
        """Give each equation's value (n,) at theta (k,)."""
        return [X @ theta[part] for X, part in zip(self.X, self.parts, strict=True)]

    def jets(self, theta: Floats) -> list[Any]:
        """Give the equations as variables; fixed ones as numbers (n,), empty ones as zero."""
        made: list[Any] = list(seeds(self.utilities(theta)))
        for j, X in enumerate(self.X):
            if not X.shape[1]:
                made[j] = 0.0
            elif not self.free[j]:
                made[j] = made[j].v
        return made

    def scores(self, terms: Jet) -> Floats:
        """Give each row's score (n, k) from the derivatives of its log-likelihood."""
        slopes = [np.broadcast_to(terms.g.get(j, 0.0), self.n) for j in range(len(self.X))]
        return np.hstack([X * slope[:, None] for X, slope in zip(self.X, slopes, strict=True)])

    def assemble(self, terms: Jet) -> tuple[Floats, Floats]:
        """Give the gradient (k,) and Hessian (k, k) of the weighted log-likelihood."""
        k = len(self.names)
        gradient, hessian = np.zeros(k), np.zeros((k, k))
        for j, part in terms.g.items():
            gradient[self.parts[j]] = self.X[j].T @ self._weighted(part)
        for (j, l), part in terms.h.items():
            block = self.X[j].T @ (self._weighted(part)[:, None] * self.X[l])
            hessian[self.parts[j], self.parts[l]] = block
            if l != j:
                hessian[self.parts[l], self.parts[j]] = block.T
        return gradient, hessian

    def total(self, terms: Jet) -> float:
        """Give the weighted log-likelihood."""
        return float(self._weighted(terms.v).sum())

    def _weighted(self, part: Any) -> Floats:
        full: Floats = part if isinstance(part, np.ndarray) else np.full(self.n, float(part))
        return full if self.weights is None else full * self.weights


def columns_of(data: Any, *, only: Set[str] | None = None) -> dict[str, NDArray[Any]]:
    """Give the columns of a polars or pandas frame, or of a mapping, as arrays, all or only some.

    Raises
    ------
    UsageError
        If the data are no table.
    """
    names = getattr(data, "columns", None)
    if names is None:
        if not isinstance(data, Mapping):
            raise UsageError("data must be a polars or pandas frame, or a mapping of columns")
        names = data.keys()
    wanted = [name for name in names if only is None or str(name) in only]
    made = {str(name): np.asarray(data[name]) for name in wanted}
    rows = {name: column.shape for name, column in made.items()}
    if len(set(rows.values())) > 1 or any(len(shape) != 1 for shape in rows.values()):
        said = ", ".join(f"{name} {shape}" for name, shape in rows.items())
        raise UsageError(f"columns must be of one length: {said}")
    return made


def complete(columns: Mapping[str, NDArray[Any]], wanted: Set[str]) -> NDArray[np.bool_]:
    """Say which rows (n,) have a value in every wanted column.

    Raises
    ------
    UsageError
        If a wanted column is not there.
    """
    absent = sorted(wanted - set(columns))
    if absent:
        raise UsageError(f"the data have no column {absent[0]!r}")
    kept = np.ones(len(next(iter(columns.values()), ())), dtype=bool)
    for name in wanted:
        column = columns[name]
        if column.dtype.kind == "f":
            kept &= ~np.isnan(column)
        elif column.dtype.kind == "O":
            kept &= (np.not_equal(column, _NOTHING) & np.equal(column, column)).astype(bool)
    return kept


def labelled(label: str, names: Sequence[str]) -> list[str]:
    """Name coefficients ``payoff:regressor``."""
    return [f"{label}:{name}" for name in names]


def design_of(
    columns: Mapping[str, NDArray[Any]],
    formula: Formula,
    *,
    equations: Sequence[str],
    fixed: Mapping[str, float],
    weights: Any,
) -> tuple[Design, list[NDArray[Any]]]:
    """Make the arrays and the left-hand columns; the outcome itself is coded by the model.

    A key of `fixed` is a coefficient, or an equation whose constant it is.

    Raises
    ------
    UsageError
        If parts and payoffs differ in number, or a name in `fixed` is unknown.
    """
    if len(formula.parts) != len(equations):
        raise UsageError(
            f"the formula has {len(formula.parts)} parts, the model needs {len(equations)}: "
            + " | ".join(equations)
        )
    wanted = names_in(formula) | ({weights} if isinstance(weights, str) else set())
    rows = np.flatnonzero(complete(columns, wanted))
    kept = {name: columns[name][rows] for name in wanted}
    kept[""] = rows
    blocks = matrices(formula.parts, kept)
    names: list[str] = []
    for label, (regressors, _) in zip(equations, blocks, strict=True):
        names += labelled(label, regressors)
    mask, values = _fixed(names, fixed)
    design = Design(
        tuple(equations),
        tuple(X for _, X in blocks),
        tuple(names),
        None,
        rows,
        _weights(weights, kept, rows),
        mask,
        values,
    )
    return design, [evaluate(text, kept) for text in formula.left]


def _fixed(names: list[str], fixed: Mapping[str, float]) -> tuple[NDArray[np.bool_], Floats]:
    mask, values = np.zeros(len(names), dtype=bool), np.zeros(len(names))
    for name, number in fixed.items():
        full = name if name in names else f"{name}:Intercept"
        if not np.isfinite(number):
            raise UsageError(f"fixed gives {name} the value {number}: it must be a finite number")
        if full not in names:
            raise UsageError(f"fixed names {name!r}, which is no coefficient: {', '.join(names)}")
        mask[names.index(full)], values[names.index(full)] = True, number
    return mask, values


def groups_of(
    columns: Mapping[str, NDArray[Any]], rows: NDArray[np.int64], *, named: str | Sequence[str]
) -> list[NDArray[Any]]:
    """Give the columns to cluster by at the rows used.

    Raises
    ------
    UsageError
        If a column is absent, has holes or does not vary.
    """
    made = []
    for name in [named] if isinstance(named, str) else named:
        if name not in columns:
            raise UsageError(f"the data have no column {name!r} to cluster by")
        column = columns[name][rows]
        holes = int((~complete({name: column}, {name})).sum())
        if holes:
            raise UsageError(
                f"{name}, to cluster by, is missing in {holes} of the rows used: fill or drop them"
            )
        if len(set(column.tolist())) < 2:
            raise UsageError(
                f"{name} puts all rows in one cluster: cluster by a column that varies"
            )
        made.append(column)
    return made


def _weights(weights: Any, kept: Mapping[str, Any], rows: NDArray[np.int64]) -> Floats | None:
    if weights is None:
        return None
    if not isinstance(weights, str) and np.shape(weights)[:1] <= (rows.max(initial=-1),):
        raise UsageError(
            f"{np.shape(weights)[0]} weights do not reach row {rows.max()}: give one a row"
        )
    given = kept[weights] if isinstance(weights, str) else np.asarray(weights)[rows]
    return checked_weights(given)


def checked_weights(given: NDArray[Any]) -> Floats:
    """Give weights as numbers.

    Raises
    ------
    UsageError
        If a weight is negative or not finite, or all are zero.
    """
    made = np.asarray(given, dtype=float)
    if (made < 0).any() or not np.isfinite(made).all():
        raise UsageError("weights must be finite and not negative")
    if not made.any():
        raise UsageError("all weights are zero: no row counts")
    return made
