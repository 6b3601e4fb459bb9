"""Measures the whole cold process of `standoff brief`: CPU seconds and peak memory."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from standoff.errors import EnvironmentProblem
from standoff.workbench.bench import row
from standoff.workbench.bench.process import run
from standoff.workbench.catalogue import catalogue

__all__ = ["measure", "rows"]

_TARGET_CPU, _TARGET_MB = 5.0, 600.0


def measure(arguments: list[str]) -> tuple[float, float]:
    """Run ``standoff ARGUMENTS`` in a fresh process; give (CPU seconds, peak MB).

    Raises
    ------
    EnvironmentProblem
        If the command fails; its last line is in the message.
    """
    command = [sys.executable, "-c", "from standoff.cli.main import run; run()", *arguments]
    done = run(command)
    if done.code:
        raise EnvironmentProblem(f"standoff {arguments[0]} failed: {done.last}")
    return done.cpu_s, done.peak_mb


def rows(
    options: Mapping[str, Any], tell: Callable[[str], None]
) -> tuple[list[dict[str, Any]], list[str]]:
    """Measure a brief on every bundled crisis and, given ``--gold FILE``, on that text."""
    sources = [(c.slug, [c.slug]) for c in catalogue()]
    if options.get("gold"):
        text = Path(options["gold"])
        sources.insert(0, (text.name, [str(text), "--as-of", "2025-11-15"]))
    made = []
    with tempfile.TemporaryDirectory() as place:
        for name, arguments in sources:
            tell(f"brief on {name}")
            cpu, peak = measure(["brief", *arguments, "--out", place])
            common = {"n": 1, "cpu_s": cpu, "peak_mb": peak}
            made.append(row("brief", name, metric="cpu_s", value=cpu, target=_TARGET_CPU, **common))
            made.append(
                row("brief", name, metric="peak_mb", value=peak, target=_TARGET_MB, **common)
            )
    tell("help")
    cpu, peak = measure(["--help"])
    common = {"n": 1, "cpu_s": cpu, "peak_mb": peak}
    made.append(row("brief", "help", metric="cpu_s", value=cpu, target=0.5, **common))
    return made, []
