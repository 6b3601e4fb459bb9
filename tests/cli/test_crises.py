from __future__ import annotations

import json

from typer.testing import CliRunner

from standoff.cli.main import app


def test_the_list_in_words_and_as_json() -> None:
    words = CliRunner().invoke(app, ["crises"]).stdout
    assert "cuba-1962" in words
    assert "USA > CUB" in words
    held = json.loads(CliRunner().invoke(app, ["crises", "--json"]).stdout)
    assert len(held) >= 4
    assert {"slug", "title", "as_of", "coercer", "target", "article"} <= set(held[0])
