"""The universe of cases of a panel, per unit of analysis: which rows there are, before any column.

Declaring the universe first and only then adding columns is Miller's (2022) rule; k-ads with roles
follow Poast (2010) and NewGene (Bennett, Poast & Stam, 2019).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import combinations
from typing import Any

import numpy as np
import polars as pl

from standoff.errors import UnknownName, UsageError
from standoff.history.bridge import bridge
from standoff.history.frame import Frame, Naming
from standoff.history.grid import ABSENT, Ints
from standoff.history.parsing import expand_years
from standoff.history.sets import data_set
from standoff.history.shelf import Shelf
from standoff.history.systems import Membership, dyad_years, membership, state_years
from standoff.history.verbs.contiguity import types_by_year
from standoff.history.verbs.majors import majors_by_year
from standoff.history.verbs.mids import dyadic
from standoff.vocabulary.panels import System, Unit

__all__ = ["DYADS", "PATRONS", "UNIT_OPTIONS", "build", "tables_needed"]

PATRONS = ("defence pact", "any pact", "neighbour", "major power")
DYADS = ("politically relevant", "all", "dispute onset")
UNIT_OPTIONS: dict[Unit, dict[str, Any]] = {
    Unit.STATE_YEAR: {},
    Unit.DYAD_YEAR: {},
    Unit.DISPUTE_YEAR: {"source": "gml"},
    Unit.LEADER_YEAR: {},
    Unit.CRISIS_ACTOR: {},
    Unit.K_AD_YEAR: {"k": 3, "patrons": "defence pact", "dyads": "politically relevant"},
}
"""What `of` may set for each unit, with its default."""


def build(
    shelf: Shelf,
    unit: Unit,
    *,
    system: System,
    years: tuple[int, int],
    options: Mapping[str, Any],
) -> Frame:
    """Make the empty frame of a panel: its rows, sorted by unit and year.

    Parameters
    ----------
    shelf : Shelf
    unit : Unit
    system : System
    years : (int, int)
    options : mapping
        ``as_of`` (date), ``directed`` (bool), ``naming`` and those of `UNIT_OPTIONS`.
    """
    _inside_coverage(unit, system, years, options=options)
    spells = shelf.read(f"{system.value}-states", "spells").rename({system.code: "code"})
    members = membership(spells, years, as_of=options["as_of"])
    return _BUILDERS[unit](shelf, members, system, options)


def tables_needed(
    unit: Unit, system: System, *, options: Mapping[str, Any]
) -> tuple[tuple[str, str], ...]:
    """Name the tables that the universe itself is made from."""
    tables = [(f"{system.value}-states", "spells")]
    if unit is Unit.DISPUTE_YEAR:
        tables.append((f"{options['source']}-mids", "directed"))
        tables += [("cow-mids", "disputes")] if options["source"] == "cow" else []
    if unit is Unit.LEADER_YEAR:
        tables.append(("archigos", "spells"))
        tables += [("state-codes", "gw")] if system is System.COW else []
    if unit is Unit.CRISIS_ACTOR:
        tables.append(("icb", "actors"))
        tables += [("state-codes", "gw")] if system is System.COW else []
    if unit is Unit.K_AD_YEAR:
        by_rule = {"neighbour": "cow-contiguity", "major power": "cow-majors"}
        name = by_rule.get(options["patrons"], "atop")
        tables.append((name, "dyads" if name == "atop" else "spells"))
        if options["dyads"] == "politically relevant":
            tables += [("cow-contiguity", "spells"), ("cow-majors", "spells")]
        if options["dyads"] == "dispute onset":
            tables.append(("gml-mids", "directed"))
    return tuple(dict.fromkeys(tables))


def _inside_coverage(
    unit: Unit, system: System, years: tuple[int, int], *, options: Mapping[str, Any]
) -> None:
    """Refuse years in which the universe's own source is silent: no rows would mean nothing."""
    for name, table in tables_needed(unit, system, options=options):
        coverage = data_set(name).table(table).coverage
        if name.endswith("-states") or name == "state-codes" or coverage is None:
            continue
        if years[0] < coverage.first or years[1] > coverage.last:
            raise UsageError(
                f"a {unit.value} panel of {years[0]}-{years[1]} needs {name}, which speaks about "
                f"{coverage} only; choose years inside"
            )


def _states(
    _shelf: Shelf, members: Membership, system: System, options: Mapping[str, Any]
) -> Frame:
    i, t = np.divmod(state_years(members).astype(np.int32), members.grid.years)
    return Frame(Unit.STATE_YEAR, system, members, {"": i}, t, naming=options["naming"])


def _dyads(_shelf: Shelf, members: Membership, system: System, options: Mapping[str, Any]) -> Frame:
    i, j, t = _pairs(members, directed=options["directed"])
    return Frame(
        Unit.DYAD_YEAR,
        system,
        members,
        {"1": i, "2": j},
        t,
        directed=options["directed"],
        naming=options["naming"],
    )


