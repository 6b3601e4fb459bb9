from __future__ import annotations

import polars as pl
import pytest

from standoff.errors import UnknownName, UsageError
from standoff.history.account import cells_differing, cite, differences
from standoff.history.verbs.state_tables import democracy, nmc
from tests.history.tools import state_years, world

ONE = pl.DataFrame({"k": [1, 2, 3], "a": [1.0, None, 3.0], "b": ["x", "y", None]})


def test_cells_are_compared_with_nulls_and_rounding():
    other = pl.DataFrame({"k": [1, 2, 3], "a": [1.0 + 4e-16, None, 3.0], "b": ["x", "z", None]})
    assert cells_differing(ONE, other) == {"k": 0, "a": 0, "b": 1}
    worse = other.with_columns(a=pl.Series([1.0 + 1e-9, 0.0, None]))
    assert cells_differing(ONE, worse)["a"] == 3


def test_a_missing_column_differs_everywhere_and_missing_rows_are_refused():
    assert cells_differing(ONE, ONE.with_columns(c=pl.lit(1)))["c"] == 3
    with pytest.raises(UsageError, match="3 and 2 rows"):
        cells_differing(ONE, ONE.head(2))


def test_differences_list_cells_and_lonely_rows():
    other = pl.DataFrame({"k": [2, 3, 4], "a": [None, 3.5, 1.0], "b": ["y", None, "w"]})
    assert differences(ONE, other, keys=["k"]).rows() == [
        (1, "(row)", "present", None),
        (3, "a", "3.0", "3.5"),
        (4, "(row)", None, "present"),
    ]


def test_citations_name_each_work_once():
    text = cite(["cow-nmc", "cow-nmc", "atop"], "text")
    assert text.count("Reconstructing the Correlates of War Dataset") == 1
    assert "Alliance Treaty Obligations" in text
    assert cite(["atop"]).startswith("@article{leedsetal2002atop,")
    with pytest.raises(UnknownName, match="'bibtex' or 'text'"):
        cite(["atop"], "apa")


def test_coverage_says_why_a_cell_is_null(tmp_path):
    shelf = world(
        tmp_path,
        cow_nmc=(("ccode", "year", "cinc"), [(2, 2022, 0.15)]),
        cw_democracy=(("ccode", "year", "polity2"), [(2, 2018, 8)]),
    )
    made = state_years(shelf, (2018, 2023)).add(
        nmc(["cinc"], beyond="carry"), democracy(["polity2"])
    )
    counts = {(c, y, s): n for c, y, s, n in made.coverage().rows()}
    assert counts["cinc", 2022, "observed"] == 1
    assert counts["cinc", 2022, "null: the source has no value"] == 3
    assert counts["cinc", 2023, "carried forward"] == 1
    assert counts["polity2", 2021, "null: outside coverage"] == 4
    assert counts["polity2", 2018, "observed"] == 1


def test_an_empty_account(tmp_path):
    assert state_years(world(tmp_path)).coverage().height == 0
