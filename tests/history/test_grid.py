from __future__ import annotations

import numpy as np
import pytest

from standoff.errors import UsageError
from standoff.history.grid import ABSENT, Grid

GRID = Grid(np.array([2, 20, 365]), 1950, 1952)


def test_codes_become_places_and_strangers_are_absent():
    assert GRID.state(np.array([20, 2, 999, 21, -9])).tolist() == [1, 0, ABSENT, ABSENT, ABSENT]


def test_keys_are_unique_and_outside_is_absent():
    i, j = np.meshgrid(np.arange(3), np.arange(3))
    keys = [GRID.dyad_key(i.ravel(), j.ravel(), year=np.full(9, y)) for y in (1950, 1951, 1952)]
    assert sorted(np.concatenate(keys).tolist()) == list(range(GRID.dyad_size))
    assert GRID.state_key(np.array([0, 0, 2]), np.array([1949, 1953, 1952])).tolist() == [-1, -1, 8]


def test_match_finds_rows_and_leaves_no_trace():
    wanted = np.array([4, 0, 3, ABSENT])
    for _ in range(2):
        assert GRID.match(np.array([3, 4, ABSENT]), wanted, size=9).tolist() == [1, -1, 0, -1]
    assert GRID.match(np.array([0]), np.array([3, 4]), size=9).tolist() == [-1, -1]


def test_a_key_held_twice_is_refused_and_forgotten():
    with pytest.raises(UsageError, match="holds a key twice"):
        GRID.match(np.array([3, 3]), np.array([3]), size=9)
    assert GRID.match(np.array([1]), np.array([3]), size=9).tolist() == [-1]
