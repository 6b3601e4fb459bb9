from __future__ import annotations

import pytest

from standoff.errors import UnknownName, UsageError
from standoff.history.verbs.contiguity import contiguity
from standoff.history.verbs.selection import column_is, states
from tests.history.tools import dyads, rows_of, world
from tests.history.verbs.test_contiguity import RECORDS


def test_states_in_any_role_or_in_one(tmp_path):
    shelf = world(tmp_path)
    anywhere = dyads(shelf, (1951, 1951), directed=True).where(states([40]))
    assert len(rows_of(anywhere, "year")) == 6
    first = dyads(shelf, (1951, 1951), directed=True).where(states([40], role="1"))
    assert {a for a, _ in rows_of(first, "ccode_1", "ccode_2")} == {40}


def test_column_values_and_null_is_none_of_them(tmp_path):
    shelf = world(tmp_path, cow_contdir=RECORDS)
    made = dyads(shelf, (2016, 2017)).add(contiguity()).where(column_is("conttype", [0]))
    assert {y for (y,) in rows_of(made, "year")} == {2016}


def test_strangers_are_refused(tmp_path):
    shelf = world(tmp_path)
    with pytest.raises(UnknownName, match="has the code 999"):
        dyads(shelf).where(states([999])).collect()
    with pytest.raises(UsageError, match="not 'patron'"):
        dyads(shelf).where(states([2], role="patron")).collect()
    with pytest.raises(UnknownName, match="no column 'conttype' yet"):
        dyads(shelf).where(column_is("conttype", [1])).collect()
