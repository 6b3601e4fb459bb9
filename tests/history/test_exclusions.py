from __future__ import annotations

import polars as pl
import pytest

from standoff.errors import UnknownName
from standoff.history.exclusions import RULES, WHITTLE_DEFAULT, whittle

COLUMNS = ("dispnum", "onset", "fatality", "hostlev", "mindur", "maxdur", "recip", "stmon")
EVEN = {"onset": 1, "fatality": 0, "hostlev": 3, "mindur": 5, "maxdur": 9, "recip": 0, "stmon": 4}


def disputes(*rows: dict) -> pl.DataFrame:
    filled = [
        {"ccode1": 2, "ccode2": 20, "year": 1950, "dispnum": n, **EVEN, **row}
        for n, row in enumerate(rows)
    ]
    return pl.DataFrame(filled)


@pytest.mark.parametrize(
    ("column", "loses", "wins"),
    [
        ("onset", 0, 1),
        ("fatality", 0, 3),
        ("hostlev", 3, 4),
        ("mindur", 5, 6),
        ("maxdur", 9, 10),
        ("recip", 0, 1),
        ("stmon", 4, 2),
    ],
)
def test_each_rule_prefers_what_it_says(column, loses, wins):
    table = disputes({column: loses}, {column: wins})
    assert whittle(table)["dispnum"].to_list() == [1]
    assert whittle(table.reverse())["dispnum"].to_list() == [1]


@pytest.mark.parametrize(("other", "kept"), [(0, 0), (1, 1)])
def test_unknown_fatality_lies_between_none_and_the_lowest_level(other, kept):
    """A6: the code -9 counts as one half."""
    table = disputes({"fatality": -9}, {"fatality": other})
    assert whittle(table)["dispnum"].to_list() == [kept]


def test_an_earlier_rule_outranks_a_later_one():
    table = disputes({"onset": 1, "fatality": 0}, {"onset": 0, "fatality": 6})
    assert whittle(table)["dispnum"].to_list() == [0]
    order = ("fatality", *(r for r in WHITTLE_DEFAULT if r != "fatality"))
    assert whittle(table, order)["dispnum"].to_list() == [1]


def test_ties_go_to_the_lowest_number_whatever_the_order_of_rows():
    table = disputes({}, {}, {})
    assert whittle(table.reverse(), ())["dispnum"].to_list() == [0]


def test_dyad_years_are_whittled_apart():
    table = pl.concat([disputes({}, {}), disputes({}).with_columns(year=pl.lit(1951, pl.Int64))])
    assert whittle(table)["year"].to_list() == [1950, 1951]


def test_an_unknown_rule_is_refused():
    with pytest.raises(UnknownName, match="no exclusion rule is called 'luck'"):
        whittle(disputes({}), ("luck",))
    assert set(WHITTLE_DEFAULT) == set(RULES)


@pytest.mark.data
@pytest.mark.parametrize(("source", "rows"), [("gml", 9284), ("cow", 10234)])
def test_the_default_order_leaves_the_published_rows(data_dir, source, rows):
    """A6: 11,390 -> 10,234 (COW) and 10,276 -> 9,284 (GML), the same dispute in every row."""
    from standoff.history.shelf import Shelf
    from standoff.history.verbs.mids import dyadic

    ours = whittle(dyadic(Shelf((data_dir,)), source))
    theirs = pl.read_parquet(data_dir / "history" / f"{source}_mid_ddydisps.parquet")
    keys = ["ccode1", "ccode2", "year"]
    assert ours.height == rows
    assert ours.sort(keys)["dispnum"].to_list() == theirs.sort(keys)["dispnum"].to_list()
