"""A panel: a universe of cases, then filters and columns, as a plan of pure data run on demand.

The universe is declared first and columns never change it (Miller, 2022); the plan with the hashes
of the files it reads names the panel, so the same id means the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import polars as pl

from standoff.errors import UnknownName, UsageError
from standoff.history.account import cite, coverage_table, differences
from standoff.history.frame import Frame, Naming
from standoff.history.sets import data_set
from standoff.history.shelf import Shelf
from standoff.history.universe import UNIT_OPTIONS, as_day, build, tables_needed
from standoff.history.verb import Needs, Step
from standoff.history.verbs import verb_of
from standoff.history.writing import as_pandas, write_parquet
from standoff.vocabulary.identity import content_id
from standoff.vocabulary.panels import ColumnSource, System, Unit

__all__ = ["Panel", "from_spec", "panel"]

STYLES = {"standoff": "_", "peacesciencer": ""}


@dataclass(frozen=True, kw_only=True)
class Panel:
    """A planned panel; `collect` runs it.

    Attributes
    ----------
    unit, system : Unit, System
    directed : bool
        For dyads: whether both orders of a pair are rows.
    years : (int, int)
        First and last, both included.
    as_of : date
        No row lies after this day's year; open-ended memberships run to this day.
    steps : tuple of Step
        Filters and columns, in the order they are run.
    options : mapping
        What `of` set for the unit.
    style : "standoff" or "peacesciencer"
        ``cinc_1`` or ``cinc1``.
    shelf : Shelf
        Where the data are.
    tell : callable
        Told of progress; not part of the plan.
    """

    unit: Unit
    system: System
    directed: bool
    years: tuple[int, int]
    as_of: date
    steps: tuple[Step, ...] = ()
    options: tuple[tuple[str, Any], ...] = ()
    style: str = "standoff"
    shelf: Shelf = field(default_factory=lambda: Shelf(()))
    tell: Callable[[int, str], None] = lambda _done, _verb: None

    def told(self, tell: Callable[[int, str], None]) -> Panel:
        """Have a function told of progress: the number of steps done, and the last one's verb."""
        return replace(self, tell=tell)

    def on(self, *places: Path | str) -> Panel:
        """Say in which directories the reference data are, in the order they are searched."""
        return replace(self, shelf=Shelf(tuple(Path(p) for p in places)))

    def of(self, **options: Any) -> Panel:
        """Set the unit's options: ``source`` (disputes); ``k``, ``patrons``, ``dyads`` (k-ads)."""
        known = UNIT_OPTIONS[self.unit]
        for name in options:
            if name not in known:
                raise UnknownName(f"a {self.unit.value} panel has no option {name!r}")
        return replace(self, options=tuple(sorted({**dict(self.options), **options}.items())))

    def named(self, style: str) -> Panel:
        """Name a state's columns ``cinc_1`` (standoff) or ``cinc1`` (peacesciencer)."""
        if style not in STYLES:
            raise UnknownName(f"columns are named after {list(STYLES)}, not {style!r}")
        return replace(self, style=style)

    def where(self, *steps: Step) -> Panel:
        """Keep some rows; columns added before are filtered, those added after see the rest."""
        for one in steps:
            if not verb_of(one.verb).filters:
                raise UsageError(f"{one.verb}() adds columns: give it to add(), not to where()")
        return self._then(steps)

    def add(self, *steps: Step) -> Panel:
        """Add columns; the rows stay as they are."""
        for one in steps:
            if verb_of(one.verb).filters:
                raise UsageError(f"{one.verb}() filters rows: give it to where(), not to add()")
        return self._then(steps)

    def _then(self, steps: Iterable[Step]) -> Panel:
        for one in steps:
            verb_of(one.verb).check(self.unit)
        return replace(self, steps=(*self.steps, *steps))

    @cached_property
    def _unit_options(self) -> dict[str, Any]:
        return {**UNIT_OPTIONS[self.unit], **dict(self.options)}

    def needs(self) -> Needs:
        """Name the tables that the plan reads."""
        tables = list(tables_needed(self.unit, self.system, options=self._unit_options))
        for one in self.steps:
            tables += verb_of(one.verb).needs(self.system, self.unit, one.values)
        return tuple(dict.fromkeys(tables))

    def spec(self) -> dict[str, Any]:
        """Say the plan as pure data, without the data's hashes; `from_spec` reads it back."""
        return {
            "unit": self.unit.value,
            "system": self.system.value,
            "directed": self.directed,
            "years": list(self.years),
            "as_of": self.as_of.isoformat(),
            "style": self.style,
            "of": self._unit_options,
            "steps": [{"verb": s.verb, **s.values} for s in self.steps],
        }

    def plan(self) -> dict[str, Any]:
        """Say the plan as pure data: spec, tables with version and hash, what is absent, id."""
        tables = [
            {
                "data": name,
                "table": table,
                "version": data_set(name).version,
                "sha256": self.shelf.sha256(name, table),
            }
            for name, table in self.needs()
        ]
        body = {"panel": 1, **self.spec(), "data": tables}
        missing = [f"{t['data']} ({t['table']})" for t in tables if not t["sha256"]]
        return {"id": content_id(body, prefix="p-"), **body, "missing": missing}

    @property
    def id(self) -> str:
        """Name the panel by its plan and the hashes of its data."""
        return str(self.plan()["id"])

    def frame(self, *, watch: bool = False) -> Frame:
        """Run the plan and give rows, columns and their sources."""
        options = {
            **self._unit_options,
            "as_of": self.as_of,
            "directed": self.directed,
            "naming": Naming(STYLES[self.style]),
        }
        frame = build(self.shelf, self.unit, system=self.system, years=self.years, options=options)
        frame.watch = watch
        for done, one in enumerate(self.steps, start=1):
            verb = verb_of(one.verb)
            rows = frame.height
            kept = verb.apply(frame, self.shelf, one.values)
            if verb.filters:
                frame = frame.keep(kept)
            elif frame.height != rows:
                raise AssertionError(f"{one.verb} changed the number of rows")
            self.tell(done, one.verb)
        return frame

    @cached_property
    def _run(self) -> Frame:
        return self.frame()

    def collect(self) -> pl.DataFrame:
        """Run the plan and give the data frame, sorted by unit and year."""
        return self._run.data()

    def lazy(self) -> pl.LazyFrame:
        """Give a lazy frame that runs the plan when it is collected."""
        return pl.defer(self.collect, schema=lambda: self.collect().schema)

    @property
    def columns(self) -> Mapping[str, ColumnSource]:
        """Say where each added column comes from."""
        return dict(self._run.sources)

    def coverage(self) -> pl.DataFrame:
        """Count cells by column, year and state: observed, zero, carried, null and why."""
        return coverage_table(self.frame(watch=True))

    def cite(self, style: str = "bibtex") -> str:
        """Cite what this panel used, and nothing else: "bibtex" or "text"."""
        return cite((name for name, _ in self.needs()), style)

    def diff(self, other: Panel) -> pl.DataFrame:
        """List the cells that differ between two panels of the same unit (see `differences`)."""
        shelf = other.shelf if other.shelf.places else self.shelf
        theirs = replace(other, shelf=shelf).collect()
        return differences(self.collect(), theirs, keys=list(self._run.key_names))

    def to_parquet(self, path: Path | str) -> None:
        """Write the panel with its plan and sources; the same id gives the same bytes."""
        write_parquet(self.collect(), Path(path), plan=self.plan(), columns=self.columns)

    def to_pandas(self) -> Any:
        """Give the panel as a pandas data frame (pandas must be installed)."""
        return as_pandas(self.collect())

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Let other data-frame libraries take the panel over (the Arrow PyCapsule interface)."""
        return self.collect().__arrow_c_stream__(requested_schema)


def panel(
    *,
    unit: str | Unit,
    system: str | System = "cow",
    directed: bool = False,
    years: tuple[int, int],
    as_of: date | str,
) -> Panel:
    """Plan a panel.

    Parameters
    ----------
    unit : str
        "state-year", "dyad-year", "dispute-year", "crisis-actor", "leader-year", "k-ad-year".
    system : "cow" or "gw"
    directed : bool
        For dyads and disputes: whether both orders of a pair are rows.
    years : (int, int)
        First and last, both included.
    as_of : date or str
        The day the panel speaks from; years after it are refused.

    Returns
    -------
    Panel
        Say where the data are with ``.on(directory)``, then `where`, `add` and `collect`.

    Raises
    ------
    UsageError
        If the years are reversed, or lie after `as_of`.
    """
    try:
        kind, whose = Unit(unit), System(system)
    except ValueError as why:
        raise UnknownName(
            f"{why}: units are {[u.value for u in Unit]}, systems {[s.value for s in System]}"
        ) from why
    day = as_day(as_of)
    first, last = years
    if not 1816 <= first <= last:
        raise UsageError(f"years run from 1816 on, the first before the last, not {first}-{last}")
    if last > day.year:
        raise UsageError(
            f"years end with {last}, after the panel's day {day}; nothing is known yet"
        )
    return Panel(unit=kind, system=whose, directed=directed, years=(first, last), as_of=day)


def from_spec(spec: Mapping[str, Any]) -> Panel:
    """Read a plan back from pure data, as `Panel.spec` writes it or a TOML file holds it.

    Parameters
    ----------
    spec : mapping
        ``unit``, ``years``, ``as_of``; optionally ``system``, ``directed``, ``style``, ``of`` (a
        table) and ``steps`` (tables with ``verb`` and its options).

    Raises
    ------
    UsageError, UnknownName
        Naming the first entry that makes no sense.
    """
    known = {"unit", "system", "directed", "years", "as_of", "style", "of", "steps"}
    for name in spec:
        if name not in known:
            raise UnknownName(f"a panel has no entry {name!r}; it has {sorted(known)}")
    for name in ("unit", "years", "as_of"):
        if name not in spec:
            raise UsageError(f"the panel lacks {name!r}")
    first, last = spec["years"]
    planned = panel(
        unit=spec["unit"],
        system=spec.get("system", "cow"),
        directed=spec.get("directed", False),
        years=(first, last),
        as_of=spec["as_of"],
    )
    planned = planned.of(**spec.get("of", {})).named(spec.get("style", "standoff"))
    for entry in spec.get("steps", ()):
        one = _step_of(entry)
        planned = planned.where(one) if verb_of(one.verb).filters else planned.add(one)
    return planned


def _step_of(entry: Mapping[str, Any]) -> Step:
    options = {k: v for k, v in entry.items() if k != "verb"}
    verb = verb_of(str(entry.get("verb", "")))
    try:
        return verb.make(**options)
    except TypeError as why:
        raise UsageError(f"{verb.name}: {why}") from why
