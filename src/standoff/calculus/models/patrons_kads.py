"""Panels of k-ads for the patrons model: a coercer, a target and its potential patrons per case.

A k-ad is a set of k states in one interaction (Poast 2010, (Mis)using dyadic data to analyze
multilateral events, Political Analysis 18: 403-425).
"""

# ruff: noqa: N815
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from standoff.errors import NotIdentified, UsageError

if TYPE_CHECKING:
    import polars as pl

__all__ = ["MOST", "Columns", "Kads", "kads"]

Array = NDArray[np.float64]

MOST = 10
"""Most patrons of a case whose support sets are enumerated."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a long table (one row per case and potential patron) mean what.

    A case without potential patrons has one row whose `k_i` is null. A constant is added to every
    equation. Patrons stand in order of relevance within their case.

    Attributes
    ----------
    case : str
        Key of the k-ad.
    resist, force, support : str
        0 or 1: the target resists; the coercer uses force; the patron supports. `force` and
        `support` are read only where the target resists.
    k_C, k_T, k_i : str
        Capabilities, > 0; of the patron as it would arrive, r_i k_i.
    coercer, target, patron : tuple of str
        Regressors of each player's equation.
    escalation : tuple of str
        Columns of the patron whose sum over the supporters enters the coercer's choice of force,
        as the chapter's x_i do: a column of ones counts the supporters.
    cluster : str
        Cases that share errors; the case itself unless given.
    """

    case: str = "case"
    resist: str = "resist"
    force: str = "force"
    support: str = "support"
    k_C: str = "k_C"
    k_T: str = "k_T"
    k_i: str = "k_i"
    coercer: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    patron: tuple[str, ...] = ()
    escalation: tuple[str, ...] = ()
    cluster: str = ""


@dataclass(frozen=True, slots=True)
class Kads:
    """Cases as arrays; D cases, at most N patrons each, absent ones masked.

    Attributes
    ----------
    k_C, k_T : array (D,)
    k : array (D, N), 0 where absent
    present : array of bool (D, N)
    x_C, x_T : array (D, p), first column 1
    x_P : array (D, N, p), first column 1
    x_S : array (D, N, q), the patrons' escalation columns
    resist, force : array (D,), force 0 where not resisted
    support : array (D, N)
    cluster : array of int (D,)
    names : mapping
        Regressors of "C", "P" and "T", and the escalation columns "S".
    dropped : float
        Share of potential patrons beyond `MOST` or the caller's limit.
    """

    k_C: Array
    k_T: Array
    k: Array
    present: NDArray[np.bool_]
    x_C: Array
    x_P: Array
    x_S: Array
    x_T: Array
    resist: Array
    force: Array
    support: Array
    cluster: NDArray[np.int64]
    names: Mapping[str, tuple[str, ...]]
    dropped: float = 0.0

    @property
    def cases(self) -> int:
        """Count the k-ads."""
        return len(self.k_C)

    def take(self, rows: NDArray[np.int64]) -> Kads:
        """Keep the cases at `rows`."""
        same = {"names", "dropped"}
        kept = {
            f.name: getattr(self, f.name) if f.name in same else getattr(self, f.name)[rows]
            for f in fields(self)
        }
        return Kads(**kept)

    @property
    def sets(self) -> Array:
        """Give p(S) and the sums of the escalation columns over S, (1 + q, 2**N, D).

        p(S) = k_C / (k_C + k_T + sum of k_i in S).
        """
        strength = _sums(self.k_T, self.k)
        zero = np.zeros(self.cases)
        sums = [_sums(zero, self.x_S[..., column]) for column in range(self.x_S.shape[-1])]
        return np.stack([self.k_C / (self.k_C + strength), *sums])


def _sums(base: Array, amounts: Array) -> Array:
    """Add the amounts (D, N) of every support set to the base (D,), (2**N, D)."""
    total = base[None]
    for column in amounts.T:
        total = np.concatenate((total, total + column))
    return total


