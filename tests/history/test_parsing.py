from __future__ import annotations

import io
import zipfile
from datetime import date

import polars as pl
import pytest

from standoff.errors import SourceError
from standoff.history.parsing import (
    dates_from_parts,
    expand_years,
    narrowed,
    need,
    null_codes,
    read_delimited,
)


def archive(path, **members: str | bytes):
    with zipfile.ZipFile(path, "w") as made:
        for name, text in members.items():
            made.writestr(name, text)
    return path


def test_headers_lose_case_and_byte_order_mark(tmp_path):
    (tmp_path / "a.csv").write_bytes("\ufeffWarNum , CCode\n1,2\n".encode())
    assert read_delimited(tmp_path / "a.csv").columns == ["warnum", "ccode"]


def test_bare_carriage_returns_end_lines_too(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"a,b\r1,2\r3,4\r")
    assert read_delimited(tmp_path / "a.csv").rows() == [(1, 2), (3, 4)]


@pytest.mark.parametrize("blank", ["", "NA", ".", "NULL"])
def test_blanks_are_null(tmp_path, blank):
    (tmp_path / "a.csv").write_text(f"a,b\n1,{blank}\n2,3\n")
    assert read_delimited(tmp_path / "a.csv")["b"].to_list() == [None, 3]


def test_a_type_that_changes_late_is_found(tmp_path):
    (tmp_path / "a.csv").write_text("a\n" + "1\n" * 2000 + "1.5\n")
    assert read_delimited(tmp_path / "a.csv")["a"].dtype == pl.Float64


def test_a_member_of_an_archive_is_found_by_its_ending(tmp_path):
    path = archive(
        tmp_path / "a.zip",
        **{"x/contdir.csv": "a\n1\n", "x/contdird.csv": "a\n2\n", "readme.pdf": b"%"},
    )
    assert read_delimited(path, "contdir.csv").rows() == [(1,)]


def test_an_archive_inside_an_archive(tmp_path):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as made:
        made.writestr("NMC-70-abridged.csv", "a\n7\n")
    path = archive(
        tmp_path / "NMCv7.zip",
        **{"NMCv7/NMC-v7-abridged.zip": inner.getvalue(), "__MACOSX/x.csv": "b\n1\n"},
    )
    assert read_delimited(path, "abridged.csv").rows() == [(7,)]


def test_an_archive_without_the_table_says_what_it_holds(tmp_path):
    path = archive(tmp_path / "a.zip", **{"one.csv": "a\n1\n", "two.csv": "a\n1\n"})
    with pytest.raises(SourceError, match=r"holds one\.csv, two\.csv; expected three\.csv"):
        read_delimited(path, "three.csv")


def test_a_file_that_is_no_table(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"")
    with pytest.raises(SourceError, match=r"a\.csv is not a table"):
        read_delimited(tmp_path / "a.csv")


def test_a_missing_column_is_named(tmp_path):
    with pytest.raises(SourceError, match="has no column 'ccode'"):
        need(pl.DataFrame({"a": [1]}), ["a", "ccode"], path=tmp_path / "x.csv")


def test_dates_of_parts_and_unknown_parts():
    frame = pl.DataFrame({"y": [1950, 1951, 1952], "m": [6, -9, None], "d": [15, -9, 3]})
    made = frame.select(dates_from_parts("y", "m", day="d")).to_series().to_list()
    assert made == [date(1950, 6, 15), date(1951, 1, 1), date(1952, 1, 3)]


def test_codes_for_missing_become_null():
    frame = pl.DataFrame({"a": [-9, 0, 5]})
    assert frame.select(null_codes(["a"], [-9])).to_series().to_list() == [None, 0, 5]


def test_spells_repeat_by_year():
    frame = pl.DataFrame({"s": [1950, 1960], "e": [1952, 1960]})
    assert expand_years(frame, "s", end="e")["year"].to_list() == [1950, 1951, 1952, 1960]


def test_whole_numbers_are_stored_as_narrow_as_they_fit():
    frame = narrowed(
        pl.DataFrame({"a": [1, None], "b": [40000, -1], "c": [3 * 10**9, 0], "d": [0.5, 1]})
    )
    assert frame.dtypes == [pl.Int16, pl.Int32, pl.Int64, pl.Float64]