def _pairs(members: Membership, *, directed: bool) -> tuple[Ints, Ints, Ints]:
    grid = members.grid
    keys = dyad_years(members, directed=directed).astype(np.int32)
    dyads, t = np.divmod(keys, grid.years)
    i, j = np.divmod(dyads, grid.n)
    return i, j, t


def _within(members: Membership, codes: list[Ints], years: Ints) -> tuple[list[Ints], Ints, Ints]:
    """Index codes and years; the mask keeps rows whose years lie in the grid."""
    grid = members.grid
    t = years.astype(np.int32) - grid.first
    return [grid.state(c) for c in codes], t, (t >= 0) & (t < grid.years)


def _disputes(
    shelf: Shelf, members: Membership, system: System, options: Mapping[str, Any]
) -> Frame:
    if system is not System.COW:
        raise UsageError("dispute-year panels are of the cow system")
    table = dyadic(shelf, options["source"]).sort("dispnum", "ccode1", "ccode2", "year")
    if not options["directed"]:
        table = table.filter(pl.col("ccode1") < pl.col("ccode2"))
    codes = [table["ccode1"].to_numpy(), table["ccode2"].to_numpy()]
    (i, j), t, keep = _within(members, codes, table["year"].to_numpy())
    keep &= (i != ABSENT) & (j != ABSENT)
    kept = table.filter(pl.Series(keep))
    extra = {
        name: kept[name] for name in ("dispnum", "onset", "sidea1", "sidea2", "orig1", "orig2")
    }
    return Frame(
        Unit.DISPUTE_YEAR,
        system,
        members,
        {"1": i[keep], "2": j[keep]},
        t[keep],
        directed=options["directed"],
        naming=options["naming"],
        given=extra,
    )


def _leaders(
    shelf: Shelf, members: Membership, system: System, options: Mapping[str, Any]
) -> Frame:
    spells = shelf.read("archigos", "spells").with_columns(
        first=pl.col("startdate").dt.year(), last=pl.col("enddate").dt.year()
    )
    years = expand_years(spells, "first", end="last").with_columns(pl.col("year").cast(pl.Int16))
    years = years.with_columns(yrinoffice=pl.col("year") - pl.col("first") + 1)
    if system is System.COW:
        codes = bridge(shelf, System.GW).drop_nulls("ccode")
        years = years.join(codes, on=["gwcode", "year"], how="inner", validate="m:1")
    years = years.sort(system.code, "startdate", "obsid", "year")
    (i,), t, keep = _within(members, [years[system.code].to_numpy()], years["year"].to_numpy())
    keep &= i != ABSENT
    kept = years.filter(pl.Series(keep))
    extra = {
        "obsid": kept["obsid"],
        "leader": kept["leader"],
        "yrinoffice": kept["yrinoffice"].cast(pl.Int16),
    }
    return Frame(
        Unit.LEADER_YEAR,
        system,
        members,
        {"": i[keep]},
        t[keep],
        naming=options["naming"],
        given=extra,
        tells_apart="obsid",
    )


def _crisis_actors(
    shelf: Shelf, members: Membership, system: System, _options: Mapping[str, Any]
) -> Frame:
    actors = shelf.read("icb", "actors").filter(pl.col("triggr").is_not_null())
    actors = actors.sort("crisno", "cracno")
    years = actors["yrtrig"].to_numpy()
    codes = [actors[c].to_numpy() for c in ("cracid", "southv")]
    if system is System.COW:
        codes = [_to_cow(shelf, c, years) for c in codes]
    (target, coercer), t, keep = _within(members, codes, years)
    kept = actors.filter(pl.Series(keep))
    return Frame(
        Unit.CRISIS_ACTOR,
        system,
        members,
        {"target": target[keep], "coercer": coercer[keep]},
        t[keep],
        naming=Naming("_"),
        given={name: kept[name] for name in ("crisno", "cracno", "actor", "crisname")},
    )


def _to_cow(shelf: Shelf, codes: Ints, years: Ints) -> Ints:
    keys = pl.DataFrame({"gwcode": codes, "year": years}).cast(pl.Int16)
    known = keys.join(
        bridge(shelf, System.GW), on=["gwcode", "year"], how="left", maintain_order="left"
    )
    return known["ccode"].fill_null(ABSENT).to_numpy()


