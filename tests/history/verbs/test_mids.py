from __future__ import annotations

import pytest

from standoff.errors import UnknownName, UsageError
from standoff.history.verbs.mids import initiates, mids
from tests.history.tools import dyads, rows_of, state_years, world

COLUMNS = (
    *("dispnum", "ccode1", "ccode2", "year", "midongoing", "midonset", "sidea1", "sidea2"),
    *("orig1", "orig2", "fatality", "hostlev", "mindur", "maxdur", "recip", "stmon"),
)


def dispute(number, one, other, year, *, onset=1, side=1, fatality=0, orig=(1, 1)):
    return (number, one, other, year, 1, onset, side, 1 - side, *orig, fatality, 4, 1, 1, 0, 5)


BOTH = [dispute(7, 2, 20, 1951), dispute(7, 20, 2, 1951, side=0)]


def test_zero_in_peace_inside_coverage_null_outside(tmp_path):
    shelf = world(tmp_path, gml_dirdisp=(COLUMNS, BOTH))
    inside = dyads(shelf, (1950, 1951)).add(mids())
    found = {
        (a, b, y): v for a, b, y, v in rows_of(inside, "ccode_1", "ccode_2", "year", "gmlmidonset")
    }
    assert (found[2, 20, 1950], found[2, 20, 1951], found[2, 40, 1951]) == (0, 1, 0)
    after = dyads(shelf, (2010, 2011)).add(mids())
    assert dict(rows_of(after, "year", "gmlmidonset")) == {2010: 0, 2011: None}


def test_what_belongs_to_a_dispute_is_null_in_peace(tmp_path):
    """A7: init, side and originator are null, not 0, where there is no dispute."""
    shelf = world(tmp_path, gml_dirdisp=(COLUMNS, BOTH))
    made = dyads(shelf, (1950, 1951), directed=True).add(mids(keep=["init", "dispnum"]))
    rows = rows_of(made, "ccode_1", "ccode_2", "year", "init_1", "init_2", "dispnum")
    assert (2, 20, 1951, 1, 0, 7) in rows
    assert (20, 2, 1951, 0, 1, 7) in rows
    assert (2, 20, 1950, None, None, None) in rows


@pytest.mark.parametrize(
    ("rule", "side_joiner", "other_joiner", "other_original"),
    [("sidea-all-joiners", 1, 1, 0), ("sidea-orig", 0, 0, 0), ("sidea-with-joiners", 1, 0, 0)],
)
def test_initiation_rules(rule, side_joiner, other_joiner, other_original):
    import polars as pl

    cases = pl.DataFrame({"sidea": [1, 0, 0, 1], "orig": [0, 0, 1, 1]})
    found = cases.select(initiates(rule)).to_series().to_list()
    assert found == [side_joiner, other_joiner, other_original, 1]


def test_missing_codes_become_null_and_raw_keeps_them(tmp_path):
    shelf = world(tmp_path, gml_dirdisp=(COLUMNS, [dispute(7, 2, 20, 1951, fatality=-9)]))
    plain = dyads(shelf, (1951, 1951)).add(mids(keep=["fatality"]))
    raw = dyads(shelf, (1951, 1951)).add(mids(keep=["fatality"], raw=True))
    assert [
        v for a, b, v in rows_of(plain, "ccode_1", "ccode_2", "fatality") if (a, b) == (2, 20)
    ] == [None]
    assert [
        v for a, b, v in rows_of(raw, "ccode_1", "ccode_2", "fatality") if (a, b) == (2, 20)
    ] == [-9]


PART = ("dispnum", "ccode", "styear", "endyear", "sidea", "orig", "allmiss_leader_start")


def test_state_years_count_every_participation(tmp_path):
    """S2, S3: the peer writes 0 after 2010, and drops who has no known leader."""
    rows = [(7, 2, 2009, 2010, 1, 1, 0), (8, 20, 1830, 1831, 0, 1, 1)]
    old = world(tmp_path, gml_part=(PART, rows))
    made = state_years(old, (2009, 2012)).add(mids(keep=["init"]))
    usa = [
        r[1:]
        for r in rows_of(made, "ccode", "gmlmidongoing", "gmlmidonset", "gmlmidonset_init")
        if r[0] == 2
    ]
    assert usa == [(1, 1, 1), (1, 0, 0), (None, None, None), (None, None, None)]
    peer = mids(beyond="zero", participants="with known leaders")
    as_peer = state_years(old, (2009, 2012)).add(peer)
    assert [v for c, v in rows_of(as_peer, "ccode", "gmlmidonset") if c == 2] == [1, 0, 0, 0]


def test_a_participation_before_1840_is_one(tmp_path):
    from datetime import date

    russia = [(365, "RUS", "Russia", date(1816, 1, 1), date(2016, 12, 31))]
    rows = [(8, 365, 1830, 1831, 0, 1, 1)]
    shelf = world(tmp_path, states=russia, gml_part=(PART, rows))
    for who, expected in (("all", [0, 1]), ("with known leaders", [0, 0])):
        made = state_years(shelf, (1829, 1830)).add(mids(participants=who))
        assert [v for (v,) in rows_of(made, "gmlmidonset")] == expected


def test_what_it_does_not_know_is_refused(tmp_path):
    with pytest.raises(UsageError, match="'gml' and 'cow'"):
        mids("icow")
    with pytest.raises(UnknownName, match="none of"):
        mids(init="whoever")
    with pytest.raises(UnknownName, match="no exclusion rule"):
        mids(exclusions=["luck"])
    shelf = world(tmp_path, gml_dirdisp=(COLUMNS, BOTH))
    with pytest.raises(UnknownName, match="disputes have no 'weather'"):
        dyads(shelf).add(mids(keep=["weather"])).collect()
