"""Writes panels to Parquet with their plan and sources, and hands them to pandas."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from standoff.errors import EnvironmentProblem
from standoff.vocabulary.identity import canonical_json
from standoff.vocabulary.panels import ColumnSource

__all__ = ["as_pandas", "write_parquet"]


def write_parquet(
    data: pl.DataFrame, path: Path, *, plan: Mapping[str, Any], columns: Mapping[str, ColumnSource]
) -> None:
    """Write a panel with ``standoff.plan`` and ``standoff.columns`` in the file's metadata.

    The file appears whole or not at all: it is written under another name, then renamed.

    Raises
    ------
    EnvironmentProblem
        If the directory cannot be written to.
    """
    notes = {"standoff.plan": canonical_json(plan), "standoff.columns": canonical_json(columns)}
    part = path.with_name(f".{path.name}.part")
    try:
        data.write_parquet(
            part, compression="zstd", compression_level=9, statistics=False, metadata=notes
        )
        part.replace(path)
    except OSError as why:
        part.unlink(missing_ok=True)
        raise EnvironmentProblem(f"{path} cannot be written: {why.strerror or why}") from why


def as_pandas(data: pl.DataFrame) -> Any:
    """Give a data frame of pandas: whole numbers with nulls become ``Int64``, text ``object``."""
    import pandas as pd  # type: ignore[import-untyped]

    columns: dict[str, Any] = {}
    for column in data.iter_columns():
        if column.dtype.is_integer() and column.null_count():
            mask = column.is_null().to_numpy()
            values = column.fill_null(0).cast(pl.Int64).to_numpy()
            columns[column.name] = pd.arrays.IntegerArray(values.copy(), mask.copy())
        elif column.dtype.is_float():
            columns[column.name] = column.fill_null(np.nan).to_numpy()
        elif column.dtype.is_integer():
            columns[column.name] = column.to_numpy()
        else:
            columns[column.name] = np.array(column.to_list(), dtype=object)
    return pd.DataFrame(columns)
