"""Estimates the patrons model on militarized interstate disputes, 1816-2010 (GML 2.2.1).

    python training/patrons_mid.py DIRECTORY [--out src/standoff/calculus/tables/pooled.json]

With ``--out`` the coefficients that the brief uses are written with their covariance. DIRECTORY
holds the reference data as parquet files: gml_part, cow_nmc, cow_capitals, cow_majors,
atop_alliance, tss_rivalries, cw_democracy. Prints one table per specification; the figures in
`docs/theory/patrons.md` and in the priors are its output. The data themselves are not
redistributed.

Coding. A case is a dispute with one originator a side: the originator of side A is the coercer C,
that of side B the target T, in the year it began. T *resists* if it took any militarized action.
C *uses force* if its highest action is at least a blockade (13). Potential patrons of T are its
defence-pact partners (ATOP) and the major powers, C's side excluded; one *supports* if it joined
side B. Joining and the coercer's highest action are known only for the dispute as a whole, not in
their order: the model's order of moves is an assumption.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from standoff.calculus.models.patrons_kads import Columns, Kads, kads
from standoff.calculus.models.patrons_npl import Npl, estimate
from standoff.errors import ModelError

FORCE = 13
HALF_KM = 5000.0
DEMOCRACY = 6
EARTH_KM = 6371.0


def cases(folder: Path) -> pl.DataFrame:
    """Give one row per dispute with one originator a side: who, when, what C and T did."""
    part = pl.read_parquet(folder / "gml_part.parquet")
    origin = part.filter(pl.col("orig") == 1)
    one = (
        origin.group_by("dispnum", "sidea")
        .agg(pl.len())
        .group_by("dispnum")
        .agg(pl.len().alias("sides"), pl.col("len").max())
        .filter((pl.col("sides") == 2) & (pl.col("len") == 1))
    )
    origin = origin.join(one, on="dispnum", how="semi")
    keep = ["dispnum", "ccode", "styear", "hiact"]
    first = origin.filter(pl.col("sidea") == 1).select(keep)
    second = origin.filter(pl.col("sidea") == 0).select("dispnum", "ccode", "hiact")
    return first.join(second, on="dispnum", suffix="_T").select(
        "dispnum",
        pl.col("styear").alias("year"),
        pl.col("ccode").alias("C"),
        pl.col("ccode_T").alias("T"),
        (pl.col("hiact") >= FORCE).cast(pl.Int8).alias("force"),
        (pl.col("hiact_T") > 0).cast(pl.Int8).alias("resist"),
    )


def potential(folder: Path, table: pl.DataFrame) -> pl.DataFrame:
    """Add a row per potential patron: pact partners of T and majors, but for C's side."""
    pacts = pl.read_parquet(folder / "atop_alliance.parquet").filter(pl.col("atop_defense") == 1)
    pacts = pacts.select("year", T="ccode1", P="ccode2").unique()
    majors = pl.read_parquet(folder / "cow_majors.parquet")
    years = pl.DataFrame({"year": range(1816, 2011)})
    majors = years.join(majors, how="cross").filter(
        pl.col("year").is_between(pl.col("styear"), pl.col("endyear"))
    )
    majors = majors.select("year", P="ccode").unique()
    part = pl.read_parquet(folder / "gml_part.parquet")
    on_A = part.filter(pl.col("sidea") == 1).select("dispnum", P="ccode")
    joined = part.filter((pl.col("sidea") == 0) & (pl.col("orig") == 0))
    joined = joined.select("dispnum", P="ccode", support=pl.lit(1, pl.Int8)).unique()
    by_pact = table.join(pacts, on=["year", "T"], how="inner").with_columns(pact=pl.lit(1.0))
    by_power = table.join(majors, on="year", how="inner")
    rows = pl.concat([by_pact, by_power], how="diagonal").sort("pact", nulls_last=True)
    rows = rows.unique(subset=["dispnum", "P"], keep="first", maintain_order=True)
    rows = rows.filter((pl.col("P") != pl.col("C")) & (pl.col("P") != pl.col("T")))
    rows = rows.join(on_A, on=["dispnum", "P"], how="anti")
    rows = rows.join(majors.with_columns(major=pl.lit(1.0)), on=["year", "P"], how="left")
    rows = rows.join(joined, on=["dispnum", "P"], how="left")
    return rows.with_columns(pl.col("pact", "major", "support").fill_null(0))


def capitals(folder: Path) -> pl.DataFrame:
    """Give every state's capital by year, the one that was it on the last day of the year."""
    table = pl.read_parquet(folder / "cow_capitals.parquet")
    years = pl.DataFrame({"year": range(1816, 2011)})
    spread = years.join(table, how="cross").filter(
        pl.date("year", 7, 1).is_between(pl.col("stdate"), pl.col("enddate"))
    )
    return spread.unique(subset=["ccode", "year"]).select("ccode", "year", "lat", "lng")


