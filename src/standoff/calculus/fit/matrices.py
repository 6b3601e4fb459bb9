"""Estimation from ready design matrices, such as those of formulaic, patsy or a data frame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Unpack

import numpy as np
from numpy.typing import NDArray

from standoff.calculus.fit.design import Design, checked_weights, labelled
from standoff.calculus.fit.estimate import Estimate
from standoff.calculus.fit.estimator import FitOptions, estimate_design, settings_of
from standoff.calculus.fit.identification import check
from standoff.calculus.fit.jets import Floats
from standoff.errors import UsageError

__all__ = ["fit_matrices"]

REFUSED = ("fixed", "scale", "scale_by", "clusters")


def fit_matrices(
    model: Any, outcome: Any, *, matrices: Mapping[str, Any], **options: Unpack[FitOptions]
) -> Estimate:
    """Estimate a strategic model on design matrices made elsewhere.

    Parameters
    ----------
    model : UtilityModel
    outcome : array
        (n,) outcomes, or (n, players) actions of 0 and 1.
    matrices : mapping of str to matrix
        For each payoff of ``model.payoffs`` its regressors (n, k): a formulaic ``ModelMatrix``, a
        pandas or polars frame, or an array; names are those of the columns. A payoff left out is
        zero. A constant must be a column.
    **options
        Of `fit`: ``link``, ``kind``, ``penalty``, ``se``, ``weights`` (an array), ``levels``,
        ``draws``, ``rng``, ``start``.

    Raises
    ------
    UsageError
        If payoffs are unknown, matrices have not one row per outcome, or an option needs a formula.
    NotIdentified, NotConverged
        As `fit`.
    """
    needless = [name for name in REFUSED if name in options]
    if needless or isinstance(options.get("weights"), str):
        name = (needless or ["weights"])[0]
        raise UsageError(f"{name} names columns of a table: use fit(model, table, formulas=...)")
    strange = [name for name in matrices if name not in model.payoffs]
    if strange:
        known = ", ".join(model.payoffs)
        raise UsageError(f"{model.name} has no payoff {strange[0]!r}; it has {known}")
    left = _outcomes(outcome)
    rows = len(left[0])
    blocks = [_block(matrices.get(name), name, rows=rows) for name in model.payoffs]
    kept = np.all([np.isfinite(X).all(axis=1) for _, X in blocks], axis=0)
    at = np.flatnonzero(kept)
    if not len(at):
        raise UsageError("no row has a value in all of the matrices")
    try:
        y = model.outcome([column[at] for column in left], options.get("levels"))
    except ValueError as wrong:
        raise UsageError(str(wrong)) from None
    design = _design(model, blocks, y=y, rows=at, weights=options.get("weights"))
    check(model, design)
    settings = settings_of(model, "", options=options)
    return estimate_design(model, design, settings=settings, options=options)


def _outcomes(outcome: Any) -> list[NDArray[Any]]:
    columns = np.asarray(outcome)
    if columns.ndim > 2 or not len(columns):
        raise UsageError("the outcome is a column, or a matrix with a column of actions per player")
    return list(columns.T) if columns.ndim == 2 else [columns]


def _block(matrix: Any, payoff: str, *, rows: int) -> tuple[Sequence[str], Floats]:
    """Give names and values of one payoff's regressors."""
    if matrix is None:
        return [], np.zeros((rows, 0))
    values = np.asarray(matrix, dtype=float)
    values = values[:, None] if values.ndim == 1 else values
    if values.ndim != 2 or len(values) != rows:
        raise UsageError(
            f"the matrix of {payoff} has shape {values.shape}, the outcome {rows} rows: make both "
            "from the same table, missing rows kept (formulaic: na_action='ignore')"
        )
    names = [str(name) for name in getattr(matrix, "columns", ())]
    return names or [f"x{i + 1}" for i in range(values.shape[1])], values


def _design(
    model: Any,
    blocks: Sequence[tuple[Sequence[str], Floats]],
    *,
    y: Any,
    rows: NDArray[np.int64],
    weights: Any,
) -> Design:
    pairs = zip(model.payoffs, blocks, strict=True)
    names = [name for payoff, (given, _) in pairs for name in labelled(payoff, given)]
    k = len(names)
    used = None if weights is None else checked_weights(np.asarray(weights)[rows])
    return Design(
        equations=tuple(model.payoffs),
        X=tuple(X[rows] for _, X in blocks),
        names=tuple(names),
        y=y,
        rows=rows,
        weights=used,
        fixed=np.zeros(k, dtype=bool),
        fixed_values=np.zeros(k),
    )
