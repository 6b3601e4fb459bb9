from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from standoff.history.onsets import onsets
from standoff.history.shelf import Shelf

pytestmark = pytest.mark.data


@pytest.fixture(scope="module")
def shelf(data_dir: Path) -> Shelf:
    return Shelf((data_dir,))


def test_the_cuban_missile_crisis_as_the_handbook_has_it(shelf: Shelf) -> None:
    table = onsets(shelf, as_of=date(2022, 1, 1), structure=False)
    (cuba,) = table.filter(pl.col("crisno") == 196).to_dicts()
    assert cuba["began"].year == 1962
    assert cuba["opening"] == "quiet"
    assert cuba["region_americas"] == 1
    assert cuba["severity"] == 0


def test_counts_by_severity_are_those_of_the_base_rates(shelf: Shelf) -> None:
    table = onsets(shelf, as_of=date(2022, 1, 1), structure=False)
    assert table["severity"].value_counts().sort("severity")["count"].to_list() == [
        206,
        86,
        124,
        94,
    ]


def test_a_table_as_of_a_day_is_the_beginning_of_the_whole(shelf: Shelf) -> None:
    whole = onsets(shelf, as_of=date(2022, 1, 1), structure=False)
    early = onsets(shelf, as_of=date(1962, 10, 1), structure=False)
    assert early.drop("ended").equals(whole.head(early.height).drop("ended"))
    assert (early["began"] < date(1962, 10, 1)).all()