def kilometres(a: str, b: str) -> pl.Expr:
    """Give the great-circle distance between two pairs of columns lat_x, lng_x."""
    rad = np.pi / 180.0
    lat_a, lat_b = pl.col(f"lat_{a}") * rad, pl.col(f"lat_{b}") * rad
    turn = (pl.col(f"lng_{a}") - pl.col(f"lng_{b}")) * rad
    cosine = lat_a.sin() * lat_b.sin() + lat_a.cos() * lat_b.cos() * turn.cos()
    return cosine.clip(-1.0, 1.0).arccos() * EARTH_KM


def described(folder: Path, rows: pl.DataFrame) -> pl.DataFrame:
    """Add capabilities, distances, power status, regime and rivalry."""
    cinc = pl.read_parquet(folder / "cow_nmc.parquet").select("ccode", "year", "cinc")
    regime = pl.read_parquet(folder / "cw_democracy.parquet").select("ccode", "year", "polity2")
    place = capitals(folder)
    for who in "CTP":
        for table, names in ((cinc, ("cinc",)), (regime, ("polity2",)), (place, ("lat", "lng"))):
            named = table.rename({"ccode": who, **{name: f"{name}_{who}" for name in names}})
            rows = rows.join(named, on=[who, "year"], how="left")
    rivals = rivalries(folder)
    for a, b, name in (("C", "T", "rivalry"), ("P", "C", "rivalry_P")):
        named = rivals.rename({"one": a, "two": b}).with_columns(pl.lit(1.0).alias(name))
        rows = rows.join(named, on=[a, b, "year"], how="left")
    majors = pl.read_parquet(folder / "cow_majors.parquet")
    is_major = rows.select("C", "T", "year").unique()
    for who in "CT":
        spans = majors.select(pl.col("ccode").alias(who), "styear", "endyear")
        found = is_major.join(spans, on=who).filter(
            pl.col("year").is_between(pl.col("styear"), pl.col("endyear"))
        )
        flag = (
            found.select("C", "T", "year").unique().with_columns(pl.lit(1.0).alias(f"major_{who}"))
        )
        rows = rows.join(flag, on=["C", "T", "year"], how="left")
    return rows.with_columns(
        pl.col("rivalry", "rivalry_P", "major_C", "major_T").fill_null(0.0),
        km_CT=kilometres("C", "T"),
        km_PT=kilometres("P", "T"),
        post45=(pl.col("year") > 1945).cast(pl.Float64),
        dem_C=(pl.col("polity2_C") >= DEMOCRACY).cast(pl.Float64),
        dem_T=(pl.col("polity2_T") >= DEMOCRACY).cast(pl.Float64),
    )


def rivalries(folder: Path) -> pl.DataFrame:
    """Give the ordered pairs of strategic rivals by year."""
    table = pl.read_parquet(folder / "tss_rivalries.parquet").select(
        "ccode1", "ccode2", "start", "end"
    )
    years = pl.DataFrame({"year": range(1816, 2011)})
    spread = years.join(table, how="cross").filter(
        pl.col("year").is_between(pl.col("start"), pl.col("end"))
    )
    there = spread.select("year", one="ccode1", two="ccode2")
    back = spread.select("year", one="ccode2", two="ccode1")
    return pl.concat([there, back]).unique()


def panel(folder: Path) -> pl.DataFrame:
    """Build the long table: a row per dispute and potential patron, the most relevant first."""
    every = cases(folder)
    rows = described(folder, potential(folder, every))
    alone = described(
        folder,
        every.join(rows, on="dispnum", how="anti").with_columns(
            P=pl.lit(None, pl.Int64), support=pl.lit(0, pl.Int8), pact=0.0, major=0.0
        ),
    )
    table = pl.concat([rows, alone], how="diagonal_relaxed")
    table = table.filter(
        pl.col("cinc_C").is_not_null() & (pl.col("cinc_C") > 0),
        pl.col("cinc_T").is_not_null() & (pl.col("cinc_T") > 0),
        pl.col("km_CT").is_not_null(),
    )
    known = (pl.col("cinc_P") > 0) & pl.col("km_PT").is_not_null()
    usable = table.filter(known)
    bare = table.filter(~known | known.is_null()).unique(subset="dispnum", maintain_order=True)
    bare = bare.join(usable, on="dispnum", how="anti").with_columns(cinc_P=None, km_PT=None)
    table = pl.concat([usable, bare], how="diagonal_relaxed").with_columns(
        k_C=pl.col("cinc_C") * 2.0 ** (-pl.col("km_CT") / HALF_KM),
        k_T=pl.col("cinc_T"),
        k_i=pl.col("cinc_P") * 2.0 ** (-pl.col("km_PT") / HALF_KM),
        log_km_CT=(pl.col("km_CT") + 1.0).log(),
        log_km_PT=(pl.col("km_PT") + 1.0).log(),
        log_cinc_P=pl.col("cinc_P").log(),
        supporter=1.0,
        dyad=pl.concat_str("C", "T", separator="-"),
        dem_C=pl.col("dem_C").fill_null(0.0),
        dem_T=pl.col("dem_T").fill_null(0.0),
    )
    relevance = pl.col("k_i").log() + 2.0 * pl.col("pact") + pl.col("major")
    return table.sort("dispnum", -relevance, nulls_last=True)


