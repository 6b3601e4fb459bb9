from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from standoff.cli.main import app


@pytest.fixture
def note(tmp_path: Path) -> str:
    place = tmp_path / "note.txt"
    place.write_text("Russia has massed 100,000 troops near Ukraine, and keeps them there.")
    return str(place)


def test_claims_as_json(note: str) -> None:
    done = CliRunner().invoke(app, ["read", note, "--as-of", "2022-01-20", "--json"])
    held = json.loads(done.stdout)
    (document,) = held["documents"]
    assert held["as_of"] == "2022-01-20"
    assert "POSTURE" in {c["kind"] for c in document["claims"]}


def test_claims_as_lines_name_rule_and_words(note: str) -> None:
    done = CliRunner().invoke(app, ["read", note, "--as-of", "2022-01-20"])
    assert "RUS > UKR" in done.stdout
    assert "100,000 troops" in done.stdout


def test_what_was_published_later_is_not_read(tmp_path: Path) -> None:
    place = tmp_path / "later.txt"
    place.write_text("3 March 2024\n\nIran warned Israel that it would strike.")
    done = CliRunner().invoke(app, ["read", str(place), "--as-of", "2024-03-02"])
    assert "every source was published after 2024-03-02" in str(done.exception)
