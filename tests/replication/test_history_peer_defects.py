"""Defects of R peacesciencer 1.2.9, one test each: where panels differ on purpose, and why."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from standoff.errors import UsageError
from standoff.history.exclusions import whittle
from standoff.history.panel import Panel, panel
from standoff.history.sets import data_set
from standoff.history.shelf import Shelf
from standoff.history.verbs.contiguity import contiguity
from standoff.history.verbs.distance import distance
from standoff.history.verbs.mids import mids
from standoff.history.verbs.relevance import politically_relevant
from standoff.history.verbs.rivalry import rivalry
from standoff.history.verbs.selection import states
from standoff.history.verbs.spells import spells
from standoff.history.verbs.state_tables import nmc, ucdp_onsets
from standoff.vocabulary.panels import Unit

pytestmark = pytest.mark.data


def planned(data_dir: Path, unit: str = "state-year", **options) -> Panel:
    given = {"years": (1816, 2024), "as_of": "2024-12-31", **options}
    return panel(unit=unit, **given).on(data_dir)


def test_s1_relevant_dyads_after_2016_do_not_vanish(data_dir):
    """The peer's filter gives 0 rows for every year after 2016, where contiguity ends."""
    late = planned(data_dir, "dyad-year", years=(2016, 2020))
    with pytest.raises(UsageError, match=r"2017-2020 lie outside .* \(1816-2016\)"):
        late.where(politically_relevant()).collect()
    carried = late.where(politically_relevant(beyond="carry")).collect()
    assert carried.group_by("year").len().sort("year")["len"].to_list() == [1811] * 5


def test_s2_disputes_after_2010_are_unknown_not_zero(data_dir):
    """The peer fills 0 for 2011-2025 on state-years, and its spells then count peace."""
    made = planned(data_dir).add(mids("gml"), spells("gmlmidonset")).collect()
    late = made.filter(pl.col("year") > 2010)
    assert late["gmlmidonset"].null_count() == late["gmlmidspell"].null_count() == late.height
    inside = made.filter(pl.col("year") <= 2010)
    assert inside["gmlmidonset"].null_count() == 0


def test_s3_participants_without_a_known_leader_count(data_dir):
    """The peer drops 242 participations; 250 state-years of dispute become 0, all before 1840."""
    made = planned(data_dir, years=(1816, 2010)).add(mids("gml")).collect()
    peer = planned(data_dir, years=(1816, 2010)).add(mids(participants="with known leaders"))
    assert made["gmlmidongoing"].sum() == 4392
    assert peer.collect()["gmlmidongoing"].sum() == 4142
    early = pl.col("year") < 1840
    assert made.filter(early)["gmlmidongoing"].sum() > 0
    assert peer.collect().filter(early)["gmlmidongoing"].sum() == 0


def test_s5_dyads_keep_their_own_spells_whatever_their_codes_sort_as(data_dir):
    """The peer pastes spells in the order of text ("2-100" before "2-20") onto numeric order."""
    whole = planned(data_dir, "dyad-year", years=(1900, 1950), directed=False)
    whole = whole.where(states([2])).add(mids("gml"), spells("gmlmidongoing")).collect()
    for other in (20, 100, 200):
        pair = planned(data_dir, "dyad-year", years=(1900, 1950)).where(
            states([2]), states([other])
        )
        alone = pair.add(mids("gml"), spells("gmlmidongoing")).collect()
        mine = whole.filter((pl.col("ccode_1") == 2) & (pl.col("ccode_2") == other))
        assert mine.equals(alone)


def test_s6_the_order_of_rows_never_matters(data_dir, tmp_path):
    """The peer's sort is none: shuffled input gave 72,297 of 74,165 wrong spells, silently."""
    rng = np.random.default_rng(6)
    files = ("cw_system", "gml_dirdisp", "cow_nmc", "cow_contdir")
    for file in files:
        table = pl.read_parquet(data_dir / "history" / f"{file}.parquet")
        table[rng.permutation(table.height).tolist()].write_parquet(tmp_path / f"{file}.parquet")
    steps = (contiguity(), mids("gml", keep=["dispnum"]), spells("gmlmidonset"), nmc(["cinc"]))
    straight = planned(data_dir, "dyad-year", years=(1930, 1960)).add(*steps)
    shuffled = planned(tmp_path, "dyad-year", years=(1930, 1960)).add(*steps)
    assert shuffled.collect().equals(straight.collect())


