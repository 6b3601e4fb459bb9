from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl
import pytest

from standoff.errors import UsageError
from standoff.history.frame import Frame, Naming
from standoff.history.systems import membership
from standoff.vocabulary.panels import CellState, ColumnSource, Coverage, System, Unit

SPELLS = pl.DataFrame(
    {"code": [2, 20], "start": [date(1950, 1, 1)] * 2, "end": [date(1953, 12, 31)] * 2}
)
MEMBERS = membership(SPELLS, (1950, 1953), as_of=date(2000, 1, 1))
SOURCE = ColumnSource("", "cow-nmc", "7.0", "", "cinc", "as given", Coverage(1950, 1951))


def states(**options) -> Frame:
    i, t = np.divmod(np.arange(8, dtype=np.int32), 4)
    return Frame(Unit.STATE_YEAR, System.COW, MEMBERS, {"": i}, t, **options)


def table(*rows: tuple[int, int, int]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=["ccode", "year", "value"], orient="row")


RECORDS = table((2, 1950, 5), (20, 1951, 6))


def put(frame: Frame, *, beyond: str, fill: int | None) -> list:
    located = frame.locate_states(RECORDS, "", coverage=SOURCE.coverage, beyond=beyond)
    frame.put("value", RECORDS["value"], at=located, fill=fill, source=SOURCE)
    return frame.columns["value"].to_list()


def test_zero_inside_coverage_null_outside():
    assert put(states(), beyond="null", fill=0) == [5, 0, None, None, 0, 6, None, None]


def test_carry_takes_the_last_covered_year_and_flags_it():
    frame = states()
    assert put(frame, beyond="carry", fill=None) == [5, None, None, None, None, 6, 6, 6]
    located = frame.locate_states(RECORDS, "", coverage=SOURCE.coverage, beyond="carry")
    frame.flag("carried", located.carried, source=SOURCE)
    assert frame.columns["carried"].to_list() == [0, 0, 0, 0, 0, 0, 1, 1]


def test_carry_reaches_back_before_the_first_year():
    early = membership(SPELLS, (1953, 1953), as_of=date(2000, 1, 1))
    frame = Frame(Unit.STATE_YEAR, System.COW, early, {"": np.array([0, 1])}, np.array([0, 0]))
    assert put(frame, beyond="carry", fill=None) == [None, 6]


def test_error_names_the_years_and_the_coverage():
    with pytest.raises(UsageError, match=r"years 1952-1953 lie outside .* \(1950-1951\)"):
        put(states(), beyond="error", fill=0)


def test_zero_outside_is_only_had_by_asking_and_is_reported():
    frame = states(watch=True)
    assert put(frame, beyond="zero", fill=0) == [5, 0, 0, 0, 0, 6, 0, 0]
    counts = frame.cells_by_year("value")
    assert counts[CellState.FORCED].tolist() == [0, 0, 2, 2]
    assert counts[CellState.ZERO].tolist() == [1, 1, 0, 0]
    assert counts[CellState.OBSERVED].tolist() == [1, 1, 0, 0]


def test_every_cell_has_one_state():
    for beyond, fill in (("null", 0), ("null", None), ("carry", 0), ("zero", 0)):
        frame = states(watch=True)
        put(frame, beyond=beyond, fill=fill)
        assert sum(n.sum() for n in frame.cells_by_year("value").values()) == frame.height


def test_a_name_may_be_taken_once():
    frame = states()
    put(frame, beyond="null", fill=0)
    with pytest.raises(UsageError, match="already has a column 'value'"):
        put(frame, beyond="null", fill=0)
    with pytest.raises(UsageError, match="already has a column 'year'"):
        frame.add("year", frame.columns["value"], source=SOURCE)


def test_a_column_of_another_length_is_refused():
    with pytest.raises(UsageError, match="3 rows, the panel 8"):
        states().add("x", pl.Series([1, 2, 3]), source=SOURCE)


def test_keep_filters_rows_columns_and_cells_alike():
    frame = states(watch=True)
    put(frame, beyond="null", fill=0)
    kept = frame.keep(frame.t == 0)
    assert kept.data().rows() == [(2, 1950, 5), (20, 1950, 0)]
    assert kept.cells_by_year("value")[CellState.OBSERVED].tolist() == [1, 0, 0, 0]
    assert frame.height == 8


def test_dyads_are_found_in_the_order_asked_for():
    rows = np.array([0, 1], dtype=np.int32)
    frame = Frame(
        Unit.DYAD_YEAR, System.COW, MEMBERS, {"1": rows, "2": 1 - rows}, np.zeros(2, np.int32)
    )
    one = pl.DataFrame({"a": [2], "b": [20], "year": [1950], "v": [7]})
    located = frame.locate_dyads(one, coverage=None)
    assert located.index.tolist() == [0, -1]
    assert frame.locate_dyads(one, ("2", "1"), coverage=None).index.tolist() == [-1, 0]
    both = frame.locate_dyads(one, coverage=None, symmetric=True)
    assert both.index.tolist() == [0, 0]


def test_a_role_that_no_state_fills_finds_nothing():
    rows = {"target": np.array([0, 1]), "coercer": np.array([-1, 0])}
    frame = Frame(Unit.CRISIS_ACTOR, System.COW, MEMBERS, rows, np.array([0, 1]))
    located = frame.locate_states(RECORDS, "coercer", coverage=None)
    assert located.index.tolist() == [-1, -1]
    one = pl.DataFrame({"a": [2], "b": [20], "year": [1951]})
    assert frame.locate_dyads(one, ("coercer", "target"), coverage=None).index.tolist() == [-1, 0]
    assert frame.data()["ccode_coercer"].to_list() == [None, 2]


def test_names_join_variable_and_role():
    assert Naming()("cinc", "1") == "cinc_1"
    assert Naming("")("cinc", "1") == "cinc1"
    assert Naming()("cinc", "") == "cinc"