COERCER = ("log_km_CT", "rivalry", "major_C", "major_T", "dem_C", "dem_T", "post45")
TARGET = ("log_km_CT", "rivalry", "dem_T")
PATRON = ("pact", "major", "log_cinc_P", "log_km_PT", "rivalry_P")
NO_DETERRENCE = {"P: e_0 - e_1": 0.0}


def columns(*escalation: str) -> Columns:
    """Name the panel's columns; errors are clustered by directed dyad."""
    return Columns(
        case="dispnum",
        coercer=COERCER,
        target=TARGET,
        patron=PATRON,
        escalation=escalation,
        cluster="dyad",
    )


def told(name: str, data: Kads, fit: Npl) -> None:
    """Print one specification."""
    seen = data.present & (data.resist > 0)[:, None]
    print(
        f"\n{name}: {fit.cases} disputes, {fit.clusters} dyads, {fit.nodes} choices, "
        f"{int(data.support[seen].sum())} of {int(seen.sum())} potential patrons support"
    )
    print(
        f"log-likelihood {fit.loglik:.3f}, {fit.iterations} iterations, residual "
        f"{fit.residual:.1e}, condition {fit.condition:.0f}, stability {fit.stability:.3f}, "
        f"left out {fit.dropped:.3f} of the potential patrons"
    )
    spreads = ", ".join(f"{name} {spread:.4f}" for name, spread in fit.leverage.items())
    print(f"leverage {spreads}; weak: {', '.join(fit.weak) or 'none'}")
    for label, b, se, z, naive in fit.rows():
        print(f"  {label:16s} {b:9.3f} {se:8.3f} {z:7.2f}   (naive {naive:.3f})")


def tried(name: str, table: pl.DataFrame, **choice: Any) -> Npl | None:
    """Estimate one specification and print it, or why it cannot be estimated."""
    data = kads(table, columns=choice["columns"], most=choice.get("most", 6))
    try:
        fit = estimate(data, fixed=choice.get("fixed"))
    except ModelError as refusal:
        print(f"\n{name}: {refusal}")
        return None
    told(name, data, fit)
    return fit


def pooled(main: Npl, fits: list[Npl], *, force: float) -> dict[str, Any]:
    """Give the main specification and which of its coefficients are identified.

    A coefficient counts as identified if in every specification it has the same sign and is more
    than 1.96 standard errors from zero. `spread` is its standard deviation over specifications.
    """
    found = {}
    for i, name in enumerate(main.names):
        b = np.array([fit.theta.flat[fit.names.index(name)] for fit in fits])
        se = np.array([fit.se[fit.names.index(name)] for fit in fits])
        clear = (np.abs(b) > 1.96 * se).all() and (np.sign(b) == np.sign(b[0])).all()
        if main.se[i] and clear:
            found[name] = round(float(b.std(ddof=1)), 6)
    free = [i for i, se in enumerate(main.se) if se]
    return {
        "model": "patrons, simultaneous, nested pseudo-likelihood",
        "data": "GML-MID 2.2.1, ATOP, COW (capabilities, capitals, majors), strategic rivalries",
        "notice": "fitted numbers of this project; none of the data are in them or with them",
        "cases": main.cases,
        "clusters": main.clusters,
        "years": [1816, 2010],
        "force_given_resisted": round(force, 6),
        "names": [main.names[i] for i in free],
        "coef": [round(float(main.theta.flat[i]), 6) for i in free],
        "covariance": main.covariance[np.ix_(free, free)].round(8).tolist(),
        "identified": found,
    }


def main(arguments: list[str]) -> None:
    """Estimate and print every specification."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("directory", type=Path)
    parser.add_argument("--out", type=Path, help="write the pooled coefficients there as JSON")
    given = parser.parse_args(arguments)
    table = panel(given.directory)
    joined = table.group_by("resist").agg(pl.col("support").sum(), pl.len())
    print(f"potential patrons and joiners by the target's answer: {joined.rows()}")
    tried("deterrent value through the balance alone", table, columns=columns())
    fits = {
        most: tried(
            f"no deterrent value, up to {most} patrons",
            table,
            columns=columns(),
            most=most,
            fixed=NO_DETERRENCE,
        )
        for most in (4, 6, 8)
    }
    late = table.filter(pl.col("year") > 1945).with_columns(post45=pl.col("year") > 1989)
    others = [
        tried("no deterrent value, 1946-2010", late, columns=columns(), fixed=NO_DETERRENCE),
        tried("the number of supporters escalates", table, columns=columns("supporter")),
    ]
    main_fit = fits[6]
    if given.out is not None and main_fit is not None:
        every = [fit for fit in (*fits.values(), *others) if fit is not None]
        cases_ = table.unique(subset="dispnum").filter(pl.col("resist") == 1)
        force = float(cases_["force"].cast(pl.Float64).to_numpy().mean())
        made = pooled(main_fit, every, force=force)
        given.out.write_text(json.dumps(made, indent=1) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
