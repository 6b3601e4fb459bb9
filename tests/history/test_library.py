from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from standoff.errors import EnvironmentProblem, SourceError, UnknownName, UsageError
from standoff.history.library import Library
from standoff.history.shelf import Shelf

DAY = date(2026, 11, 23)
MAJORS = """stateabb,ccode,styear,stmonth,stday,endyear,endmonth,endday,version
USA,2,1898,8,13,2016,12,31,2016
"""
HEAD = "statenumber\tstateid\tcountryname\tstart\tend\n"


class Disk:
    """A downloader that copies from a directory and counts what it was asked for."""

    def __init__(self, place: Path):
        self.place, self.asked = place, []

    def __call__(self, url, output_file, _pooch, **_):
        self.asked.append(url)
        shutil.copyfile(self.place / url.rsplit("/", 1)[-1], output_file)


@pytest.fixture
def served(tmp_path) -> Disk:
    place = tmp_path / "served"
    place.mkdir()
    (place / "majors2016.csv").write_text(MAJORS)
    (place / "ksgmdw.txt").write_text(HEAD + "2\tUSA\tUnited States\t1816-01-01\t2020-12-31\n")
    (place / "microstates.txt").write_text(HEAD + "54\tDMA\tDominica\t1978-11-03\t2020-12-31\n")
    (place / "Inter-StateWarData_v4.0.csv").write_text("forged")
    return Disk(place)


@pytest.fixture
def library(tmp_path) -> Library:
    return Library(tmp_path / "library")


def test_nothing_is_fetched_before_the_terms_are_accepted(library, served):
    with pytest.raises(UsageError, match="terms of cow-majors were not accepted"):
        library.get("cow-majors", served, on=DAY)
    assert served.asked == []
    library.accept("cow-majors", on=DAY)
    assert library.accepted("cow-majors")
    assert not library.accepted("cow-nmc")


def test_terms_that_change_must_be_accepted_again(library):
    library.accept("cow-majors", on=DAY)
    notes = json.loads((library.place / "library.json").read_text())
    assert notes["consents"]["cow-majors"]["on"] == "2026-11-23"
    notes["consents"]["cow-majors"]["terms"] = "old"
    (library.place / "library.json").write_text(json.dumps(notes))
    assert not library.accepted("cow-majors")


def test_what_is_got_is_converted_and_found_by_panels(library, served):
    library.accept("cow-majors", on=DAY)
    (held,) = library.get("cow-majors", served, on=DAY)
    assert (held.file, held.version, held.original) == (
        "cow_majors.parquet",
        "2016",
        "majors2016.csv",
    )
    assert Shelf((library.place,)).read("cow-majors", "spells")["ccode"].to_list() == [2]
    assert library.held() == (held,)


def test_a_file_that_is_there_is_not_fetched_again(library, served):
    library.accept("cow-majors", on=DAY)
    library.get("cow-majors", served, on=DAY)
    library.get("cow-majors", served, on=DAY)
    assert len(served.asked) == 1


def test_a_wrong_checksum_keeps_nothing(library, served):
    library.accept("cow-wars", on=DAY)
    with pytest.raises(EnvironmentProblem, match="does not have the checksum it should have"):
        library.get("cow-wars", served, on=DAY)
    assert list((library.place / "originals").glob("*")) == []
    assert library.held() == ()


def test_the_first_downloads_hash_holds_from_then_on(library, served):
    """Where no checksum is published, the first one seen is enforced."""
    library.accept("cow-majors", on=DAY)
    library.get("cow-majors", served, on=DAY)
    (library.place / "originals" / "majors2016.csv").unlink()
    (served.place / "majors2016.csv").write_text(MAJORS + "GMY,255,1816,1,1,1918,11,11,2016\n")
    with pytest.raises(EnvironmentProblem, match="the publisher changed the file"):
        library.get("cow-majors", served, on=DAY)


def test_two_files_make_one_table(library, served):
    library.accept("gw-states", on=DAY)
    library.get("gw-states", served, on=DAY)
    spells = Shelf((library.place,)).read("gw-states", "spells")
    assert spells.select("gwcode", "microstate").rows() == [(2, 0), (54, 1)]


def test_importing_the_second_file_adds_to_the_first(library, served):
    library.bring(served.place / "ksgmdw.txt", on=DAY)
    library.bring(served.place / "microstates.txt", on=DAY)
    assert Shelf((library.place,)).read("gw-states", "spells").height == 2


def test_what_has_no_address_says_where_to_find_it(library, served):
    library.accept("icb", on=DAY)
    with pytest.raises(
        UsageError, match=r"fetch it by hand from https://sites.duke.edu.*import FILE --as icb"
    ):
        library.get("icb", served, on=DAY)
    library.accept("gdp", on=DAY)
    with pytest.raises(UsageError, match="no official address"):
        library.get("gdp", served, on=DAY)


def test_an_imported_file_is_known_by_its_name_or_told(library, served):
    (held,) = library.bring(served.place / "majors2016.csv", on=DAY)
    assert held.data == "cow-majors"
    renamed = served.place / "download.csv"
    renamed.write_text(MAJORS)
    with pytest.raises(UnknownName, match="say which it is with --as"):
        library.bring(renamed, on=DAY)
    assert library.bring(renamed, on=DAY, name="cow-majors")[0].original == "download.csv"


def test_what_cannot_be_imported_is_refused_in_one_line(library, served, tmp_path):
    with pytest.raises(SourceError, match="there is no file"):
        library.bring(tmp_path / "none.csv", on=DAY)
    with pytest.raises(UsageError, match=r"put cw_gdppop\.parquet in the data directory"):
        library.bring(served.place / "majors2016.csv", on=DAY, name="gdp")
    with pytest.raises(SourceError, match="no column"):
        library.bring(served.place / "majors2016.csv", on=DAY, name="cow-trade")
    twice = served.place / "National_COW_4.0.csv"
    twice.write_text("ccode,year,imports,exports\n2,1900,1,1\n2,1900,2,2\n")
    with pytest.raises(SourceError, match="not unique by ccode, year"):
        library.bring(twice, on=DAY, name="cow-trade")
    assert library.held() == ()


def test_verify_sees_what_was_changed_or_lost(library, served):
    library.bring(served.place / "majors2016.csv", on=DAY)
    library.bring(served.place / "ksgmdw.txt", on=DAY)
    assert [state for _, state in library.verify()] == ["as recorded"] * 2
    pl.DataFrame({"ccode": [1]}).write_parquet(library.place / "cow_majors.parquet")
    (library.place / "gw_system.parquet").unlink()
    assert [(h.data, state) for h, state in library.verify()] == [
        ("cow-majors", "changed"),
        ("gw-states", "missing"),
    ]


def test_a_broken_record_is_one_clear_line(library):
    library.place.mkdir()
    (library.place / "library.json").write_text("{")
    with pytest.raises(EnvironmentProblem, match="delete it and import the files again"):
        library.held()
