from __future__ import annotations

import pytest
from typer.testing import CliRunner

from standoff.cli.bench import _line
from standoff.cli.main import app
from standoff.errors import SourceError, UnknownName
from standoff.workbench.bench import row


def test_an_unknown_stage_names_the_known_ones() -> None:
    done = CliRunner().invoke(app, ["bench", "everything"])
    assert isinstance(done.exception, UnknownName)
    with pytest.raises(UnknownName, match="use one of read, history, calculus, forecast, brief"):
        raise done.exception


@pytest.mark.parametrize("words", [["--sets", "poetry"], ["--gold", "nowhere"]])
def test_gold_sets_that_are_not_there_are_refused_before_anything_is_read(words: list[str]) -> None:
    done = CliRunner().invoke(app, ["bench", "read", *words])
    assert isinstance(done.exception, SourceError)
    assert "reading" not in done.output


def test_a_row_as_a_line() -> None:
    made = row("read", "seed", metric="found", value=29, target=27, n=29, cpu_s=0.5)
    assert _line(made).split() == [
        *("seed:found", "29", "target", "27", "n", "29", "cpu", "0.50", "s", "peer", "-"),
    ]
