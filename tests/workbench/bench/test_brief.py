from __future__ import annotations

import pytest

from standoff.errors import EnvironmentProblem
from standoff.workbench.bench import COLUMNS, row
from standoff.workbench.bench.brief import measure


def test_a_process_is_measured_whole() -> None:
    cpu, peak = measure(["--version"])
    assert 0 < cpu < 10
    assert 10 < peak < 600


def test_a_command_that_fails_is_named() -> None:
    with pytest.raises(EnvironmentProblem, match=r"standoff brief failed: .* is not there"):
        measure(["brief", "absent.txt", "--as-of", "2025-11-15"])


def test_rows_have_one_form() -> None:
    made = row("brief", "help", metric="cpu_s", value=0.3)
    assert tuple(made) == COLUMNS
    assert made["peer"] is None
    with pytest.raises(KeyError, match="colour"):
        row("brief", "help", colour="red")
