from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest
from typer.testing import CliRunner

from standoff.cli.main import app
from standoff.cli.readers import Choice, _key, chosen, in_one_line, settings_of
from standoff.errors import UnknownName, UsageError
from standoff.read.backends.llm.settings import Settings
from tests.read.backends.llm.server import NOTE, TROOPS, always, but, serving


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
    assert "use one of llm, rules, spacy" in str(done.exception)


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """Leave no key or endpoint in the environment, and an empty cache."""
    names = ("STANDOFF_LLM_KEY", "STANDOFF_LLM_ENDPOINT", "OPENAI_API_KEY", "ANTHROPIC_API_KEY")
    for name in names:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return monkeypatch


def test_reading_with_a_language_model(bare: pytest.MonkeyPatch, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text(NOTE)
    bare.setenv("STANDOFF_LLM_KEY", "secret")
    with serving(always(TROOPS, but(TROOPS, actor=["Zembla"]))) as server:
        given = ["--backend", "llm:m", "--endpoint", f"{server.url}/v1", "--as-of", "2022-03-04"]
        priced = [*given, "--price-in", "2", "--price-out", "8", "--budget", "1"]
        done = CliRunner().invoke(app, ["read", str(note), *priced, "--json"])
        again = CliRunner().invoke(app, ["read", str(note), *given])
        (heard,) = server.heard
    held = json.loads(done.stdout)
    assert [c["rule"] for d in held["documents"] for c in d["claims"]] == ["llm:m"]
    assert held["backend"]["cost"] == pytest.approx((900 * 2 + 50 * 8) / 1e6)
    assert held["backend"]["refused"] == {"party": 1}
    assert heard.headers["authorization"] == "Bearer secret"
    assert "0 calls, 1 from the cache" in again.stderr


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        (Choice("llm:m"), "say where the language model is"),
        (Choice("llm:", endpoint="http://localhost:1/v1"), "name the model"),
        (Choice("llm:m", "nowhere"), "is no address"),
        (Choice("llm:m", "http://localhost:1/v1", price_in=1.0, budget=1.0), "give both"),
        (Choice("llm:m", "http://localhost:1/v1", None, 1.0, 1.0), "give --budget too"),
        (Choice("llm:m", "http://localhost:1/v1", -5.0), "a number above 0"),
        (Choice("llm:m", "http://localhost:1/v1", rate=0.0), "calls per minute"),
    ],
)
def test_senseless_options_are_said(
    bare: pytest.MonkeyPatch, given: Choice, complaint: str
) -> None:
    with pytest.raises(UsageError, match=complaint):
        chosen(given)


@pytest.mark.parametrize(
    ("endpoint", "key"),
    [
        ("https://api.openai.com/v1", "open"),
        ("https://api.anthropic.com/v1", "anthropic"),
        ("https://openai.com.example.org/v1", ""),
        ("https://notopenai.com/v1", ""),
        ("http://localhost:11434/v1", ""),
    ],
)
def test_a_vendors_key_goes_to_that_vendor_alone(
    bare: pytest.MonkeyPatch, endpoint: str, key: str
) -> None:
    bare.setenv("OPENAI_API_KEY", "open")
    bare.setenv("ANTHROPIC_API_KEY", "anthropic")
    assert _key(endpoint) == key


def test_the_rules_take_nothing_to_speak_of() -> None:
    assert in_one_line(chosen(Choice())) == ""


def test_settings_travel_to_other_processes(bare: pytest.MonkeyPatch, tmp_path: Path) -> None:
    choice = Choice("llm:m", "http://localhost:1/v1", rate=60.0)
    settings = settings_of(choice, account=tmp_path / "budget.db", workers=3)
    assert isinstance(settings, Settings)
    assert pickle.loads(pickle.dumps(settings)).rate == 20.0
    assert settings_of(Choice()) is None
