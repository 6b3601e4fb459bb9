"""What every data set of the registry promises, run over the registry."""

from __future__ import annotations

import importlib.util
import re

import polars as pl
import pytest

from standoff.history.parsing import read_delimited
from standoff.history.sets import DATA_SETS, data_set
from standoff.history.shelf import Shelf

ALL = pytest.mark.parametrize("one", DATA_SETS, ids=lambda d: d.name)


def test_names_and_files_are_unique():
    assert len({d.name for d in DATA_SETS}) == len(DATA_SETS)
    files = [t.file for d in DATA_SETS for t in d.tables]
    assert len(set(files)) == len(files)


@ALL
def test_a_data_set_is_fully_described(one):
    assert re.fullmatch(r"[a-z][a-z0-9-]+", one.name)
    assert one.title
    assert one.version
    assert one.licence
    assert len(one.terms) > 40
    assert one.citations
    assert all(c.bibtex().startswith(f"@{c.kind}{{{c.key},") for c in one.citations)
    assert all(sentence.endswith(".") for sentence in one.caveats)
    assert data_set(one.name) is one


@ALL
def test_tables_have_keys_among_their_columns_and_a_span(one):
    assert one.tables
    for table in one.tables:
        assert set(table.keys) <= set(table.columns)
        assert table.columns[: len(table.keys)] == table.keys
        assert table.coverage is None or 1800 < table.coverage.first <= table.coverage.last
        for variable, narrower in table.variables.items():
            assert variable in table.columns
            assert table.coverage is not None
            assert narrower.last <= table.coverage.last


@ALL
def test_releases_name_their_tables_and_where_to_find_them(one):
    for release in one.releases:
        assert set(release.tables) <= {t.name for t in one.tables}
        assert release.url or release.page
        assert not release.url or release.url.startswith(("https://", "http://"))
        assert not release.digest or re.fullmatch(
            r"(md5:[0-9a-f]{32}|sha256:[0-9a-f]{64})", release.digest
        )


@ALL
def test_it_has_a_data_sheet(one, root):
    sheet = (root / "docs" / "data" / f"{one.name}.md").read_text("utf-8")
    assert one.version in sheet
    assert one.licence in sheet
    for table in one.tables:
        assert f"`{table.name}`" in sheet
        assert table.coverage is None or str(table.coverage) in sheet
    assert all(caveat in sheet for caveat in one.caveats)


@pytest.mark.data
@ALL
def test_the_reference_table_is_as_declared(one, data_dir):
    shelf = Shelf((data_dir,))
    for table in one.tables:
        path = shelf.path(one.name, table.name)
        if path is None:
            # These three come by the user's own import only.
            assert one.name in ("ucdp-ged", "acled", "sipri-transfers")
            continue
        read = read_delimited if path.suffix == ".csv" else pl.read_parquet
        frame = read(path)
        assert set(table.columns) <= set(frame.columns)
        if table.keys:
            assert not frame.select(table.keys).drop_nulls().is_duplicated().any()
        if "year" in frame.columns and table.coverage is not None:
            stray = frame.filter(
                (pl.col("year") < table.coverage.first) | (pl.col("year") > table.coverage.last)
            )
            # Some lists hold a few records past the span they claim to be complete for.
            assert stray.height <= 0.005 * frame.height


def test_the_sheets_are_the_scripts(root):
    spec = importlib.util.spec_from_file_location("sheets", root / "training" / "data_sheets.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert (root / "docs" / "data" / "README.md").read_text("utf-8") == script.index()
    for one in DATA_SETS:
        assert (root / "docs" / "data" / f"{one.name}.md").read_text("utf-8") == script.sheet(one)
