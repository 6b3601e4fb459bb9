"""The rows of a panel under construction, and the columns put to them.

Rows are fixed once made; a column is gathered from a source table by each row's place in it, so a
column can neither add nor lose rows. Where a source has no record, the cell is zero only inside the
source's coverage and only where an absent record means zero; otherwise it is null.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
import polars as pl

from standoff.errors import UsageError
from standoff.history.gathering import Located, gathered
from standoff.history.grid import ABSENT, Grid, Ints
from standoff.history.systems import Membership
from standoff.vocabulary.panels import CellState, ColumnSource, Coverage, System, Unit

STATES = tuple(CellState)

__all__ = ["BEYOND", "STATES", "Frame", "Naming"]

BEYOND = ("null", "carry", "error", "zero")
"""What a cell outside coverage becomes; ``zero`` repeats a peer's defect and says so."""


@dataclass(frozen=True)
class Naming:
    """How a state's columns are named: ``cinc_1`` (ours) or ``cinc1`` (as peacesciencer)."""

    joint: str = "_"

    def __call__(self, variable: str, role: str) -> str:
        """Name a variable of the state in a role ("" for a panel of single states)."""
        return f"{variable}{self.joint}{role}" if role else variable


@dataclass
class Frame:
    """Rows (states by role, year) with columns and where they come from.

    Attributes
    ----------
    unit, system : Unit, System
    members : Membership
        Who is in the system when.
    states : mapping of role to ndarray
        Index of the state in each role: ``""`` for single states, ``"1"`` and ``"2"`` for dyads,
        ``"coercer"``, ``"target"``, ``"patron1"`` ... for k-ads.
    t : ndarray
        Year index of each row.
    directed : bool
        For dyads: whether both orders of a pair are rows.
    naming : Naming
    watch : bool
        Count the states of cells by year while columns are put (for `coverage`).
    given : mapping of str to Series
        Further key columns that the unit brings (a dispute's number, a leader's id).
    tells_apart : str
        The one of them that, with the states, makes a unit over time.
    """

    unit: Unit
    system: System
    members: Membership
    states: dict[str, Ints]
    t: Ints
    directed: bool = True
    naming: Naming = field(default_factory=Naming)
    watch: bool = False
    given: dict[str, pl.Series] = field(default_factory=dict)
    tells_apart: str = ""
    columns: dict[str, pl.Series] = field(default_factory=dict)
    sources: dict[str, ColumnSource] = field(default_factory=dict)
    cells: dict[str, Ints] = field(default_factory=dict)

    def cells_by_year(self, name: str) -> dict[CellState, Ints]:
        """Count a watched column's cells by state and year."""
        size, codes = self.grid.years, self.cells[name]
        return {
            state: np.bincount(self.t[codes == k], minlength=size) for k, state in enumerate(STATES)
        }

    @property
    def grid(self) -> Grid:
        """Give the states and years that keys are made of."""
        return self.members.grid

    @property
    def height(self) -> int:
        """Count the rows."""
        return len(self.t)

    @property
    def roles(self) -> tuple[str, ...]:
        """Name the roles in order."""
        return tuple(self.states)

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Name the pairs of roles that dyadic columns are put for."""
        if self.unit is Unit.CRISIS_ACTOR:
            return (("coercer", "target"),)
        if self.unit is not Unit.K_AD_YEAR:
            return (("1", "2"),)
        patrons = [r for r in self.roles if r not in ("coercer", "target")]
        to_target = [(p, "target") for p in ("coercer", *patrons)]
        return (*to_target, *((p, "coercer") for p in patrons))

    def pair_name(self, variable: str, pair: tuple[str, str]) -> str:
        """Name a dyadic column: plain on dyads, with both roles on k-ads."""
        return f"{variable}_{pair[0]}_{pair[1]}" if len(self.pairs) > 1 else variable

    def units(self) -> tuple[Ints, ...]:
        """Give what tells units apart, besides the year."""
        extra: tuple[Ints, ...] = ()
        if self.tells_apart:
            extra = (self.given[self.tells_apart].cast(pl.Categorical).to_physical().to_numpy(),)
        return (*self.states.values(), *extra)

    def years(self) -> Ints:
        """Give each row's calendar year."""
        return self.t + self.grid.first

    @cached_property
    def _keys(self) -> dict[tuple[str, ...], Ints]:
        return {}

    def state_keys(self, role: str) -> Ints:
        """Give each row's (state, year) key for the state in a role; `ABSENT` for no state."""
        if (role,) not in self._keys:
            index = self.states[role]
            self._keys[role,] = self._filled(index * self.grid.years + self.t, (index,))
        return self._keys[role,]

    def _dyad_keys(self, pair: tuple[str, str], *, symmetric: bool) -> Ints:
        name = (*pair, "either") if symmetric else pair
        if name not in self._keys:
            a, b = self._states(pair, symmetric=symmetric)
            keys = (a * self.grid.n + b) * self.grid.years + self.t
            self._keys[name] = self._filled(keys, (a, b))
        return self._keys[name]

    def _states(self, pair: tuple[str, str], *, symmetric: bool) -> tuple[Ints, Ints]:
        a, b = self.states[pair[0]], self.states[pair[1]]
        return _in_order(a, b) if symmetric else (a, b)

    @cached_property
    def complete(self) -> bool:
        """Say whether every role of every row is filled by a state of the grid."""
        return self.unit is not Unit.CRISIS_ACTOR or all(
            bool((index >= 0).all()) for index in self.states.values()
        )

    def locate_states(
        self, table: pl.DataFrame, role: str, *, coverage: Coverage | None, beyond: str = "null"
    ) -> Located:
        """Find each row's record in a table keyed by (code, year), its first two columns."""
        grid, (code, year) = self._wide(coverage, beyond), table.columns[:2]
        keys = grid.state_key(grid.state(_plain(table[code])), _plain(table[year]))
        span = self._span(grid, coverage, beyond)
        index = self.states[role]
        if span.t is self.t and grid is self.grid:
            wanted = self.state_keys(role)
        else:
            wanted = self._filled(index * grid.years + span.t, (index,))
        found = grid.match(keys, wanted, size=grid.state_size)
        return _located(found, table.height, span)

    def locate_dyads(
        self,
        table: pl.DataFrame,
        pair: tuple[str, str] = ("1", "2"),
        *,
        coverage: Coverage | None,
        beyond: str = "null",
        symmetric: bool = False,
    ) -> Located:
        """Find each row's record in a table keyed by (code, code, year), its first columns.

        A symmetric table holds each pair once; its record is found in both orders.
        """
        grid, (one, other, year) = self._wide(coverage, beyond), table.columns[:3]
        i, j = grid.state(_plain(table[one])), grid.state(_plain(table[other]))
        i, j = _in_order(i, j) if symmetric else (i, j)
        keys = grid.dyad_key(i, j, year=_plain(table[year]))
        span = self._span(grid, coverage, beyond)
        if span.t is self.t and grid is self.grid:
            wanted = self._dyad_keys(pair, symmetric=symmetric)
        else:
            a, b = self._states(pair, symmetric=symmetric)
            wanted = self._filled((a * grid.n + b) * grid.years + span.t, (a, b))
        found = grid.match(keys, wanted, size=grid.dyad_size)
        return _located(found, table.height, span)

    def _filled(self, keys: Ints, states: tuple[Ints, ...]) -> Ints:
        if self.complete:
            return keys
        return np.where(np.logical_and.reduce([s >= 0 for s in states]), keys, ABSENT)

    def _wide(self, coverage: Coverage | None, beyond: str) -> Grid:
        """Widen the grid's years where values are to be carried from before its first year."""
        if beyond == "carry" and coverage is not None and coverage.last < self.grid.first:
            return replace(self.grid, first=coverage.last)
        return self.grid

    def _span(self, grid: Grid, coverage: Coverage | None, beyond: str) -> _Span:
        t = self.t if grid is self.grid else self.t + (self.grid.first - grid.first)
        if coverage is None or (
            coverage.first <= self.grid.first and self.grid.last <= coverage.last
        ):
            return _Span(t, None, None)
        year = self.years()
        outside = (year < coverage.first) | (year > coverage.last)
        if not outside.any() or beyond == "zero":
            return _Span(t, None, None)
        if beyond == "error":
            raise UsageError(
                f"years {year[outside].min()}-{year[outside].max()} lie outside the data's "
                f"coverage ({coverage}); choose other years or beyond='null'"
            )
        if beyond == "carry":
            late = year > coverage.last
            return _Span(np.where(late, coverage.last - grid.first, t), outside & ~late, late)
        return _Span(t, outside, None)

    def put(
        self,
        name: str,
        values: pl.Series,
        *,
        at: Located,
        fill: int | None,
        source: ColumnSource,
    ) -> None:
        """Gather a source's values into a column; where there is no record, `fill` (or null)."""
        column = gathered(values, at, fill=fill)
        self.add(name, column, source=source)
        if self.watch:
            self.cells[name] = self._watched(self.columns[name], at, zero=fill is not None)

    def merge(self, name: str, values: pl.Series, *, at: Located, largest: bool) -> None:
        """Fold a second place of the same table into a zero-filled column: maximum or minimum."""
        other = gathered(values, at, fill=0)
        both = pl.DataFrame({"a": self.columns[name], "b": other})
        fold = pl.max_horizontal if largest else pl.min_horizontal
        self.columns[name] = both.select(fold("a", "b").alias(name)).to_series()

    def add(self, name: str, column: pl.Series, *, source: ColumnSource) -> None:
        """Put a ready column; its name must be new and its length the frame's."""
        if name in self.columns or name in self.key_names:
            raise UsageError(f"the panel already has a column {name!r}; rename one of the two")
        if len(column) != self.height:
            raise UsageError(f"column {name!r} has {len(column)} rows, the panel {self.height}")
        self.columns[name] = column.alias(name)
        self.sources[name] = replace(source, column=name)

    def flag(self, name: str, rows: Ints | None, *, source: ColumnSource) -> None:
        """Put a 0/1 column that marks the rows whose values were carried forward."""
        marks = np.zeros(self.height, np.int8) if rows is None else rows.astype(np.int8)
        self.add(
            name,
            pl.Series(marks),
            source=replace(source, made="1 where the value is carried forward"),
        )

    @property
    def key_names(self) -> tuple[str, ...]:
        """Name the key columns: codes by role, then the year."""
        codes = (self.naming(self.system.code, role) for role in self.roles)
        return (*self.given, *codes, "year")

    def key_columns(self) -> list[pl.Series]:
        """Give the key columns."""
        codes = self.grid.codes.astype(np.int16)
        keys = []
        for index in self.states.values():
            known = None if self.complete else index >= 0
            column = pl.Series(codes.take(index if known is None else np.maximum(index, 0)))
            if known is not None:
                both = pl.DataFrame({"v": column, "k": known})
                column = both.select(pl.when("k").then("v")).to_series()
            keys.append(column)
        keys.append(pl.Series(self.years().astype(np.int16)))
        named = [k.alias(name) for name, k in zip(self.key_names[-len(keys) :], keys, strict=True)]
        return [*(column.alias(name) for name, column in self.given.items()), *named]

    def keep(self, rows: Ints) -> Frame:
        """Give the frame with the rows that a mask keeps."""
        return replace(
            self,
            states={role: index[rows] for role, index in self.states.items()},
            t=self.t[rows],
            given={n: c.filter(pl.Series(rows)) for n, c in self.given.items()},
            columns={n: c.filter(pl.Series(rows)) for n, c in self.columns.items()},
            sources=dict(self.sources),
            cells={n: c[rows] for n, c in self.cells.items()},
        )

    def _outside(self, coverage: Coverage | None) -> Ints:
        if coverage is None:
            return np.zeros(self.height, bool)
        years = self.years()
        return (years < coverage.first) | (years > coverage.last)

    def data(self) -> pl.DataFrame:
        """Give keys and columns as a data frame."""
        return pl.DataFrame([*self.key_columns(), *self.columns.values()])

    def _watched(self, column: pl.Series, located: Located, *, zero: bool) -> Ints:
        """Give, per row, the place in `STATES` of the state of a column's cell."""
        null = column.is_null().to_numpy()
        outside = self._outside(self.sources[column.name].coverage)
        carried = np.zeros(self.height, bool) if located.carried is None else located.carried
        filled = (located.index < 0) & zero
        choices = (null & outside, null, carried, filled & outside, filled)
        states = (
            *(CellState.OUTSIDE, CellState.ABSENT, CellState.CARRIED),
            *(CellState.FORCED, CellState.ZERO),
        )
        codes = [STATES.index(state) for state in states]
        return np.select(choices, codes, STATES.index(CellState.OBSERVED)).astype(np.int8)


@dataclass(frozen=True)
class _Span:
    t: Ints
    outside: Ints | None
    carried: Ints | None


def _located(index: Ints, size: int, span: _Span) -> Located:
    if span.outside is not None:
        # A stray record outside coverage would stand alone among nulls and be taken for a fact.
        index = np.where(span.outside, ABSENT, index)
    carried = None if span.carried is None else span.carried & (index >= 0)
    return Located(index, size, span.outside, carried)


def _in_order(i: Ints, j: Ints) -> tuple[Ints, Ints]:
    """Put the smaller state of each pair first."""
    return np.minimum(i, j), np.maximum(i, j)


def _plain(series: pl.Series) -> Ints:
    return series.fill_null(ABSENT).to_numpy() if series.null_count() else series.to_numpy()
