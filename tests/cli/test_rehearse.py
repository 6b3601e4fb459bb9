from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from standoff.cli.main import app
from standoff.errors import UsageError


def run(*arguments: str) -> str:
    done = CliRunner().invoke(app, ["rehearse", *arguments], catch_exceptions=False)
    return done.stdout


def test_what_was_said_stands_apart_from_what_happened(tmp_path: Path) -> None:
    told = run("cuba-1962", "--out", str(tmp_path / "b"))
    said, line, came = told.partition("-- what happened")
    assert line
    assert "United States presses Cuba; behind: Russia" in said
    assert "agreed to withdraw" not in said
    assert "agreed to withdraw" in came
    assert "One crisis is no evidence of skill" in came
    assert "agreed to withdraw" not in (tmp_path / "b" / "brief.md").read_text()
    assert {p.name for p in (tmp_path / "b").iterdir()} >= {"brief.html", "brief.json"}


def test_blind_keeps_it_to_itself_also_in_json() -> None:
    assert "what happened" not in run("cuba-1962", "--blind", "--horizon", "90d")
    plain = json.loads(run("cuba-1962", "--blind", "--json", "--horizon", "90d"))
    assert "happened" not in plain
    assert plain["as_of"] == "1962-10-25"
    assert {o["target"] for o in plain["outlooks"]} >= {"severity", "recurrence"}


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ((), "name a crisis"),
        (("cuba-1962", "--as-of", "2999-01-01"), "in the future"),
        (("cuba-1962", "--as-of", "1962-01-01"), "its first article is of 1962-10-25"),
    ],
)
def test_what_makes_no_sense_is_one_line(arguments: tuple[str, ...], complaint: str) -> None:
    with pytest.raises(UsageError, match=complaint):
        run(*arguments)
