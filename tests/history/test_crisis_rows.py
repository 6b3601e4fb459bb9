from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from standoff.history.crisis_rows import crisis_rows, with_structure
from standoff.history.shelf import Shelf
from tests.history.tools import world

ACTORS = (
    *("crisno", "cracno", "crisname", "triggr", "yrtrig", "motrig", "datrig"),
    *("yrterm", "moterm", "daterm", "cracid", "southv", "iwc", "pc", "outcom", "trgterra"),
)
CRISES = ("crisno", "sevviosy", "brexit")
CODES = (("year", "gwcode", "ccode"), [(1962, c, c) for c in (2, 40, 365)] + [(1992, 260, 255)])


def rows(tmp_path, *actors, crises=((196, 2, 30),), as_of=date(2000, 1, 1)):
    shelf = world(
        tmp_path, icb1=(CRISES, list(crises)), icb2=(ACTORS, list(actors)), gw_cw_panel=CODES
    )
    return crisis_rows(shelf, as_of=as_of)


CUBA = (196, 1, "MISSILES", 7, 1962, 10, 22, 1962, 11, 20, 40, 2, 1, 2, 4, 30)


def test_one_row_per_actor_under_a_states_threat(tmp_path):
    rebels = (196, 2, "MISSILES", 9, 1962, 10, 22, 1962, 11, 20, 2, 996, 1, 2, 1, 30)
    found = rows(tmp_path, CUBA, rebels)
    assert found.select("coercer", "target", "trigger", "severity", "outcome", "days").rows() == [
        (2, 40, "military", 2, 4, 30)
    ]


def test_codes_are_bridged_by_year(tmp_path):
    german = (500, 9, "X", 1, 1992, 1, 1, 1992, 2, 1, 260, 2, 1, 1, 1, 31)
    found = rows(tmp_path, german, crises=[(500, 1, 31)])
    assert found["target"].to_list() == [255]


def test_what_has_not_ended_by_the_day_is_not_there(tmp_path):
    assert rows(tmp_path, CUBA, as_of=date(1962, 11, 20)).height == 0
    assert rows(tmp_path, CUBA, as_of=date(1962, 11, 21)).height == 1


def test_unknown_dates_and_durations(tmp_path):
    """66, 77, 88 are early, mid and late in the month; a duration of 999 is none."""
    vague = (196, 1, "X", 7, 1962, 10, 66, None, None, None, 40, 2, 1, 2, 4, None)
    found = rows(tmp_path, vague, crises=[(196, 2, 999)])
    assert found["began"].to_list() == [date(1962, 10, 5)]
    assert found["days"].to_list() == [None]
    assert found["ended"].to_list() == [date(1963, 10, 5)]


@pytest.mark.data
def test_the_rows_of_the_real_data(data_dir):
    shelf = Shelf((data_dir,))
    found = with_structure(crisis_rows(shelf, as_of=date(2026, 1, 1)), shelf)
    assert (found.height, found["crisno"].n_unique()) == (1122, 510)
    missed = {196: (2, 40), 343: (2, 55), 391: (2, 95), 411: (2, 41)}
    pairs = {n: set() for n in missed}
    for n, c, t in found.select("crisno", "coercer", "target").iter_rows():
        if n in pairs:
            pairs[n].add((c, t))
    assert all(pair in pairs[n] for n, pair in missed.items())
    cuba = found.filter((pl.col("crisno") == 196) & (pl.col("target") == 40)).row(0, named=True)
    assert cuba["major_coercer"] == 1
    assert cuba["region"] == "Americas"
    assert cuba["contiguous"] == 0
    assert cuba["carried"] == []
    late = found.filter(pl.col("year") == 2021)["carried"].to_list()
    assert all("lmids" in names for names in late)
