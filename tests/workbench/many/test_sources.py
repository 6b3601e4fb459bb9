from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from standoff.errors import SourceError
from standoff.workbench.many import sources
from standoff.workbench.many.sources import find, records


def names(place: Path, *leave_out: Path) -> list[str]:
    return [s.name for s in find([place], leave_out=leave_out)]


def test_a_directory_is_read_with_all_below_it_in_order(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a/z.html",
        "a/README.md",
        ".hidden/x.txt",
        "a/.x.md",
        "c.pdf",
        "d.JSONL",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "dir.txt").mkdir()
    assert names(tmp_path) == ["a/z.html", "b.txt", "d.JSONL"]


def test_what_the_run_writes_is_not_read(tmp_path: Path) -> None:
    parts = tmp_path / "out.jsonl.parts"
    parts.mkdir()
    for place in (tmp_path / "in.jsonl", tmp_path / "out.jsonl", parts / "claims.jsonl"):
        place.write_text("{}\n")
    assert names(tmp_path, tmp_path / "out.jsonl", parts) == ["in.jsonl"]


def test_the_tables_of_another_run_are_not_read(tmp_path: Path) -> None:
    for name in ("old.jsonl", "old.documents.jsonl", "old.problems.jsonl", "new.jsonl"):
        (tmp_path / name).write_text("{}\n")
    assert names(tmp_path) == ["new.jsonl"]
    (tmp_path / "old.problems.jsonl").unlink()
    assert names(tmp_path) == ["new.jsonl", "old.documents.jsonl", "old.jsonl"]


@pytest.mark.parametrize(
    ("name", "said"),
    [("absent.jsonl", "is not there"), ("x.csv", "of no known kind"), ("empty", "nothing to read")],
)
def test_misuse_is_one_line(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "x.csv").write_text("a,b\n")
    (tmp_path / "empty").mkdir()
    with pytest.raises(SourceError, match=said) as caught:
        find([tmp_path / name])
    assert "\n" not in str(caught.value)


def test_lines_keep_their_numbers_and_blank_ones_are_passed_over(tmp_path: Path) -> None:
    place = tmp_path / "f.jsonl"
    place.write_bytes(b'{"text": "a"}\r\n\n \n{"text": "b"}')
    held = list(records(find([place])))
    assert [r.place for r in held] == ["f.jsonl:1", "f.jsonl:4"]
    assert [r.data for r in held] == [b'{"text": "a"}', b'{"text": "b"}']
    assert sum(r.size for r in held) <= place.stat().st_size


def test_a_line_without_end_is_refused_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "LONGEST_LINE", 1000)
    place = tmp_path / "f.jsonl"
    place.write_bytes(b"x" * 5_000_000 + b'\n{"text": "b"}\n')
    first, second = records(find([place]))
    assert (first.form, second.form) == ("refused", "fields")
    assert b"5 MB" in first.data


def test_a_file_that_may_not_be_read_is_refused_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "b.jsonl").write_text("{}\n")
    found = find([tmp_path])
    (tmp_path / "a.txt").unlink()
    (tmp_path / "b.jsonl").unlink()
    assert [r.form for r in records(found)] == ["refused", "refused"]


def test_rows_of_a_parquet_table_are_records(tmp_path: Path) -> None:
    place = tmp_path / "t.parquet"
    pl.DataFrame(
        {
            "Text": ["a", None],
            "date": [date(2025, 1, 2), None],
            "other": [1, 2],
            "source": ["o", "p"],
        }
    ).write_parquet(place)
    first, second = records(find([place]))
    assert first.place == "t.parquet:1"
    assert json.loads(first.data) == {"Text": "a", "date": "2025-01-02", "source": "o"}
    assert json.loads(second.data)["Text"] is None


def test_a_table_without_text_refuses_each_row(tmp_path: Path) -> None:
    place = tmp_path / "t.parquet"
    pl.DataFrame({"a": [1, 2]}).write_parquet(place)
    held = list(records(find([place])))
    assert [r.form for r in held] == ["refused", "refused"]
    assert b"no column text: its columns are a" in held[0].data


def test_odd_values_of_a_table_become_text(tmp_path: Path) -> None:
    place = tmp_path / "t.parquet"
    table = pl.DataFrame({"text": [b"a\xff"], "published": pl.Series([1], dtype=pl.Duration("us"))})
    table.write_parquet(place)
    (only,) = records(find([place]))
    assert json.loads(only.data)["text"] == "a\udcff"


def test_what_only_looks_like_parquet_says_so(tmp_path: Path) -> None:
    place = tmp_path / "t.parquet"
    place.write_bytes(b"nothing of the sort")
    with pytest.raises(SourceError, match=r"no Parquet file") as caught:
        list(records(find([place])))
    assert "\n" not in str(caught.value)
