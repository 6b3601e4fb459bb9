"""Major powers of the Correlates of War: 1 in every calendar year that a spell touches."""

from __future__ import annotations

import polars as pl

from standoff.errors import UsageError
from standoff.history.frame import Frame
from standoff.history.parsing import expand_years
from standoff.history.sets import data_set
from standoff.history.shelf import Shelf
from standoff.history.verb import Needs, Options, Step, Verb, source_of, step
from standoff.vocabulary.panels import Coverage, System, Unit

__all__ = ["VERB", "majors", "majors_by_year"]

DATA, TABLE = "cow-majors", "spells"


def majors(*, beyond: str = "null") -> Step:
    """Add ``cowmaj`` for every state of a row.

    Parameters
    ----------
    beyond : str
        After 2016: "null", "carry" (with a flag column) or "error".
    """
    return step("majors", beyond=beyond)


def majors_by_year(shelf: Shelf, *, until: int) -> pl.DataFrame:
    """Give the major powers' years; spells that reach the end of the list run on to `until`."""
    spells = shelf.read(DATA, TABLE)
    last = spells["endyear"].max()
    open_end = (pl.col("endyear") == last) & (pl.col("endmonth") == 12)
    end = pl.when(open_end).then(pl.max_horizontal("endyear", pl.lit(until))).otherwise("endyear")
    years = expand_years(spells.with_columns(until=end), "styear", end="until")
    return years.select("ccode", "year", cowmaj=pl.lit(1, pl.Int16)).unique(maintain_order=True)


def _apply(frame: Frame, shelf: Shelf, options: Options) -> None:
    if frame.system is not System.COW:
        raise UsageError("majors() needs a panel of the cow system")
    coverage = data_set(DATA).table(TABLE).coverage
    assert coverage is not None
    beyond = options["beyond"]
    table = majors_by_year(shelf, until=frame.grid.last if beyond == "carry" else coverage.last)
    source = source_of(shelf, DATA, table=TABLE, variable="spell", made="1 in each year of a spell")
    span = (
        Coverage(coverage.first, max(coverage.last, frame.grid.last))
        if beyond == "carry"
        else coverage
    )
    for role in frame.roles:
        located = frame.locate_states(
            table, role, coverage=span, beyond="null" if beyond == "carry" else beyond
        )
        name = frame.naming("cowmaj", role)
        frame.put(name, table["cowmaj"], at=located, fill=0, source=source)
    if beyond == "carry":
        late = frame.years() > coverage.last
        frame.flag("cowmaj_carried", late, source=source)


def _needs(_system: System, _unit: Unit, _options: Options) -> Needs:
    return ((DATA, TABLE),)


VERB = Verb(majors, frozenset(Unit), _needs, _apply)