def test_s7_no_dyad_becomes_a_rival_in_2021(data_dir):
    """The peer has ongoingrivalry = 1 for all 37,830 dyads of each year 2021-2025."""
    made = (
        planned(data_dir, "dyad-year", years=(2020, 2024), directed=True).add(rivalry()).collect()
    )
    by_year = made.group_by("year").agg(
        pl.col("ongoingrivalry").sum(), n=pl.col("ongoingrivalry").count()
    )
    counts = {y: (s, n) for y, s, n in by_year.iter_rows()}
    assert 0 < counts[2020][0] < 200
    assert all(counts[y] == (0, 0) for y in range(2021, 2025))


def test_s8_onsets_of_internal_conflict_end_with_their_data(data_dir):
    """The peer fills 0 for 1900 and for 2018-2025."""
    made = planned(data_dir, system="gw", years=(1900, 2024)).add(ucdp_onsets(["sumonset1"]))
    known = made.collect().filter(pl.col("sumonset1").is_not_null())["year"]
    assert (known.min(), known.max()) == (1946, 2017)


def test_s9_leader_years_of_cow_states_with_disputes(data_dir):
    """The peer fails: its table of codes was removed."""
    made = planned(data_dir, "leader-year", years=(1950, 2010)).add(mids("gml")).collect()
    assert made.height > 9000
    assert made["gmlmidonset"].null_count() == 0


def test_s10_a_source_of_disputes_is_named_where_it_is_used():
    """The peer's declare_attributes() checks the wrong argument and errors."""
    assert mids("gml").values["source"] == "gml"
    with pytest.raises(UsageError, match="'gml' and 'cow'"):
        mids("cow_nmc")


def test_s11_provenance_survives_any_verb_and_names_cannot_collide(data_dir):
    """The peer's attributes are dropped by grouping, and natural joins take any equal name."""
    made = planned(data_dir, years=(2000, 2001)).add(nmc(["cinc"]))
    grouped = made.collect().group_by("ccode").agg(pl.col("cinc").mean())
    assert made.columns[grouped.columns[1]].data_set == "cow-nmc"
    with pytest.raises(UsageError, match="already has a column 'cinc'"):
        made.add(nmc(["cinc"])).collect()


@pytest.mark.parametrize(
    ("name", "table", "version", "last"),
    [
        ("cow-nmc", "states", "7.0", 2022),
        ("atop", "dyads", "5.1", 2018),
        ("ucdp-acd", "conflicts", "25.1", 2024),
        ("gml-mids", "directed", "2.2.1", 2010),
        ("cow-mids", "directed", "5.0", 2014),
    ],
)
def test_s12_versions_describe_the_data_that_is_read(data_dir, name, table, version, last):
    """The peer's ps_version() says NMC 6.0, ATOP 5, UCDP 20.1; its data are 7.0, 5.1, 25.1."""
    assert data_set(name).version == version
    assert Shelf((data_dir,)).read(name, table, columns=["year"])["year"].max() == last


def test_s13_distance_needs_no_second_download(data_dir):
    """The peer's add_minimum_distance() errors until 48 MB are fetched, without a checksum."""
    made = planned(data_dir, "dyad-year", years=(2000, 2000)).add(distance("minimum")).collect()
    assert made["mindist"].null_count() < 0.05 * made.height


def test_s14_disputes_of_two_leaders_are_whittled_apart():
    """The peer groups leader dyads without the leader, so one leader's dispute ousts another's."""
    even = {"onset": 1, "hostlev": 4, "mindur": 1, "maxdur": 1, "recip": 0, "stmon": 1}
    keys = {"ccode1": 2, "ccode2": 20, "year": 1950}
    rows = [
        {**keys, **even, "obsid1": "A", "dispnum": 1, "fatality": 0},
        {**keys, **even, "obsid1": "B", "dispnum": 2, "fatality": 6},
    ]
    by_leader = whittle(pl.DataFrame(rows), groups=("ccode1", "ccode2", "obsid1", "year"))
    assert sorted(by_leader["dispnum"].to_list()) == [1, 2]
    assert whittle(pl.DataFrame(rows))["dispnum"].to_list() == [2]


def test_the_clock_is_never_read(data_dir):
    """The peer's output depends on the day it is run (mry reads the date)."""
    made = planned(data_dir, years=(2020, 2024), as_of=date(2024, 6, 30))
    assert made.spec()["as_of"] == "2024-06-30"
    with pytest.raises(UsageError, match="after the panel's day"):
        planned(data_dir, years=(2020, 2025), as_of=date(2024, 6, 30))
    assert made.unit is Unit.STATE_YEAR
