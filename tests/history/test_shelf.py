from __future__ import annotations

import hashlib

import pytest

from standoff.errors import DataAbsent
from standoff.history.shelf import Shelf, sha256_of
from tests.history.tools import world, write


def test_places_are_searched_in_order_and_in_their_folders(tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    (first / "history").mkdir(parents=True)
    second.mkdir()
    write(second, "cow_majors", [(2, 1898, 8, 13, 2016, 12, 31, 2016)])
    shelf = Shelf((first, second))
    assert shelf.path("cow-majors", "spells") == second / "cow_majors.parquet"
    write(first / "history", "cow_majors", [])
    assert shelf.path("cow-majors", "spells") == first / "history" / "cow_majors.parquet"
    assert shelf.read("cow-majors", "spells").height == 0


def test_what_is_absent_says_how_to_get_it(tmp_path):
    with pytest.raises(DataAbsent, match="run 'standoff data get cow-nmc'"):
        Shelf((tmp_path,)).need("cow-nmc", "states")
    assert Shelf((tmp_path,)).sha256("cow-nmc", "states") == ""


def test_the_hash_is_the_files(tmp_path):
    shelf = world(tmp_path)
    path = tmp_path / "cw_system.parquet"
    assert shelf.sha256("cow-states", "spells") == hashlib.sha256(path.read_bytes()).hexdigest()
    path.write_bytes(b"other")
    assert sha256_of(path) == hashlib.sha256(b"other").hexdigest()


def test_some_columns_of_a_csv(tmp_path):
    shelf = world(tmp_path, icb2=(("crisno", "cracno", "yrtrig"), [(1, 2, 1918)]))
    assert shelf.read("icb", "actors", columns=("crisno", "yrtrig")).rows() == [(1, 1918)]
