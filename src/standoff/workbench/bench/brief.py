"""Measures the whole cold process of `standoff brief`: CPU seconds and peak memory."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from standoff.errors import EnvironmentProblem
from standoff.workbench.bench import row
from standoff.workbench.catalogue import catalogue

__all__ = ["measure", "rows"]

_TARGET_CPU, _TARGET_MB = 5.0, 600.0


_PROBE = """
import json, os, subprocess, sys, tempfile
with tempfile.TemporaryFile() as errors:
    child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=errors)
    _, status, usage = os.wait4(child.pid, 0)
    errors.seek(0)
    said = errors.read().decode(errors="replace").strip().splitlines()
code = child.returncode = os.waitstatus_to_exitcode(status)
cpu = usage.ru_utime + usage.ru_stime
print(json.dumps([code, cpu, usage.ru_maxrss / 1024, said[-1] if said else ""]))
"""
"""A small process of its own: a child counts its parent's memory as its own peak."""


def measure(arguments: list[str]) -> tuple[float, float]:
    """Run ``standoff ARGUMENTS`` in a fresh process; give (CPU seconds, peak MB).

    Raises
    ------
    EnvironmentProblem
        If the command fails; its last line is in the message.
    """
    command = [sys.executable, "-c", "from standoff.cli.main import run; run()", *arguments]
    probe = subprocess.run(
        [sys.executable, "-I", "-c", _PROBE, *command], capture_output=True, text=True, check=True
    )
    code, cpu, peak, said = json.loads(probe.stdout)
    if code:
        raise EnvironmentProblem(f"standoff {arguments[0]} failed: {said}")
    return float(cpu), float(peak)


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
