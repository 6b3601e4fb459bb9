"""Directed coercer -> target rows of past crises, with features known on the first day (ICB).

A row is one crisis actor whose perceived source of threat (``southv``) is a state; matching on
first actors instead misses Cuba 1962, Grenada 1983, Panama 1989, Haiti 1994. Structural features
are those of the year before the trigger; where a source ends earlier, its last year is carried
forward and the feature is flagged.
"""

from __future__ import annotations

from datetime import date

import polars as pl

from standoff.history.bridge import bridge
from standoff.history.sets import data_set
from standoff.history.shelf import Shelf
from standoff.history.verbs.contiguity import types_by_year
from standoff.history.verbs.majors import majors_by_year
from standoff.history.verbs.mids import dyadic
from standoff.history.verbs.rivalry import rivalries_by_year
from standoff.vocabulary.panels import System

__all__ = [
    "ANSWERED",
    "BEGAN",
    "ENDED",
    "NEEDS",
    "REGIONS",
    "TRIGGERS",
    "cow_coded",
    "crisis_day",
    "crisis_rows",
    "with_structure",
]

TRIGGERS = {**dict.fromkeys(range(1, 7), "quiet"), 7: "military", 8: "indirect", 9: "violent"}
"""ICB's trigger codes as classes; "military" is a military act without violence."""

REGIONS = (
    (200, "Americas"),
    (400, "Europe"),
    (630, "Africa"),
    (700, "Middle East"),
    (710, "South and Central Asia"),
    (750, "East Asia"),
    (800, "South and Central Asia"),
    (1000, "Southeast Asia and Oceania"),
)
"""Regions by the first Correlates of War code past them; North Africa counts as Africa."""

NOT_A_STATE = 990
UNKNOWN_DAYS = 999
NEEDS = (
    *(("icb", "actors"), ("icb", "crises"), ("state-codes", "gw"), ("cow-nmc", "states")),
    *(("cow-contiguity", "spells"), ("cow-majors", "spells"), ("rivalries", "spells")),
    *(("cow-mids", "directed"), ("cow-mids", "disputes"), ("atop", "dyads")),
    *(("minimum-distance", "cow"), ("democracy", "cow")),
)
"""The tables that rows and features are made of."""


BEGAN = ("yrtrig", "motrig", "datrig")
ENDED = ("yrterm", "moterm", "daterm")
ANSWERED = ("yerres", "monres", "dayres")


def crisis_day(columns: tuple[str, str, str]) -> pl.Expr:
    """Read ICB's dates: 66, 77, 88 are early, mid and late in the month; blanks its middle."""
    year, month_of, day_of = columns
    month = pl.when(pl.col(month_of).is_between(1, 12)).then(month_of).otherwise(6)
    day = pl.col(day_of).replace({66: 5, 77: 15, 88: 25})
    day = pl.when(day.is_between(1, 31)).then(pl.min_horizontal(day, pl.lit(28))).otherwise(15)
    return pl.date(pl.col(year), month, day)


def crisis_rows(shelf: Shelf, *, as_of: date) -> pl.DataFrame:
    """Give the directed rows of crises that had ended by a day, with onset facts and outcomes.

    Returns
    -------
    DataFrame
        ``crisno``, ``cracno``, ``name``, ``year``, ``began``, ``ended``, ``coercer`` and ``target``
        (Correlates of War codes), onset facts (``trigger``, ``intrawar``, ``protracted``), outcomes
        (``severity`` 1-4 of the crisis, ``outcome`` 1-4 of the target, ``days``), sorted by
        ``crisno`` and ``cracno``.
    """
    crises = shelf.read("icb", "crises").select(
        "crisno",
        pl.col("sevviosy").alias("severity"),
        pl.when(pl.col("brexit") != UNKNOWN_DAYS).then("brexit").alias("crisis_days"),
    )
    actors = shelf.read("icb", "actors").filter(
        pl.col("triggr").is_not_null() & (pl.col("southv") < NOT_A_STATE)
    )
    rows = actors.join(crises, on="crisno", how="inner", validate="m:1").with_columns(
        began=crisis_day(BEGAN), ended=crisis_day(ENDED)
    )
    lasted = pl.coalesce("trgterra", "crisis_days", pl.lit(365))
    known_end = pl.col("ended").is_not_null() & (pl.col("ended") >= pl.col("began"))
    rows = rows.with_columns(
        ended=pl.when(known_end)
        .then("ended")
        .otherwise(pl.col("began") + pl.duration(days=lasted)),
        days=pl.coalesce("trgterra", "crisis_days"),
    ).filter(pl.col("ended") < as_of)
    rows = rows.select(
        "crisno",
        "cracno",
        pl.col("crisname").alias("name"),
        pl.col("yrtrig").cast(pl.Int32).alias("year"),
        "began",
        "ended",
        pl.col("southv").cast(pl.Int32).alias("coercer"),
        pl.col("cracid").cast(pl.Int32).alias("target"),
        pl.col("triggr").replace_strict(TRIGGERS, return_dtype=pl.String).alias("trigger"),
        (pl.col("iwc") > 1).alias("intrawar"),
        (pl.col("pc") >= 2).alias("protracted"),
        "severity",
        pl.when(pl.col("outcom").is_between(1, 4)).then("outcom").alias("outcome"),
        "days",
    )
    return cow_coded(rows, shelf).sort("crisno", "cracno")


