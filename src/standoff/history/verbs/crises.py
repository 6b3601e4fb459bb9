"""Crises of ICB (Brecher & Wilkenfeld, 2000): onsets on states and dyads, facts on crisis actors.

On crisis actors only what is known by the trigger date may be added as a feature; outcomes are
added by name, and variables coded with hindsight are refused (see `standoff.history.tiers`).
"""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from standoff.errors import UsageError
from standoff.history.bridge import bridge
from standoff.history.frame import Frame
from standoff.history.gathering import Located
from standoff.history.sets import data_set
from standoff.history.shelf import Shelf
from standoff.history.tiers import FEATURES, OUTCOMES, refuse_hindsight
from standoff.history.verb import Needs, Options, Step, Verb, source_of, step
from standoff.vocabulary.panels import System, Unit

__all__ = ["VERB", "crises"]


def crises(keep: Iterable[str] = (), *, outcomes: Iterable[str] = ()) -> Step:
    """Add ICB crises.

    Parameters
    ----------
    keep : iterable of str
        On crisis actors: features known at the onset (`tiers.FEATURES`).
    outcomes : iterable of str
        On crisis actors: what came of it (`tiers.OUTCOMES`).

    Notes
    -----
    On state-years ``icbonset`` is 1 if the state became a crisis actor in the year; on directed
    dyads if the first state was the source of the threat (``southv``) that the second perceived.
    """
    refuse_hindsight(keep := tuple(keep))
    for name in (outcomes := tuple(outcomes)):
        if name not in OUTCOMES:
            raise UsageError(f"{name!r} is no outcome of ICB; there are {sorted(OUTCOMES)}")
    return step("crises", keep=keep, outcomes=outcomes)


def _actors(shelf: Shelf, system: System) -> pl.DataFrame:
    actors = shelf.read("icb", "actors").filter(pl.col("triggr").is_not_null())
    rows = actors.select(
        pl.col("southv").cast(pl.Int16).alias("coercer"),
        pl.col("cracid").cast(pl.Int16).alias("target"),
        pl.col("yrtrig").cast(pl.Int16).alias("year"),
    )
    if system is System.GW:
        return rows
    codes = bridge(shelf, System.GW)
    for role in ("coercer", "target"):
        rows = rows.join(codes, left_on=[role, "year"], right_on=["gwcode", "year"], how="left")
        rows = rows.drop(role).rename({"ccode": role})
    return rows


def _apply(frame: Frame, shelf: Shelf, options: Options) -> None:
    if frame.unit is Unit.CRISIS_ACTOR:
        _facts(frame, shelf, options)
        return
    coverage = data_set("icb").table("actors").coverage
    source = source_of(
        shelf, "icb", table="actors", variable="southv, cracid", made="crisis begins"
    )
    rows = _actors(shelf, frame.system)
    if len(frame.roles) == 1:
        table = rows.drop_nulls("target").select("target", "year").unique(maintain_order=True)
        located = frame.locate_states(table, frame.roles[0], coverage=coverage)
        frame.put("icbonset", _ones(table), at=located, fill=0, source=source)
        return
    table = rows.drop_nulls().select("coercer", "target", "year").unique(maintain_order=True)
    for pair in frame.pairs:
        located = frame.locate_dyads(table, pair, coverage=coverage)
        name = frame.pair_name("icbonset", pair)
        frame.put(name, _ones(table), at=located, fill=0, source=source)
        if not frame.directed:
            back = frame.locate_dyads(table, (pair[1], pair[0]), coverage=coverage)
            frame.merge(name, _ones(table), at=back, largest=True)


def _ones(table: pl.DataFrame) -> pl.Series:
    return pl.select(pl.repeat(1, table.height, dtype=pl.Int16)).to_series()


def _facts(frame: Frame, shelf: Shelf, options: Options) -> None:
    actors = shelf.read("icb", "actors").with_row_index("place")
    keys = pl.DataFrame({"crisno": frame.given["crisno"], "cracno": frame.given["cracno"]})
    index = keys.join(
        actors.select("crisno", "cracno", "place"),
        on=["crisno", "cracno"],
        how="left",
        validate="m:1",
        maintain_order="left",
    )["place"]
    located = Located(index.to_numpy().astype("int64"), actors.height)
    for name in (*options["keep"], *options["outcomes"]):
        tier = FEATURES.get(name) or OUTCOMES[name]
        source = source_of(shelf, "icb", table="actors", variable=name, made=tier)
        frame.put(name, actors[name], at=located, fill=None, source=source)


def _needs(system: System, unit: Unit, _options: Options) -> Needs:
    codes = (
        (("state-codes", "gw"),) if system is System.COW and unit is not Unit.CRISIS_ACTOR else ()
    )
    return (("icb", "actors"), *codes)


UNITS = frozenset({Unit.STATE_YEAR, Unit.DYAD_YEAR, Unit.CRISIS_ACTOR, Unit.K_AD_YEAR})
VERB = Verb(crises, UNITS, _needs, _apply)
