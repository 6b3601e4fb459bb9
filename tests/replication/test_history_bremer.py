"""Bremer's "Dangerous Dyads" (1992) on the politically relevant dyads of 1816-2010."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from standoff.history.account import cells_differing
from standoff.history.panel import from_spec
from standoff.history.pipelines_table import PIPELINES

pytestmark = pytest.mark.data


def smaller(one: str, other: str) -> pl.Expr:
    """The smaller of two values, null if either is (A19: min_horizontal would skip the null)."""
    return (
        pl.when(pl.col(one) > pl.col(other))
        .then(other)
        .otherwise(pl.when(pl.col(other).is_not_null()).then(one))
    )


def scaled(column: str) -> pl.Expr:
    """Centre and divide by two sample standard deviations over all rows (Gelman, 2008)."""
    return ((pl.col(column) - pl.col(column).mean()) / (2 * pl.col(column).std())).alias(
        f"z_{column}"
    )


@pytest.fixture(scope="module")
def recoded(data_dir) -> pl.DataFrame:
    panel = from_spec(PIPELINES["a_bremer"]).on(data_dir).collect()
    either = (pl.col("cowmaj1") == 1) | (pl.col("cowmaj2") == 1)
    frame = panel.with_columns(
        landcontig=(pl.col("conttype") == 1).cast(pl.Int16),
        cowmajdyad=either.cast(pl.Int16),
        milit1=pl.col("milper1") / pl.col("tpop1"),
        milit2=pl.col("milper2") / pl.col("tpop2"),
    )
    larger = pl.max_horizontal("cinc1", "cinc2")
    frame = frame.with_columns(
        minmilit=smaller("milit1", "milit2"),
        cincprop=smaller("cinc1", "cinc2") / larger,
        mindemest=smaller("aeuds1", "aeuds2"),
        minmgdppc=smaller("mrgdppc1", "mrgdppc2"),
    )
    return frame.with_columns(scaled(c) for c in ("cincprop", "mindemest", "minmgdppc", "minmilit"))


def test_recoded_columns(recoded, data_dir):
    place = data_dir / "history" / "expected" / "a_bremer_recoded.parquet"
    expected = pl.read_parquet(place)
    differing = cells_differing(recoded, expected)
    exact = [c for c in expected.columns if not c.startswith("z_")]
    assert {c: differing[c] for c in exact if differing[c]} == {}
    for column in (c for c in expected.columns if c.startswith("z_")):
        ours, theirs = (f[column].fill_null(np.nan).to_numpy() for f in (recoded, expected))
        assert np.allclose(ours, theirs, rtol=1e-9, atol=1e-12, equal_nan=True)


def test_bremer_logit(recoded, data_dir):
    """Coefficients to 1e-8, standard errors to 1e-6 relative, of the fully converged fit."""
    api = pytest.importorskip("statsmodels.api")
    tight = pl.read_csv(data_dir / "history" / "expected" / "a_bremer_logit_tight.csv")
    terms = tight["term"].to_list()
    spell = pl.col("gmlmidspell").cast(pl.Float64)
    frame = recoded.with_columns(
        one=pl.lit(1.0), gmlmidspell=spell, squared=spell**2, cubed=spell**3
    )
    columns = [COLUMN_OF.get(t, t) for t in terms]
    used = frame.select("gmlmidonset", *columns).drop_nulls()
    x = used.select(columns).to_numpy().astype(float)
    y = used["gmlmidonset"].to_numpy().astype(float)
    # Newton's steps are taken on columns of like size; the estimates are scaled back.
    size = np.abs(x).max(axis=0)
    fit = api.Logit(y, x / size).fit(disp=0, method="newton", maxiter=60, tol=1e-13)
    assert used.height == 106_031
    assert fit.llf == pytest.approx(-9801.391625248691, rel=1e-12)
    assert np.allclose(fit.params / size, tight["estimate"].to_numpy(), rtol=1e-8, atol=1e-14)
    assert np.allclose(fit.bse / size, tight["std_error"].to_numpy(), rtol=1e-6)


COLUMN_OF = {
    "(Intercept)": "one",
    "I(gmlmidspell^2)": "squared",
    "I(gmlmidspell^3)": "cubed",
}
