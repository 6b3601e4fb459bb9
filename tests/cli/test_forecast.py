from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from standoff.cli.forecast import app
from standoff.vocabulary.identity import as_plain
from tests.forecast.test_ledger import ISSUE


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.json").write_text(json.dumps(as_plain(ISSUE)))

    def run(*words: str) -> Result:
        return CliRunner().invoke(app, list(words))

    return run


def test_from_issue_to_score(call) -> None:
    assert call("add", "one.json").exit_code == 0
    assert "holds-90d" in call("list").output
    assert call("resolve", "holds-90d", "holds", "--source", "two agencies").exit_code == 0
    assert "2 entries, all as they were entered" in call("verify").output
    said = call("score").output
    assert "1 resolved, 0 unresolved, 0 void, 0 withdrawn" in said
    assert "brier  0.380  skill +0.296" in said
    assert json.loads(call("score", "--json").output)["resolved"] == 1
    lines = call("export").output.splitlines()
    assert [json.loads(line)["number"] for line in lines] == [1, 2]


def test_a_withdrawn_forecast_is_listed(call) -> None:
    call("add", "one.json")
    assert call("withdraw", "holds-90d", "--reason", "news", "--json").exit_code == 0
    kinds = [e["kind"] for e in json.loads(call("list", "--json").output)]
    assert kinds == ["issue", "withdrawal"]


def test_what_is_no_forecast_is_one_line(call, tmp_path: Path) -> None:
    (tmp_path / "letter.json").write_text("dear reader")
    failed = call("add", "letter.json")
    assert "is not a forecast" in str(failed.exception)
    assert not (tmp_path / "ledger.sqlite").exists()


@pytest.mark.parametrize("what", ["list", "verify", "score", "export"])
def test_a_ledger_that_is_not_there_is_not_made_by_looking(call, tmp_path: Path, what: str) -> None:
    failed = call(what, "--ledger", "legder.sqlite")
    assert "there is no ledger legder.sqlite" in str(failed.exception)
    assert not (tmp_path / "legder.sqlite").exists()


def test_nothing_to_enter_is_said(call, tmp_path: Path) -> None:
    (tmp_path / "none.json").write_text("[]")
    assert "neither one forecast nor a list" in str(call("add", "none.json").exception)


def test_what_cannot_be_known_yet_is_not_entered(call) -> None:
    call("add", "one.json")
    words = ("resolve", "holds-90d", "holds", "--source")
    assert "is in the future" in str(call(*words, "x", "--day", "2999-01-01").exception)
    assert "say the source" in str(call(*words, " ").exception)
    assert "say the reason" in str(call("withdraw", "holds-90d", "--reason", "").exception)
    assert len(json.loads(call("list", "--json").output)) == 1


@pytest.mark.parametrize("slip", [{"outcomes": "ab"}, {"closes": "2025-02-30"}, {"p": [2, -1, 0]}])
def test_of_a_list_with_a_slip_nothing_is_entered(call, tmp_path: Path, slip: dict) -> None:
    good = as_plain(ISSUE)
    (tmp_path / "two.json").write_text(json.dumps([good, {**good, **slip}]))
    assert call("add", "two.json").exit_code != 0
    assert not (tmp_path / "ledger.sqlite").exists()
