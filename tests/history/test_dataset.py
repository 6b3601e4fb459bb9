from __future__ import annotations

import pytest

from standoff.errors import UnknownName
from standoff.history.dataset import Citation
from standoff.history.sets import data_set


def test_bibtex_of_a_work():
    work = Citation(
        "bremer1992", "article", "Bremer, Stuart A.", "Dangerous Dyads", 1992, (("volume", "36"),)
    )
    assert work.bibtex() == (
        "@article{bremer1992,\n  author = {Bremer, Stuart A.},\n  title = {{Dangerous Dyads}},\n"
        "  year = {1992},\n  volume = {36}\n}"
    )
    assert work.line() == "Bremer, Stuart A. (1992). Dangerous Dyads. 36."


def test_tables_by_name():
    assert data_set("cow-nmc").table("states").file == "cow_nmc.parquet"
    with pytest.raises(UnknownName, match="cow-nmc has no table 'dyads'"):
        data_set("cow-nmc").table("dyads")


def test_data_sets_by_name():
    with pytest.raises(UnknownName, match="no data set is called 'polity'"):
        data_set("polity")
