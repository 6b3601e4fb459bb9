from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from standoff.cli.main import app

TEXT = (
    "Russia has massed 100,000 troops near Ukraine, and the Kremlin threatens to use them. "
    "Britain has sent anti-tank weapons to Ukraine."
)


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("STANDOFF_DATA", "")
    (tmp_path / "note.txt").write_text(f"20 January 2022\n\n{TEXT}")
    return lambda *words: CliRunner().invoke(app, ["brief", *words])


def test_four_files_whole_and_the_day_is_said(call, tmp_path: Path) -> None:
    done = call("note.txt", "--out", "made", "--json")
    assert done.exit_code == 0
    assert "as of 2022-01-20 (the day of the newest text)" in done.stderr
    assert sorted(p.name for p in (tmp_path / "made").iterdir()) == [
        *("brief.html", "brief.json", "brief.md", "claims.jsonl"),
    ]
    claims = [json.loads(s) for s in (tmp_path / "made/claims.jsonl").read_text().splitlines()]
    text = (tmp_path / "note.txt").read_text()
    assert claims
    assert all(c["span"]["quote"] in text for c in claims)


def test_a_slip_in_the_name_of_a_bundled_crisis_lists_them(call) -> None:
    failed = call("cuba-196")
    mixed = call("cuba-1962", "note.txt")
    assert "cuba-1962 is a bundled crisis: name it alone" in str(mixed.exception)
    assert "cuba-196 is neither a file nor a bundled crisis: cuba-1962, " in str(failed.exception)


def test_the_same_input_makes_the_same_files(call, tmp_path: Path) -> None:
    for place in ("one", "two"):
        call("note.txt", "--out", place)
    for name in ("brief.html", "brief.json", "brief.md", "claims.jsonl"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_a_brief_enters_its_chances_in_a_ledger(call, tmp_path: Path) -> None:
    done = call("note.txt", "--out", "made", "--ledger", "ledger.sqlite", "--horizon", "90d")
    assert done.exit_code == 0
    assert "entered rus-ukr-20220120-90d as entry 1" in done.stderr
    assert (tmp_path / "ledger.sqlite").is_file()


def test_scripts_in_a_page_never_reach_the_brief(call, tmp_path: Path) -> None:
    page = f"<html><body><article><p>{TEXT}</p><script>steal()</script></article></body></html>"
    (tmp_path / "page.html").write_text(page)
    (tmp_path / "sly.txt").write_text(f"{TEXT} <script>steal()</script> <img src=x onerror=y()>")
    for source in ("page.html", "sly.txt"):
        assert call(source, "--as-of", "2022-01-20", "--out", "made").exit_code == 0
        made = (tmp_path / "made/brief.html").read_text()
        assert "<script" not in made
        assert "<img src=x" not in made
