from __future__ import annotations

import polars as pl
import pytest

from standoff.history.sets.cow_wars import DATA_SET

HEAD = (
    "WarNum,WarName,WarType,ccode,StateName,Side,StartMonth1,StartDay1,StartYear1,EndMonth1,EndDay1,"
    "EndYear1,StartMonth2,StartDay2,StartYear2,EndMonth2,EndDay2,EndYear2,TransFrom,WhereFought,"
    "Initiator,Outcome,TransTo,BatDeath,Version"
)
FRANCE = "1,Franco-Spanish,1,220,France,1,4,7,1823,11,13,1824,-8,-8,-8,-8,-8,-8,503,2,1,1,-8,400,4"
SPAIN = "1,Franco-Spanish,1,230,Spain,2,4,7,1823,11,13,1823,-8,-8,-8,-8,-8,-8,503,2,2,2,-8,600,4"
LATE = "1,Franco-Spanish,1,235,Portugal,2,4,7,1825,11,13,1826,-8,-8,-8,-8,-8,-8,503,2,2,2,-8,60,4"


def test_sides_are_paired_in_the_years_they_share(tmp_path):
    path = tmp_path / "Inter-StateWarData_v4.0.csv"
    path.write_bytes("\r".join([HEAD, FRANCE, SPAIN, LATE, ""]).encode())
    made = DATA_SET.releases[0].read(path)["inter"]
    assert made.columns == list(DATA_SET.table("inter").columns)
    assert made.select(
        "ccode1", "ccode2", "year", "cowinteronset", "initiator1", "batdeath1"
    ).rows() == [
        (220, 230, 1823, 1, 1, 400),
        (230, 220, 1823, 1, 0, 600),
    ]


def test_a_war_that_pauses_has_two_spells(tmp_path):
    path = tmp_path / "Inter-StateWarData_v4.0.csv"
    both = [r.replace("-8,-8,-8,-8,-8,-8", "1,1,1830,2,1,1830") for r in (FRANCE, SPAIN)]
    path.write_text("\n".join([HEAD, *both, ""]))
    years = DATA_SET.releases[0].read(path)["inter"]["year"].unique().sort().to_list()
    assert years == [1823, 1830]


@pytest.mark.data
def test_the_pairs_of_the_real_wars_look_like_this(data_dir):
    """The reference table holds both directions, and an onset in a pair's first year."""
    frame = pl.read_parquet(data_dir / "history" / "cow_war_inter.parquet")
    keys = ["warnum", "ccode1", "ccode2", "year"]
    turned = frame.select(warnum="warnum", ccode1="ccode2", ccode2="ccode1", year="year")
    assert frame.select(keys).join(turned, on=keys, how="anti").height == 0
