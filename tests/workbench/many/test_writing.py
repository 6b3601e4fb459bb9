from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from standoff.errors import UsageError
from standoff.workbench.many.writing import FORMATS, Lines, Parquet, settle, writer

COLUMNS = {"n": "number", "words": "texts", "day": "day"}
ROWS = [{"n": n, "words": ["é", "x"] * (n % 3), "day": "2025-11-10"} for n in range(10)]


@pytest.mark.parametrize("ending", FORMATS)
def test_the_same_rows_give_the_same_bytes(tmp_path: Path, ending: str) -> None:
    made = []
    for name in ("a", "b"):
        out = writer(tmp_path / name, COLUMNS, ending=ending, rows=3)
        for row in ROWS:
            out.add(row)
        made.append(out.finish().read_bytes())
    assert made[0] == made[1]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a", "b"]


def test_row_groups_have_their_size_and_order(tmp_path: Path) -> None:
    out = Parquet(tmp_path / "a", COLUMNS, rows=4)
    for row in ROWS:
        out.add(row)
    table = pl.read_parquet(out.finish())
    assert table["n"].to_list() == list(range(10))


def test_an_empty_table_is_a_table(tmp_path: Path) -> None:
    assert pl.read_parquet(Parquet(tmp_path / "a", COLUMNS, rows=4).finish()).shape == (0, 3)
    assert Lines(tmp_path / "b").finish().read_bytes() == b""


def test_an_unknown_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"must end in \.parquet or \.jsonl"):
        writer(tmp_path / "a", COLUMNS, ending=".csv", rows=4)


def test_settled_files_have_their_names(tmp_path: Path) -> None:
    (tmp_path / "t").write_text("new")
    (tmp_path / "out").write_text("old")
    settle({tmp_path / "t": tmp_path / "out"})
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("out", "new")]