def kads(frame: pl.DataFrame, *, columns: Columns, most: int = 6) -> Kads:
    """Lay a long table out as arrays.

    Parameters
    ----------
    frame : polars.DataFrame
        One row per case and potential patron, the most relevant first.
    columns : Columns
    most : int
        Patrons kept per case, at most `MOST`; the share left out is in the result.

    Raises
    ------
    UsageError
        If a column is missing, a value is null, or an outcome is not 0 or 1.
    NotIdentified
        If a regressor or an outcome does not vary.
    """
    import polars as pl

    if not 1 <= most <= MOST:
        raise UsageError(f"most must be between 1 and {MOST}, not {most}")
    _require(frame, columns)
    frame = frame.with_columns(_place=pl.int_range(pl.len()).over(columns.case))
    dropped = frame.filter(pl.col("_place") >= most).height / max(frame.height, 1)
    frame = frame.filter(pl.col("_place") < most)
    cases = frame.filter(pl.col("_place") == 0)
    index = {case: i for i, case in enumerate(cases[columns.case].to_list())}
    patrons = frame.filter(pl.col(columns.k_i).is_not_null())
    row = np.array([index[case] for case in patrons[columns.case].to_list()], dtype=np.int64)
    place = patrons["_place"].to_numpy()
    width = int(place.max()) + 1 if len(place) else 1

    def spread(values: Any) -> Array:
        out = np.zeros((cases.height, width, *values.shape[1:]))
        out[row, place] = values
        return out

    made = Kads(
        k_C=_column(cases, columns.k_C),
        k_T=_column(cases, columns.k_T),
        k=spread(_column(patrons, columns.k_i)),
        present=spread(np.ones(len(row))) > 0,
        x_C=_design(cases, columns.coercer),
        x_P=spread(_design(patrons, columns.patron)),
        x_S=spread(_design(patrons, columns.escalation)[:, 1:]),
        x_T=_design(cases, columns.target),
        resist=_column(cases, columns.resist),
        force=np.nan_to_num(_column(cases, columns.force, sparse=True)),
        support=np.nan_to_num(spread(_column(patrons, columns.support, sparse=True))),
        cluster=cases[columns.cluster or columns.case].rank("dense").cast(pl.Int64).to_numpy(),
        names={
            "C": ("const", *columns.coercer),
            "P": ("const", *columns.patron),
            "T": ("const", *columns.target),
            "S": columns.escalation,
        },
        dropped=dropped,
    )
    _check(made)
    return made


def _require(frame: pl.DataFrame, columns: Columns) -> None:
    wanted: list[str] = []
    for field in fields(columns):
        value = getattr(columns, field.name)
        wanted += [value] if isinstance(value, str) else list(value)
    missing = [name for name in wanted if name and name not in frame.columns]
    if missing:
        raise UsageError(f"the panel has no column {', '.join(missing)}; it has {frame.columns}")


def _column(frame: pl.DataFrame, name: str, *, sparse: bool = False) -> Array:
    import polars as pl

    values = frame[name].cast(pl.Float64).to_numpy()
    if not sparse and not np.isfinite(values).all():
        raise UsageError(
            f"column {name} has {int((~np.isfinite(values)).sum())} missing values: "
            "drop those cases or fill them"
        )
    return np.asarray(values, dtype=float)


def _design(frame: pl.DataFrame, names: tuple[str, ...]) -> Array:
    ones = np.ones(frame.height)
    return np.column_stack([ones, *(_column(frame, name) for name in names)])


def _check(made: Kads) -> None:
    met = made.resist > 0
    seen = made.present & met[:, None]
    outcomes = {
        "resist": made.resist,
        "force": made.force[met],
        "support": made.support[seen],
    }
    for name, values in outcomes.items():
        if not np.isin(values, (0.0, 1.0)).all():
            raise UsageError(f"{name} must be 0 or 1 in every case")
        if values.size == 0 or np.ptp(values) == 0:
            raise NotIdentified(f"{name} does not vary: its equation cannot be estimated")
    if not (np.all(made.k_C > 0) and np.all(made.k_T > 0) and np.all(made.k[made.present] > 0)):
        raise UsageError("capabilities must be positive: drop or floor the zeros")
    for player, design in (("C", made.x_C[met]), ("P", made.x_P[seen]), ("T", made.x_T)):
        rank = np.linalg.matrix_rank(design / np.maximum(np.abs(design).max(axis=0), 1e-300))
        if rank < design.shape[1]:
            names = ", ".join(made.names[player])
            raise NotIdentified(
                f"the regressors of {player} ({names}) are collinear or constant: drop one"
            )