def cow_coded(rows: pl.DataFrame, shelf: Shelf) -> pl.DataFrame:
    """Turn the Gleditsch-Ward codes of coercer and target into Correlates of War codes."""
    codes = bridge(shelf, System.GW).cast(pl.Int32)
    for role in ("coercer", "target"):
        rows = rows.join(codes, left_on=[role, "year"], right_on=["gwcode", "year"], how="left")
        # A code the bridge does not know in the year (a state not yet or no longer listed) stays.
        rows = rows.with_columns(pl.coalesce("ccode", role).alias(role)).drop("ccode")
    return rows.filter(pl.col("coercer") != pl.col("target"))


def with_structure(rows: pl.DataFrame, shelf: Shelf) -> pl.DataFrame:
    """Add what was known of the two states the year before: power, distance, ties, history.

    Parameters
    ----------
    rows : DataFrame
        With ``coercer``, ``target`` (Correlates of War codes) and ``year``.
    shelf : Shelf

    Returns
    -------
    DataFrame
        The same rows with ``lcapratio`` (log of capability, coercer over target), ``contiguous``,
        ``ldist``, ``rival``, ``lmids`` (log of one plus disputes of ten years), ``major_ally`` (the
        target has a defence pact with a major power other than the coercer), ``major_coercer``,
        ``major_target``, ``region`` (of the target), ``polyarchy_target``,
        ``polyarchy_coercer`` and ``carried`` (names of features whose source had ended).
    """
    rows = rows.with_row_index("row")
    rows = _capabilities(rows, shelf)
    rows = _ties(rows, shelf)
    rows = _regimes(rows, shelf).with_columns(region=_region())
    return rows.with_columns(carried=_carried()).sort("row").drop("row")


_SOURCES = {
    "lcapratio": ("cow-nmc", "states"),
    "contiguous": ("cow-contiguity", "spells"),
    "ldist": ("minimum-distance", "cow"),
    "rival": ("rivalries", "spells"),
    "lmids": ("cow-mids", "directed"),
    "major_ally": ("atop", "dyads"),
    "polyarchy": ("democracy", "cow"),
}


def _carried() -> pl.Expr:
    late = []
    for feature, (name, table) in _SOURCES.items():
        coverage = data_set(name).table(table).coverage
        assert coverage is not None
        late.append(pl.when(pl.col("year") - 1 > coverage.last).then(pl.lit(feature)))
    return pl.concat_list(late).list.drop_nulls()


def _region() -> pl.Expr:
    code = pl.col("target")
    return pl.coalesce(*(pl.when(code < end).then(pl.lit(name)) for end, name in REGIONS))


def _before(name: str, table: str) -> pl.Expr:
    """Give the year before, or the nearest year its source speaks about."""
    coverage = data_set(name).table(table).coverage
    assert coverage is not None
    return (pl.col("year") - 1).clip(coverage.first, coverage.last).alias("known")


def _state_value(rows: pl.DataFrame, table: pl.DataFrame, role: str, *, to: str) -> pl.DataFrame:
    code, year, value = table.columns
    keyed = table.select(
        pl.col(code).cast(pl.Int32).alias(role),
        pl.col(year).cast(pl.Int32).alias("known"),
        pl.col(value).alias(to),
    )
    return rows.join(keyed, on=[role, "known"], how="left", validate="m:1")


def _capabilities(rows: pl.DataFrame, shelf: Shelf) -> pl.DataFrame:
    table = shelf.read("cow-nmc", "states", columns=("ccode", "year", "cinc"))
    rows = rows.with_columns(_before("cow-nmc", "states"))
    for role in ("coercer", "target"):
        rows = _state_value(rows, table, role, to=f"cinc_{role}")
    small = 1e-5
    ratio = (pl.col("cinc_coercer") + small).log() - (pl.col("cinc_target") + small).log()
    return rows.with_columns(lcapratio=ratio).drop("known")


def _regimes(rows: pl.DataFrame, shelf: Shelf) -> pl.DataFrame:
    table = shelf.read("democracy", "cow", columns=("ccode", "year", "v2x_polyarchy"))
    rows = rows.with_columns(_before("democracy", "cow"))
    for role in ("coercer", "target"):
        rows = _state_value(rows, table, role, to=f"polyarchy_{role}")
    return rows.drop("known")


