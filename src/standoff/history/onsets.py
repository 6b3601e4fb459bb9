"""One row per past crisis: what was known on the first day, and how it ended (ICB).

Facts are those of the first crisis actor and its source of threat (Brecher & Wilkenfeld, 2000).
Everything coded over the whole crisis is left out, save the outcomes; tiers are in `history.tiers`.
"""

from __future__ import annotations

import math
from datetime import date

import polars as pl

from standoff.history.crisis_rows import (
    BEGAN,
    ENDED,
    TRIGGERS,
    cow_coded,
    crisis_day,
    with_structure,
)
from standoff.history.shelf import Shelf
from standoff.states import STATES, distance_km, is_nuclear
from standoff.vocabulary.crises import OpeningClass

__all__ = ["FREE", "LICENSED", "OUTCOMES", "crises", "first_actors", "onsets"]

OUTCOMES = ("severity", "outcome", "coercer_outcome", "form", "recurs", "duration")
"""Columns of outcomes: classes from 0, null where unknown."""

FREE = (
    *("trigger_economic", "trigger_indirect", "trigger_internal", "trigger_military"),
    *("trigger_verbal", "trigger_violent", "intrawar", "nonstate_trigger"),
    *("coercer_power", "target_power", "power_gap", "nuclear_coercer"),
    *("region_africa", "region_americas", "region_asia", "region_europe", "region_mideast"),
    *("era", "after_cold_war", "world_war", "distance"),
)
"""Features that an article and our own reference facts can give on the first day."""

LICENSED = (
    *("protracted", "long_war", "military_security_issue", "target_democratic", "target_new"),
    *("pair_past_severity", "lcapratio", "contiguous", "ldist", "rival", "lmids", "major_ally"),
    *("polyarchy_target", "polyarchy_coercer"),
)
"""Features that need the licensed tables beside."""

_FORM = {1: 0, 2: 0, 3: 0, 4: 1, 5: 2, 6: 3, 7: 3}
_TRIGGER = {
    1: "verbal",
    2: "verbal",
    3: "economic",
    4: "economic",
    5: "economic",
    6: "internal",
    7: "military",
    8: "indirect",
    9: "violent",
}
_REGION = {
    **dict.fromkeys(range(20, 25), "africa"),
    **dict.fromkeys((30, 31, 32, 33, 34, 35), "europe"),
    **dict.fromkeys((41, 42, 43), "americas"),
    **dict.fromkeys((10, 15), "mideast"),
    **dict.fromkeys((9, 11, 12, 13, 51), "asia"),
}
_STATE = 990
HORIZONS = (30, 90, 180, 365)


def first_actors(shelf: Shelf) -> pl.DataFrame:
    """Give the row of the actor with which each crisis began."""
    actors = shelf.read("icb", "actors").filter(pl.col("triggr").is_not_null())
    actors = actors.with_columns(began_actor=crisis_day(BEGAN))
    return actors.sort("crisno", "began_actor", "cracno").unique(
        "crisno", keep="first", maintain_order=True
    )


def crises(shelf: Shelf) -> pl.DataFrame:
    """Give each crisis's first and last day, its outcomes and its length."""
    table = shelf.read("icb", "crises").filter(pl.col("break").is_not_null())
    lasted = pl.coalesce("brexit", pl.lit(1))
    table = table.with_columns(began=crisis_day(BEGAN), ended=crisis_day(ENDED))
    sound = pl.col("ended").is_not_null() & (pl.col("ended") >= pl.col("began"))
    ended = pl.when(sound).then("ended").otherwise(pl.col("began") + pl.duration(days=lasted))
    return table.select(
        "crisno",
        "began",
        ended.alias("ended"),
        (pl.col("sevviosy") - 1).cast(pl.Int8).alias("severity"),
        pl.col("forout").replace_strict(_FORM, default=None, return_dtype=pl.Int8).alias("form"),
        pl.when(pl.col("outesr").is_in([1, 2]))
        .then((pl.col("outesr") == 1).cast(pl.Int8))
        .alias("recurs"),
        pl.when(pl.col("brexit") > 0).then("brexit").alias("days"),
        _spell(pl.col("brexit")).alias("duration"),
    )


def _spell(days: pl.Expr) -> pl.Expr:
    """Class days by the horizons of a brief: 0 within 30, then within 90, 180, 365, longer."""
    longer = pl.sum_horizontal((days > horizon).cast(pl.Int8) for horizon in HORIZONS)
    return pl.when(days > 0).then(longer).cast(pl.Int8)


def _facts(first: pl.DataFrame) -> pl.DataFrame:
    """Turn the first actor's onset codes into features of 0 and 1, and a few scales."""
    kind = pl.col("triggr").replace_strict(_TRIGGER, return_dtype=pl.String)
    place = pl.col("geog").replace_strict(_REGION, default="other", return_dtype=pl.String)
    flags = {f"trigger_{k}": kind == k for k in sorted(set(_TRIGGER.values()))}
    flags |= {f"region_{k}": place == k for k in sorted(set(_REGION.values()))}
    flags |= {
        "intrawar": pl.col("iwc") > 1,
        "nonstate_trigger": pl.col("trigent").is_in([995, 996]),
        "military_security_issue": pl.col("issue") == 1,
        "protracted": pl.col("pc") >= 2,
        "long_war": pl.col("pc") == 3,
        "target_democratic": pl.col("regime") == 1,
        "target_new": pl.col("age") >= 6,
    }
    return first.with_columns(
        *(flag.cast(pl.Float64).alias(name) for name, flag in flags.items()),
        pl.col("powsta").cast(pl.Float64).alias("target_power"),
        pl.col("southpow").cast(pl.Float64).alias("coercer_power"),
        (pl.col("southpow") - pl.col("powsta")).cast(pl.Float64).alias("power_gap"),
        pl.when(pl.col("outcom").is_between(1, 4))
        .then((pl.col("outcom") - 1).cast(pl.Int8))
        .alias("outcome"),
        pl.col("triggr").replace_strict(TRIGGERS, return_dtype=pl.String).alias("trigger"),
    )


