"""Distance between capitals (great circle) and between territories (CShapes 2.0).

The capital distance is Vincenty's formula on a sphere of radius 6,378,137 m between the first
capitals of the year; the minimum distance is that of the data (Schvitz et al., 2022).
"""

from __future__ import annotations

import numpy as np
import polars as pl

from standoff.errors import UnknownName
from standoff.history.frame import Frame
from standoff.history.grid import ABSENT, Ints
from standoff.history.parsing import expand_years
from standoff.history.sets import data_set
from standoff.history.shelf import Shelf
from standoff.history.verb import Needs, Options, Step, Verb, source_of, step
from standoff.vocabulary.panels import System, Unit

__all__ = ["VERB", "distance", "great_circle_km"]

RADIUS_KM = 6378.137


def distance(kind: str = "capital", *, beyond: str = "null") -> Step:
    """Add ``capdist`` or ``mindist`` in kilometres; on state-years the smallest to any member.

    Parameters
    ----------
    kind : "capital" or "minimum"
    beyond : str
        Outside coverage (capitals 1816-2024, minimum 1886-2019): "null", "carry" or "error".
    """
    if kind not in ("capital", "minimum"):
        raise UnknownName(f"distance() knows 'capital' and 'minimum', not {kind!r}")
    return step("distance", kind=kind, beyond=beyond)


def great_circle_km(one: Ints, other: Ints) -> Ints:
    """Give distances between points on a sphere, by Vincenty's formula.

    Parameters
    ----------
    one, other : ndarray, shape (..., 2)
        Latitude and longitude in degrees; shapes broadcast.
    """
    lat1, lon1 = np.moveaxis(np.radians(one), -1, 0)
    lat2, lon2 = np.moveaxis(np.radians(other), -1, 0)
    turn = lon2 - lon1
    across = np.cos(lat2) * np.sin(turn)
    up = np.cos(lat1) * np.sin(lat2) - np.sin(lat1) * np.cos(lat2) * np.cos(turn)
    along = np.sin(lat1) * np.sin(lat2) + np.cos(lat1) * np.cos(lat2) * np.cos(turn)
    km: Ints = RADIUS_KM * np.arctan2(np.sqrt(across**2 + up**2), along)
    return km


def _apply(frame: Frame, shelf: Shelf, options: Options) -> None:
    if options["kind"] == "capital":
        _capitals(frame, shelf, options["beyond"])
    else:
        _minimum(frame, shelf, options["beyond"])


def _capitals(frame: Frame, shelf: Shelf, beyond: str) -> None:
    system = frame.system.value
    spec = data_set("capitals").table(system)
    capitals = shelf.read("capitals", system).with_row_index("place")
    points = capitals.select("lat", "lng").to_numpy()
    apart = great_circle_km(points[:, None, :], points[None, :, :])
    by_year = _first_of_year(capitals, frame.system.code)
    places = by_year["place"].to_numpy().astype(np.int64)
    source = source_of(
        shelf, "capitals", table=system, variable="lat, lng", made="Vincenty, sphere"
    )
    if len(frame.roles) == 1:
        frame.add("mincapdist", _nearest(frame, by_year, apart), source=source)
        return
    where = {
        role: frame.locate_states(by_year, role, coverage=spec.coverage, beyond=beyond)
        for role in frame.roles
    }
    for pair in frame.pairs:
        a, b = (where[role].index for role in pair)
        known = (a >= 0) & (b >= 0)
        km = pl.Series(apart.take(places.take(a) * len(apart) + places.take(b)))
        if not known.all():
            km = pl.DataFrame({"v": km, "k": known}).select(pl.when("k").then("v")).to_series()
        frame.add(frame.pair_name("capdist", pair), km, source=source)


def _first_of_year(capitals: pl.DataFrame, code: str) -> pl.DataFrame:
    dated = capitals.with_columns(
        first=pl.col("stdate").dt.year(), last=pl.col("enddate").dt.year()
    )
    years = expand_years(dated, "first", end="last").sort(code, "year", "stdate", "enddate")
    return years.unique([code, "year"], keep="first", maintain_order=True).select(
        code, "year", "place"
    )


def _nearest(frame: Frame, by_year: pl.DataFrame, apart: Ints) -> pl.Series:
    """Give each state-year the distance to the nearest other member's capital."""
    grid = frame.grid
    keys = grid.state_key(
        grid.state(by_year[by_year.columns[0]].to_numpy()), by_year["year"].to_numpy()
    )
    found = grid.match(keys, frame.state_keys(frame.roles[0]), size=grid.state_size)
    places = by_year["place"].to_numpy().astype(np.int64)
    strangers = _strangers(frame)
    nearest = np.full(frame.height, np.nan)
    states = frame.states[frame.roles[0]]
    for t in range(grid.years):
        rows = np.flatnonzero((frame.t == t) & (found != ABSENT))
        if len(rows) < 2:
            continue
        km = apart[np.ix_(places[found[rows]], places[found[rows]])]
        km[np.eye(len(rows), dtype=bool)] = np.inf
        if t in strangers:
            km[strangers[t][np.ix_(states[rows], states[rows])]] = np.inf
        nearest[rows] = km.min(axis=1)
    return pl.Series(nearest).fill_nan(None)


def _strangers(frame: Frame) -> dict[int, Ints]:
    """Mark, by year, pairs of members that were never members on the same day."""
    by_year: dict[int, Ints] = {}
    for i, j, t in frame.members.never_met():
        marks = by_year.setdefault(t, np.zeros((frame.grid.n, frame.grid.n), dtype=bool))
        marks[i, j] = True
    return by_year


def _minimum(frame: Frame, shelf: Shelf, beyond: str) -> None:
    system = frame.system.value
    spec = data_set("minimum-distance").table(system)
    table = shelf.read("minimum-distance", system)
    source = source_of(shelf, "minimum-distance", table=system, variable="mindist")
    if len(frame.roles) == 1:
        table = _nearest_of(table)
        located = frame.locate_states(table, frame.roles[0], coverage=spec.coverage, beyond=beyond)
        frame.put("minmindist", table["mindist"], at=located, fill=None, source=source)
        return
    for pair in frame.pairs:
        located = frame.locate_dyads(
            table, pair, coverage=spec.coverage, beyond=beyond, symmetric=True
        )
        name = frame.pair_name("mindist", pair)
        frame.put(name, table["mindist"], at=located, fill=None, source=source)


def _nearest_of(table: pl.DataFrame) -> pl.DataFrame:
    """Give each state-year the smallest distance of its pairs, in whichever place it stands."""
    one, other, year, value = table.columns
    *codes, years = (table[name].to_numpy().astype(np.int32) for name in (one, other, year))
    first, span = years.min(), years.max() - years.min() + 1
    nearest = np.full((np.max(codes) + 1) * span, np.inf)
    for code in codes:
        np.minimum.at(nearest, code * span + (years - first), table[value].to_numpy())
    keys = np.flatnonzero(nearest < np.inf)
    return pl.DataFrame({one: keys // span, year: keys % span + first, value: nearest[keys]})


def _needs(system: System, _unit: Unit, options: Options) -> Needs:
    return (("capitals" if options["kind"] == "capital" else "minimum-distance", system.value),)


UNITS = frozenset(
    {Unit.STATE_YEAR, Unit.DYAD_YEAR, Unit.DISPUTE_YEAR, Unit.CRISIS_ACTOR, Unit.K_AD_YEAR}
)
VERB = Verb(distance, UNITS, _needs, _apply)
