from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from standoff.cli.main import app
from standoff.cli.readers import Choice, chosen
from standoff.errors import UnknownName, UsageError


def test_the_shipped_rules_are_the_default() -> None:
    assert chosen(Choice()).name == "rules"


def test_options_of_a_language_model_go_with_one() -> None:
    with pytest.raises(UsageError, match="--backend llm:MODEL"):
        chosen(Choice("rules", endpoint="http://localhost:1/v1"))


def test_an_unknown_back_end_is_named(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("Russia has massed 100,000 troops near Ukraine, and keeps them there.")
    done = CliRunner().invoke(app, ["read", str(note), "--backend", "teapot"])
    assert isinstance(done.exception, UnknownName)
    assert "use one of rules, spacy" in str(done.exception)
