from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from standoff.history.gathering import Located, gathered

VALUES = pl.Series([10, 20, 30], dtype=pl.Int16)


def test_rows_without_a_record_take_the_fill_value():
    located = Located(np.array([2, -1, 0]), 3)
    assert gathered(VALUES, located, fill=0).to_list() == [30, 0, 10]
    assert gathered(VALUES, located, fill=None).to_list() == [30, None, 10]


def test_outside_coverage_is_null_even_where_an_absent_record_means_zero():
    located = Located(np.array([2, -1, -1]), 3, outside=np.array([False, False, True]))
    assert gathered(VALUES, located, fill=0).to_list() == [30, 0, None]


def test_a_null_of_the_source_stays_null():
    values = pl.Series([10, None, 30], dtype=pl.Int16)
    assert gathered(values, Located(np.array([1, -1, 2]), 3), fill=0).to_list() == [None, 0, 30]


def test_text_is_gathered_too():
    values = pl.Series(["a", "b", "c"])
    assert gathered(values, Located(np.array([1, -1]), 3), fill=None).to_list() == ["b", None]


@pytest.mark.parametrize("fill", [0, None])
@pytest.mark.parametrize("kind", [pl.Int16, pl.Int32, pl.Float64])
def test_scattering_and_gathering_agree(kind, fill):
    index = np.full(40, -1)
    index[[3, 11]] = [1, 2]
    outside = np.arange(40) >= 30
    sparse = Located(index, 3, outside=outside)
    assert sparse.sparse
    few = gathered(VALUES.cast(kind), sparse, fill=fill).to_list()
    expected = [
        20 if r == 3 else 30 if r == 11 else None if fill is None or r >= 30 else 0
        for r in range(40)
    ]
    assert few == expected
    dense = Located(np.repeat([1, 2, 0, 1], 10), 3, outside=outside)
    assert not dense.sparse
    assert (
        gathered(VALUES.cast(kind), dense, fill=fill).to_list()
        == [20] * 10 + [30] * 10 + [10] * 10 + [20] * 10
    )


def test_type_is_that_of_the_source():
    assert gathered(VALUES, Located(np.array([0, -1]), 3), fill=None).dtype == pl.Int16
