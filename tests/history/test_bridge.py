from __future__ import annotations

import polars as pl
import pytest

from standoff.history.bridge import bridge
from standoff.history.shelf import Shelf
from standoff.vocabulary.panels import System
from tests.history.tools import world

ROWS = (("year", "gwcode", "ccode"), [(1990, 260, 255), (1990, 260, 260), (1990, 5, None)])


def test_one_row_per_own_code_and_year(tmp_path):
    shelf = world(tmp_path, cw_gw_panel=ROWS)
    assert sorted(bridge(shelf, System.COW).rows()) == [(255, 1990, 260), (260, 1990, 260)]


@pytest.mark.data
def test_known_traps(data_dir):
    """Germany 255/260, Yemen 679/678; 970 is Nauru here and Kiribati there."""
    codes = bridge(Shelf((data_dir,)), System.COW)
    found = {(c, y): g for c, y, g in codes.filter(pl.col("year").is_in([1990, 2000])).iter_rows()}
    assert found[255, 2000] == 260
    assert found[679, 2000] == 678
    assert (found[970, 2000], found[946, 2000]) == (971, 970)
    assert (found[255, 1990], found[260, 1990]) == (260, 260)
