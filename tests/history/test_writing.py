from __future__ import annotations

import json

import polars as pl
import pytest

from standoff.errors import EnvironmentProblem
from standoff.history.writing import as_pandas, write_parquet
from tests.history.tools import dyads, world


def test_same_panel_same_bytes_with_plan_and_sources(tmp_path):
    made = dyads(world(tmp_path))
    for name in ("a.parquet", "b.parquet"):
        made.to_parquet(tmp_path / name)
    assert (tmp_path / "a.parquet").read_bytes() == (tmp_path / "b.parquet").read_bytes()
    notes = pl.read_parquet_metadata(tmp_path / "a.parquet")
    assert json.loads(notes["standoff.plan"])["id"] == made.id
    assert pl.read_parquet(tmp_path / "a.parquet").equals(made.collect())


def test_nothing_is_left_half_written(tmp_path):
    with pytest.raises(EnvironmentProblem, match="cannot be written"):
        write_parquet(pl.DataFrame({"a": [1]}), tmp_path / "no" / "a.parquet", plan={}, columns={})
    assert list(tmp_path.iterdir()) == []


def test_pandas_keeps_nulls():
    frame = pl.DataFrame({"a": [1, None], "b": [0.5, None], "c": ["x", None], "d": [1, 2]})
    made = as_pandas(frame)
    assert str(made["a"].dtype) == "Int64"
    assert made["a"].isna().tolist() == [False, True]
    assert made["b"].isna().tolist() == [False, True]
    assert made["c"].tolist() == ["x", None]
    assert made["d"].tolist() == [1, 2]
