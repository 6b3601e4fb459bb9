from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from standoff.cli import read_many
from standoff.cli.main import app
from standoff.errors import StandoffError
from standoff.workbench.many.run import Progress
from standoff.workbench.many.table import open_table
from tests.workbench.many.sample import OTHER, WIRE


@pytest.fixture
def source(tmp_path: Path) -> str:
    place = tmp_path / "news.jsonl"
    rows = [{"text": WIRE, "published": "2022-01-20"}, {"text": OTHER}, {"title": "no text"}]
    place.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return str(place)


def test_a_table_and_a_summary(source: str, tmp_path: Path) -> None:
    out = tmp_path / "new" / "claims.parquet"
    done = CliRunner().invoke(app, ["read", source, "--out", str(out), "--json"])
    summary = json.loads(done.stdout)
    assert (summary["records"], summary["documents"], summary["problems"]) == (3, 2, 1)
    assert summary["claims"] == len(open_table(out)) > 2
    assert summary["files"]["claims"] == str(out)
    assert done.stderr == ""
    said = CliRunner().invoke(app, ["read", source, "--out", str(out)]).stdout
    assert said.startswith("3 records: 2 texts read, ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--out", "claims.csv"], "ending in .parquet or .jsonl"),
        (["--out", "OUT", "--workers", "0"], "--workers 0"),
        (["--out", "OUT", "--workers", "-3"], "--workers -3"),
        (["--out", "OUT", "--engine", "teapot"], "no engine 'teapot'"),
        (["--out", "OUT", "--engine", "dask"], "needs --scheduler"),
        (["--out", "OUT", "--scheduler", "tcp://x:1"], "goes with --engine dask"),
        (["--out", "OUT", "--engine", "serial", "--workers", "2"], "one worker"),
        (["--out", "OUT", "--backend", "teapot"], "no back-end 'teapot'"),
        (["--workers", "2"], "go with --out"),
        ([], "holds many documents: add --out"),
    ],
)
def test_misuse_is_one_line(
    source: str, arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    given = [a.replace("OUT", "claims.jsonl") for a in arguments]
    error = CliRunner().invoke(app, ["read", source, *given]).exception
    assert isinstance(error, StandoffError)
    assert said in str(error)
    assert "\n" not in str(error)


@pytest.mark.parametrize("source", ["-", "https://example.org/a"])
def test_pages_and_standard_input_cannot_be_read_again(source: str, tmp_path: Path) -> None:
    out = str(tmp_path / "claims.jsonl")
    error = CliRunner().invoke(app, ["read", source, "--out", out]).exception
    assert "give files and directories" in str(error)


def test_progress_is_one_line_on_a_terminal_and_nothing_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    written = io.StringIO()
    monkeypatch.setattr("sys.stderr", written)
    for seen in (False, True):
        line = read_many._Line(seen)
        line.last = -1e9
        line.show(Progress(1200, 40, 2, 0.5))
        line.clear()
        assert ("1,200 records" in written.getvalue()) is seen
    assert written.getvalue().startswith("\r\x1b[K 50%")
    assert "\n" not in written.getvalue()