def _pairs(rows: pl.DataFrame, table: pl.DataFrame, value: pl.Expr) -> pl.DataFrame:
    """Key a table by (coercer, target, known), for the pairs in `rows` only, in both orders."""
    one, other, year = table.columns[:3]
    codes = pl.concat([rows["coercer"], rows["target"]]).unique().cast(table[one].dtype)
    few = table.filter(pl.col(one).is_in(codes.implode()) & pl.col(other).is_in(codes.implode()))
    sides = [
        few.select(
            pl.col(a).cast(pl.Int32).alias("coercer"),
            pl.col(b).cast(pl.Int32).alias("target"),
            pl.col(year).cast(pl.Int32).alias("known"),
            value.alias("value"),
        )
        for a, b in ((one, other), (other, one))
    ]
    wanted = rows.select("coercer", "target").unique()
    near = pl.concat(sides).join(wanted, on=["coercer", "target"], how="semi")
    return near.unique(["coercer", "target", "known"], keep="first", maintain_order=True)


def _ties(rows: pl.DataFrame, shelf: Shelf) -> pl.DataFrame:
    land = (pl.col("conttype") == 1).cast(pl.Float64)
    near = _pairs(rows, types_by_year(shelf), land)
    rows = _joined(rows, near, ("cow-contiguity", "spells"), to="contiguous", fill=0.0)
    apart = _pairs(rows, shelf.read("minimum-distance", "cow"), (pl.col("mindist") + 1).log())
    rows = _joined(rows, apart, ("minimum-distance", "cow"), to="ldist", fill=None)
    rivals = _pairs(rows, rivalries_by_year(shelf), pl.lit(1.0))
    rows = _joined(rows, rivals, ("rivalries", "spells"), to="rival", fill=0.0)
    rows = _disputes(rows, shelf)
    return _major_allies(rows, shelf)


def _joined(
    rows: pl.DataFrame,
    table: pl.DataFrame,
    source: tuple[str, str],
    *,
    to: str,
    fill: float | None,
) -> pl.DataFrame:
    made = rows.with_columns(_before(*source)).join(
        table, on=["coercer", "target", "known"], how="left", validate="m:1"
    )
    value = pl.col("value") if fill is None else pl.col("value").fill_null(fill)
    return made.with_columns(value.alias(to)).drop("known", "value")


def _disputes(rows: pl.DataFrame, shelf: Shelf) -> pl.DataFrame:
    """Count the dyad's dispute onsets of the ten years before."""
    onsets = (
        dyadic(shelf, "cow")
        .filter(pl.col("onset") == 1)
        .select(
            pl.col("ccode1").cast(pl.Int32).alias("coercer"),
            pl.col("ccode2").cast(pl.Int32).alias("target"),
            pl.col("year").cast(pl.Int32).alias("then"),
            "dispnum",
        )
    )
    pairs = rows.select("row", "coercer", "target", "year").join(onsets, on=["coercer", "target"])
    recent = pairs.filter(
        (pl.col("then") < pl.col("year")) & (pl.col("then") >= pl.col("year") - 10)
    )
    counts = recent.group_by("row").agg(n=pl.col("dispnum").n_unique())
    made = rows.join(counts, on="row", how="left", validate="1:1")
    return made.with_columns(lmids=(pl.col("n").fill_null(0) + 1).log()).drop("n")


def _major_allies(rows: pl.DataFrame, shelf: Shelf) -> pl.DataFrame:
    pacts = shelf.read("atop", "dyads").filter(pl.col("atop_defense") == 1)
    majors = majors_by_year(shelf, until=2018).select(
        pl.col("ccode").cast(pl.Int32).alias("ally"), pl.col("year").cast(pl.Int32).alias("known")
    )
    given = pacts.select(
        pl.col("ccode1").cast(pl.Int32).alias("ally"),
        pl.col("ccode2").cast(pl.Int32).alias("target"),
        pl.col("year").cast(pl.Int32).alias("known"),
    ).join(majors, on=["ally", "known"], how="inner")
    behind = rows.with_columns(_before("atop", "dyads")).select("row", "coercer", "target", "known")
    found = behind.join(given, on=["target", "known"]).filter(pl.col("ally") != pl.col("coercer"))
    marked = rows["row"].is_in(found["row"].unique().to_list())
    rows = rows.with_columns(major_ally=marked.cast(pl.Float64))
    for role in ("coercer", "target"):
        keyed = majors.with_columns(pl.lit(1.0).alias("value")).rename({"ally": role})
        rows = rows.with_columns(_before("cow-majors", "spells")).join(
            keyed, on=[role, "known"], how="left", validate="m:1"
        )
        major = pl.col("value").fill_null(0.0).alias(f"major_{role}")
        rows = rows.with_columns(major).drop("known", "value")
    return rows
