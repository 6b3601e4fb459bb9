"""What a verb of a panel is: pure data in the plan, a function when the plan is run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from standoff.errors import UsageError
from standoff.history.dataset import DataSet, Table
from standoff.history.frame import Frame
from standoff.history.sets import data_set
from standoff.history.shelf import Shelf
from standoff.vocabulary.panels import ColumnSource, Coverage, System, Unit

__all__ = ["Needs", "Options", "Step", "Verb", "coverage_of", "source_of", "step"]

Options = Mapping[str, Any]
Needs = tuple[tuple[str, str], ...]
"""Tables of data sets: (data set, table) pairs."""


@dataclass(frozen=True)
class Step:
    """One step of a plan: a verb's name and its options, as pure data.

    Attributes
    ----------
    verb : str
    options : tuple of (name, value)
        Sorted by name; values are strings, numbers, booleans, None or tuples of them.
    """

    verb: str
    options: tuple[tuple[str, Any], ...] = ()

    @property
    def values(self) -> dict[str, Any]:
        """Give the options by name."""
        return dict(self.options)


def step(verb: str, **options: Any) -> Step:
    """Make a step; lists become tuples, so that the plan is hashable."""
    plain = {k: tuple(v) if isinstance(v, list) else v for k, v in options.items()}
    return Step(verb, tuple(sorted(plain.items())))


@dataclass(frozen=True)
class Verb:
    """A verb: what it needs, where it applies, and what it does to a frame.

    Attributes
    ----------
    make : callable
        The public function that makes its step; the verb has its name.
    units : frozenset of Unit
        Units of analysis it can add to.
    needs : callable
        (system, unit, options) -> tables it reads.
    apply : callable
        (frame, shelf, options) -> None; puts columns to the frame. A verb that filters gives the
        mask of rows to keep instead.
    filters : bool
    """

    make: Callable[..., Step]
    units: frozenset[Unit]
    needs: Callable[[System, Unit, Options], Needs]
    apply: Callable[[Frame, Shelf, Options], Any]
    filters: bool = False

    @property
    def name(self) -> str:
        """Give the verb's name."""
        return self.make.__name__

    def check(self, unit: Unit) -> None:
        """Refuse a unit the verb has no meaning for.

        Raises
        ------
        UsageError
        """
        if unit not in self.units:
            known = ", ".join(sorted(u.value for u in self.units))
            raise UsageError(f"{self.name}() adds to {known} panels, not to {unit.value}")


def coverage_of(table: Table, variable: str) -> Coverage | None:
    """Give the coverage of one variable: its own if narrower, else the table's."""
    return table.variables.get(variable, table.coverage)


def source_of(
    shelf: Shelf, name: str, *, table: str, variable: str, made: str = "as given"
) -> ColumnSource:
    """Say where a column comes from (its name is filled in when it is put)."""
    one: DataSet = data_set(name)
    spec = one.table(table)
    return ColumnSource(
        column="",
        data_set=name,
        version=one.version,
        sha256=shelf.sha256(name, table),
        variable=variable,
        made=made,
        coverage=coverage_of(spec, variable),
        missing=spec.missing,
        licence=one.licence,
        citation="; ".join(c.key for c in one.citations),
    )
