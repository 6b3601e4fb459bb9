"""The panels of R peacesciencer 1.2.9, cell by cell (expected tables; floats to 1e-12 relative)."""

from __future__ import annotations

import json

import polars as pl
import pytest

from standoff.history.account import cells_differing
from standoff.history.panel import Panel, from_spec
from standoff.history.pipelines_table import PIPELINES

pytestmark = pytest.mark.data


def made(name: str, data_dir) -> Panel:
    return from_spec(PIPELINES[name]).on(data_dir)


@pytest.mark.parametrize("name", ["a_bremer", "b_directed", "c_stateyear", "f_gw_directed"])
def test_no_cell_differs(name, data_dir):
    expected = pl.read_parquet(data_dir / "history" / "expected" / f"{name}_panel.parquet")
    ours = made(name, data_dir).collect()
    differing = cells_differing(ours, expected)
    assert {c: n for c, n in differing.items() if n} == {}
    manifest = json.loads((data_dir / "history" / "expected" / "manifest.json").read_text())
    assert (ours.height, expected.width) == (
        manifest[f"{name}_panel"]["rows"],
        manifest[f"{name}_panel"]["cols"],
    )
    assert set(expected.columns) <= set(ours.columns)


def test_fearon_laitin_panel_differs_in_the_known_defects_only(data_dir):
    """S4: the peer's spells of ongoing events are built before its rows are sorted again."""
    place = data_dir / "history" / "expected"
    expected = pl.read_parquet(place / "d_gw_stateyear_panel.parquet")
    ours = made("d_gw_stateyear", data_dir).collect()
    differing = cells_differing(ours, expected)
    assert {c: n for c, n in differing.items() if n} == {"war_ucdpspell": 104}
    both = ours.select("gwcode", "year", correct="war_ucdpspell").with_columns(
        peer=expected["war_ucdpspell"]
    )
    wrong = both.filter(pl.col("correct").ne_missing(pl.col("peer"))).cast(pl.Int64)
    known = pl.read_csv(place / "d_known_peer_defects.csv")
    assert wrong.sort("gwcode", "year").equals(known.sort("gwcode", "year"))
