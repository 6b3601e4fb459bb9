"""What the patrons model says of past crises from what was known at their onset, for the backtest.

Capability is the composite index of national capability of the year before (Singer, Bremer &
Stuckey, 1972), patrons are the target's defence allies (Leeds et al., 2002); no claims are read, so
every other parameter keeps its prior.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl
from numpy.typing import NDArray

from standoff import states
from standoff.calculus.models.patrons import solve
from standoff.calculus.priors import SolveOptions, draw_game
from standoff.errors import ModelError
from standoff.history.crisis_rows import cow_coded
from standoff.history.onsets import first_actors
from standoff.history.sets import data_set
from standoff.history.shelf import Shelf
from standoff.vocabulary.actors import Actor
from standoff.vocabulary.crises import Case, Role, View
from standoff.vocabulary.findings import StateFacts
from standoff.vocabulary.results import Number, Provenance

__all__ = ["DRAWS", "PATRONS", "expectations"]

Array = NDArray[np.float64]

DRAWS = 200
"""Parameter draws per crisis."""
PATRONS = 4
"""The strongest allies that are taken as patrons."""
NOT_A_STATE = 990


@dataclass(frozen=True)
class _World:
    """Capability by (code, year), defence allies by (code, year); the last years of each."""

    cinc: Mapping[tuple[int, int], float]
    allies: Mapping[tuple[int, int], Sequence[int]]
    last: tuple[int, int]

    def capability(self, code: int, year: int) -> float | None:
        return self.cinc.get((code, min(year, self.last[0])))

    def patrons(self, target: int, *, coercer: int, year: int) -> list[int]:
        """List the target's strongest defence allies, the coercer aside."""
        found = self.allies.get((target, min(year, self.last[1])), ())
        held = [(self.capability(code, year) or 0.0, code) for code in found if code != coercer]
        return [code for _, code in sorted(held, reverse=True)[:PATRONS]]


def _world(shelf: Shelf) -> _World:
    nmc = shelf.read("cow-nmc", "states", columns=("ccode", "year", "cinc")).drop_nulls()
    pacts = shelf.read("atop", "dyads").filter(pl.col("atop_defense") == 1)
    allies: dict[tuple[int, int], list[int]] = {}
    for own, other, year in pacts.select("ccode1", "ccode2", "year").iter_rows():
        allies.setdefault((int(own), int(year)), []).append(int(other))
    coverage = [
        data_set(n).table(t).coverage for n, t in (("cow-nmc", "states"), ("atop", "dyads"))
    ]
    years = tuple(c.last for c in coverage if c is not None)
    return _World(
        {(int(code), int(year)): cinc for code, year, cinc in nmc.iter_rows()},
        allies,
        (years[0], years[1]),
    )


def expectations(shelf: Shelf, *, as_of: date, seed: int) -> dict[int, Array]:
    """Solve the patrons model for every past crisis between two states.

    Parameters
    ----------
    shelf : Shelf
        Needs capabilities and alliances beside the crises.
    as_of : date
        Crises that began on this day or later are left out.
    seed : int

    Returns
    -------
    dict of int to array (4,)
        By crisis number, mean probabilities of status quo, concession, back-down and force. A
        crisis whose coercer is no state, or of whose parties capability is unknown, is missing.
    """
    world = _world(shelf)
    first = first_actors(shelf).filter(
        (pl.col("southv") < NOT_A_STATE) & (pl.col("began_actor") < as_of)
    )
    rows = cow_coded(
        first.select(
            "crisno",
            pl.col("yrtrig").cast(pl.Int32).alias("year"),
            pl.col("southv").cast(pl.Int32).alias("coercer"),
            pl.col("cracid").cast(pl.Int32).alias("target"),
            pl.col("began_actor").alias("began"),
        ),
        shelf,
    )
    found = {}
    for row in rows.sort("crisno").iter_rows(named=True):
        solved = _solved(row, world, seed=seed)
        if solved is not None:
            found[int(row["crisno"])] = solved
    return found


def _solved(row: Mapping[str, object], world: _World, *, seed: int) -> Array | None:
    """Solve one crisis; None where a party or its capability is unknown."""
    coercer, target, year = (int(str(row[name])) for name in ("coercer", "target", "year"))
    day = row["began"]
    assert isinstance(day, date)
    backing = world.patrons(target, coercer=coercer, year=year - 1)
    codes = [_iso3(code, day) for code in (coercer, target, *backing)]
    if codes[0] is None or codes[1] is None or codes[0] == codes[1]:
        return None
    known = [
        _facts(iso3, world.capability(code, year - 1), target=codes[1], day=day)
        for iso3, code in zip(codes, (coercer, target, *backing), strict=True)
        if iso3 is not None
    ]
    if known[0].capability is None or known[1].capability is None:
        return None
    roles = [Role(Actor(fact.code), "known at the onset") for fact in known]
    patrons = tuple(role for role in roles[2:] if role.code not in (codes[0], codes[1]))
    case = Case("a past crisis", day, roles[0], roles[1], patrons=patrons, began=day)
    rng = np.random.default_rng([seed, int(str(row["crisno"]))])
    nothing = View(day, (), (), ())
    try:
        options = SolveOptions(draws=DRAWS)
        drawn = draw_game(case, view=nothing, facts=known, rng=rng, options=options)
    except ModelError:
        return None
    return np.asarray(solve(drawn.game, count=False).outcomes.mean(axis=1))


def _iso3(code: int, day: date) -> str | None:
    return states.state_of_number(code, system="cow", as_of=day)


def _facts(iso3: str, cinc: float | None, *, target: str, day: date) -> StateFacts:
    source = Provenance("composite index of national capability")
    capability = Number(cinc, source, unit="share of the world") if cinc else None
    return StateFacts(
        code=iso3,
        name=states.name_of(iso3),
        capability=capability,
        distance_km=states.distance_km(iso3, target),
        nuclear=states.is_nuclear(iso3, as_of=day),
        great_power=states.is_great_power(iso3, as_of=day),
        latitude=0.0,
        longitude=0.0,
    )
