"""Armed conflicts on a state's side A by year (UCDP/PRIO; Gleditsch et al., 2002).

An onset is the first year in which a conflict appears with the state after the filters on type and
intensity: with wars only, the first year of war.
"""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from standoff.errors import UnknownName, UsageError
from standoff.history.frame import Frame
from standoff.history.sets import data_set
from standoff.history.shelf import Shelf
from standoff.history.verb import Needs, Options, Step, Verb, source_of, step
from standoff.vocabulary.panels import System, Unit

__all__ = ["VERB", "armed_conflict"]

DATA, TABLE = "ucdp-acd", "conflicts"
TYPES = ("extrasystemic", "interstate", "intrastate", "II")
WAR = 2


def armed_conflict(
    types: Iterable[str] = TYPES, *, only_wars: bool = False, prefix: str = ""
) -> Step:
    """Add ``ucdpongoing`` and ``ucdponset``, zero inside 1946-2024.

    Parameters
    ----------
    types : iterable of str
        Of extrasystemic, interstate, intrastate and II (internationalised intrastate).
    only_wars : bool
        Years of at least 1,000 battle deaths only.
    prefix : str
        Put before both names, to tell two such pairs apart.
    """
    types = tuple(types)
    for kind in types:
        if kind not in TYPES:
            raise UnknownName(f"{kind!r} is no type of armed conflict; there are {TYPES}")
    return step("armed_conflict", types=types, only_wars=only_wars, prefix=prefix)


def _apply(frame: Frame, shelf: Shelf, options: Options) -> None:
    if frame.system is not System.GW:
        raise UsageError("armed_conflict() needs a panel of the gw system")
    wanted = pl.col("type_of_conflict").is_in(options["types"])
    if options["only_wars"]:
        wanted &= pl.col("intensity_level") == WAR
    rows = shelf.read(DATA, TABLE).filter(wanted).drop_nulls("gwno_a")
    first = pl.col("year") == pl.col("year").min().over("conflict_id", "gwno_a")
    table = (
        rows.with_columns(onset=first)
        .group_by("gwno_a", "year", maintain_order=True)
        .agg(ucdpongoing=pl.lit(1, pl.Int16), ucdponset=pl.col("onset").any().cast(pl.Int16))
    )
    coverage = data_set(DATA).table(TABLE).coverage
    made = f"{', '.join(options['types'])}{'; wars only' if options['only_wars'] else ''}"
    for role in frame.roles:
        located = frame.locate_states(table, role, coverage=coverage)
        for name in ("ucdpongoing", "ucdponset"):
            source = source_of(shelf, DATA, table=TABLE, variable="gwno_a", made=made)
            column = frame.naming(options["prefix"] + name, role)
            frame.put(column, table[name], at=located, fill=0, source=source)


def _needs(_system: System, _unit: Unit, _options: Options) -> Needs:
    return ((DATA, TABLE),)


VERB = Verb(
    armed_conflict, frozenset({Unit.STATE_YEAR, Unit.DYAD_YEAR, Unit.LEADER_YEAR}), _needs, _apply
)