def _k_ads(shelf: Shelf, members: Membership, system: System, options: Mapping[str, Any]) -> Frame:
    if system is not System.COW:
        raise UsageError("k-ads are of the cow system")
    k = options["k"]
    if not isinstance(k, int) or not 3 <= k <= 6:
        raise UsageError("k counts coercer, target and patrons together: 3 to 6")
    coercer, target, t = _chosen_dyads(shelf, members, options["dyads"])
    behind = _patrons(shelf, members, options["patrons"])
    rows: list[tuple[int, ...]] = []
    for c, p, year in zip(coercer.tolist(), target.tolist(), t.tolist(), strict=True):
        friends = [s for s in behind.get((p, year), ()) if s != c]
        rows += [(c, p, *group, year) for group in combinations(friends, k - 2)]
    table = np.array(rows, dtype=np.int64).reshape(len(rows), k + 1)
    table = table[np.lexsort(table.T[::-1])]
    names = ("coercer", "target", *(f"patron{n}" for n in range(1, k - 1)))
    states = {name: table[:, n] for n, name in enumerate(names)}
    return Frame(Unit.K_AD_YEAR, system, members, states, table[:, k], naming=Naming("_"))


def _chosen_dyads(shelf: Shelf, members: Membership, which: str) -> tuple[Ints, Ints, Ints]:
    if which not in DYADS:
        raise UnknownName(f"dyads is one of {DYADS}, not {which!r}")
    i, j, t = _pairs(members, directed=True)
    if which == "all":
        return i, j, t
    keys = (i * members.grid.n + j) * members.grid.years + t
    if which == "dispute onset":
        table = dyadic(shelf, "gml").filter((pl.col("onset") == 1) & (pl.col("sidea1") == 1))
        marks = _marks(members, table.select("ccode1", "ccode2", "year"))
        return i[marks[keys]], j[marks[keys]], t[marks[keys]]
    near = types_by_year(shelf).filter(pl.col("conttype") >= 1)
    relevant = _marks(members, near)[keys]
    major = _major_states(shelf, members)
    years = members.grid.years
    relevant |= major[i * years + t] | major[j * years + t]
    return i[relevant], j[relevant], t[relevant]


def _marks(members: Membership, table: pl.DataFrame) -> Ints:
    grid = members.grid
    one, other, year = (table[c].to_numpy() for c in table.columns[:3])
    keys = grid.dyad_key(grid.state(one), grid.state(other), year=year)
    marks = np.zeros(grid.dyad_size, dtype=bool)
    marks[keys[keys >= 0]] = True
    return marks


def _major_states(shelf: Shelf, members: Membership) -> Ints:
    grid = members.grid
    table = majors_by_year(shelf, until=2016)
    keys = grid.state_key(grid.state(table["ccode"].to_numpy()), table["year"].to_numpy())
    marks = np.zeros(grid.state_size, dtype=bool)
    marks[keys[keys >= 0]] = True
    return marks


def _patrons(shelf: Shelf, members: Membership, rule: str) -> dict[tuple[int, int], list[int]]:
    """Give, per (target, year), the states behind it by a rule, in order of code."""
    if rule not in PATRONS:
        raise UnknownName(f"patrons is one of {PATRONS}, not {rule!r}")
    grid = members.grid
    if rule == "major power":
        return _all_majors(shelf, members)
    if rule == "neighbour":
        table = types_by_year(shelf).filter(pl.col("conttype") == 1)
    else:
        table = shelf.read("atop", "dyads")
        if rule == "defence pact":
            table = table.filter(pl.col("atop_defense") == 1)
    giver, taker = (grid.state(table[c].to_numpy()) for c in ("ccode1", "ccode2"))
    t = table["year"].to_numpy().astype(np.int64) - grid.first
    inside = (giver >= 0) & (taker >= 0) & (t >= 0) & (t < grid.years)
    behind: dict[tuple[int, int], list[int]] = {}
    for patron, target, year in zip(
        giver[inside].tolist(), taker[inside].tolist(), t[inside].tolist(), strict=True
    ):
        if members.present[patron, year]:
            behind.setdefault((target, year), []).append(patron)
    return {key: sorted(set(patrons)) for key, patrons in behind.items()}


def _all_majors(shelf: Shelf, members: Membership) -> dict[tuple[int, int], list[int]]:
    grid = members.grid
    major = _major_states(shelf, members).reshape(grid.n, grid.years) & members.present
    by_year = [np.flatnonzero(major[:, t]).tolist() for t in range(grid.years)]
    return {
        (i, t): [m for m in by_year[t] if m != i]
        for i in range(grid.n)
        for t in range(grid.years)
        if members.present[i, t]
    }


_BUILDERS = {
    Unit.STATE_YEAR: _states,
    Unit.DYAD_YEAR: _dyads,
    Unit.DISPUTE_YEAR: _disputes,
    Unit.LEADER_YEAR: _leaders,
    Unit.CRISIS_ACTOR: _crisis_actors,
    Unit.K_AD_YEAR: _k_ads,
}


def as_day(value: date | str) -> date:
    """Read a day given as a date or as text (YYYY-MM-DD)."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError as why:
        raise UsageError(f"as_of is a day like 2025-11-01, not {value!r}") from why