def _opening() -> pl.Expr:
    return (
        pl.when(pl.col("intrawar") == 1)
        .then(pl.lit(OpeningClass.WAR.value))
        .when(pl.col("trigger") == "violent")
        .then(pl.lit(OpeningClass.VIOLENT.value))
        .when(pl.col("trigger") == "indirect")
        .then(pl.lit(OpeningClass.INDIRECT.value))
        .otherwise(pl.lit(OpeningClass.QUIET.value))
    )


def _coercers(shelf: Shelf) -> pl.DataFrame:
    """Give the outcome of each actor, to be looked up for the source of threat."""
    return (
        shelf.read("icb", "actors")
        .select(
            "crisno",
            pl.col("cracid").alias("southv"),
            pl.when(pl.col("outcom").is_between(1, 4))
            .then((pl.col("outcom") - 1).cast(pl.Int8))
            .alias("coercer_outcome"),
        )
        .unique(["crisno", "southv"], keep="first", maintain_order=True)
    )


def onsets(shelf: Shelf, *, as_of: date, structure: bool = True) -> pl.DataFrame:
    """Give past crises that began before a day, with onset facts, structure and outcomes.

    Parameters
    ----------
    shelf : Shelf
    as_of : date
        Crises that began on this day or later are left out.
    structure : bool
        Whether to join capabilities, ties and regimes from the licensed tables.

    Returns
    -------
    DataFrame
        Sorted by ``began`` and ``crisno``: ``crisno``, ``name``, ``began``, ``ended``, ``opening``,
        features as floats (null where unknown), `OUTCOMES`, ``days``.
    """
    first = _facts(first_actors(shelf)).join(crises(shelf), on="crisno", how="inner")
    first = first.filter(pl.col("began") < as_of).sort("began", "crisno")
    first = first.join(_coercers(shelf), on=["crisno", "southv"], how="left", validate="m:1")
    year = pl.col("began").dt.year()
    rows = first.with_columns(
        opening=_opening(),
        name=pl.col("crisname"),
        era=(year - 1970) / 30.0,
        after_cold_war=(year >= 1990).cast(pl.Float64),
        world_war=year.is_between(1939, 1945).cast(pl.Float64),
        year=year.cast(pl.Int32),
        nuclear_coercer=_nuclear(first),
        distance=_distance(first),
    )
    rows = _past_severity(rows)
    rows = _with_ties(rows, shelf) if structure else rows
    features = (*FREE, *LICENSED) if structure else FREE
    return rows.select("crisno", "name", "began", "ended", "opening", *features, *OUTCOMES, "days")


def _nuclear(rows: pl.DataFrame) -> pl.Series:
    iso3 = {state.gw: code for code, state in STATES.items() if state.gw}
    held = [
        is_nuclear(iso3[s], as_of=began) if s in iso3 else False
        for s, began in zip(rows["southv"], rows["began"], strict=True)
    ]
    return pl.Series("nuclear_coercer", held).cast(pl.Float64)


def _distance(rows: pl.DataFrame) -> pl.Series:
    """Give the log of one plus the kilometres between today's capitals; null but for two states."""
    iso3 = {state.gw: code for code, state in STATES.items() if state.gw}
    pairs = zip(rows["southv"], rows["cracid"], strict=True)
    apart = [
        math.log1p(distance_km(iso3[a], iso3[b]).value) if a in iso3 and b in iso3 else None
        for a, b in pairs
    ]
    return pl.Series("distance", apart, dtype=pl.Float64)


def _past_severity(rows: pl.DataFrame) -> pl.DataFrame:
    """Average the severity of the pair's crises that had ended before each began (0 if none)."""
    past: dict[frozenset[int], list[tuple[date, int]]] = {}
    means = []
    for a, s, began, ended, severity in rows.select(
        "cracid", "southv", "began", "ended", "severity"
    ).iter_rows():
        pair = frozenset((a, s))
        earlier = [v for end, v in past.get(pair, []) if end < began and v is not None]
        means.append((sum(earlier) / len(earlier)) + 1 if earlier and s < _STATE else 0.0)
        past.setdefault(pair, []).append((ended, severity))
    return rows.with_columns(pair_past_severity=pl.Series(means))


def _with_ties(rows: pl.DataFrame, shelf: Shelf) -> pl.DataFrame:
    """Join the structure of coercer and target where the source of threat is a state."""
    between = rows.filter(pl.col("southv") < _STATE).select(
        "crisno",
        "year",
        pl.col("southv").cast(pl.Int32).alias("coercer"),
        pl.col("cracid").cast(pl.Int32).alias("target"),
    )
    ties = with_structure(cow_coded(between, shelf), shelf)
    kept = [name for name in LICENSED if name in ties.columns]
    joined = rows.join(ties.select("crisno", *kept), on="crisno", how="left", validate="1:1")
    return joined.sort("began", "crisno")
