"""Measures the five canonical panels against R peacesciencer 1.2.9: cells, CPU seconds, memory.

Each panel is made in a fresh process whose whole CPU time counts, start-up and reading included,
the writing of the result not; the comparison is made apart from it. Given is the middle one of
three runs (with the least and the most): on a shared machine a run may cost half as much again.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from standoff.errors import DataAbsent, EnvironmentProblem
from standoff.workbench.bench import row
from standoff.workbench.bench.process import run

__all__ = ["cells", "measure", "rows"]

PEER = "R peacesciencer 1.2.9"
TARGETS: dict[str, tuple[float | None, float | None, float]] = {
    "a_bremer": (1.0, None, 12.58),
    "b_directed": (1.5, 600.0, 26.58),
    "c_stateyear": (1.0, None, 13.09),
    "d_gw_stateyear": (None, None, 3.50),
    "f_gw_directed": (2.0, None, 10.51),
}
"""Per panel: CPU seconds and peak MB aimed at, and the peer's CPU seconds."""

RUNS = 3
"""How often each panel is made (odd, so that one of the runs is the middle one)."""

KNOWN_DEFECTS = {"d_gw_stateyear": 104}
"""Cells in which the peer is wrong (SUBTLETIES S4) and this panel differs on purpose."""

BASELINE = "import polars, numpy"
MAKE = (
    "import sys\n"
    "sys.dont_write_bytecode = False\n"
    "from standoff.history.panel import from_spec\n"
    "from standoff.history.pipelines_table import PIPELINES\n"
    "made = from_spec(PIPELINES[sys.argv[1]]).on(sys.argv[2]).collect()\n"
    "print(made.height, made.width)\n"
)


def measure(program: str, *arguments: str, compiled: Path) -> tuple[float, float, str]:
    """Run a Python program in a fresh process; give (CPU seconds, peak MB, what it printed).

    Modules are read as bytecode from `compiled` (and written there), as an installation has them.

    Raises
    ------
    EnvironmentProblem
        If it fails; its last line is in the message.
    """
    command = [sys.executable, "-X", f"pycache_prefix={compiled}", "-c", program, *arguments]
    done = run(command)
    if done.code:
        raise EnvironmentProblem(f"the panel could not be made: {done.last}")
    return done.cpu_s, done.peak_mb, done.said


def cells(name: str, data: Path) -> tuple[int, dict[str, int]]:
    """Make a panel here and count the cells that differ from the peer's, by column."""
    import polars as pl

    from standoff.history.account import cells_differing
    from standoff.history.panel import from_spec
    from standoff.history.pipelines_table import PIPELINES

    expected = pl.read_parquet(_expected(data, name))
    made = from_spec(PIPELINES[name]).on(data).collect()
    differing = {c: n for c, n in cells_differing(made, expected).items() if n}
    return expected.width, differing


def _expected(data: Path, name: str) -> Path:
    path = data / "expected" / f"{name}_panel.parquet"
    if not path.is_file():
        raise DataAbsent(
            f"{path} is not there: --data names the directory that holds the reference tables and "
            "their folder 'expected'"
        )
    return path


def rows(
    options: Mapping[str, Any], tell: Callable[[str], None]
) -> tuple[list[dict[str, Any]], list[str]]:
    """Measure every panel; the details say which columns differ, and what start-up alone costs."""
    if not options.get("data"):
        raise DataAbsent("the history bench needs --data, the directory of the reference tables")
    data = Path(options["data"])
    for name in TARGETS:
        _expected(data, name)
    with tempfile.TemporaryDirectory() as place:
        measured = _measured(data, Path(place), tell)
    starts = sorted(measured.pop(BASELINE))
    start = starts[RUNS // 2][0]
    spread = {"low": starts[0][0], "high": starts[-1][0]}
    made = [row("history", "start_up", metric="cpu_s", value=start, n=1, cpu_s=start, **spread)]
    details = [f"{BASELINE!r} alone takes {start:.2f} CPU seconds on this machine now"]
    for name in TARGETS:
        more, said = _of(name, data, measured[name])
        made += more
        details += said
    return made, details


def _measured(
    data: Path, compiled: Path, tell: Callable[[str], None]
) -> dict[str, list[tuple[float, float, str]]]:
    """Run all panels after one run that compiles the modules.

    A child begins with its parent's peak memory, so all run before this process grows.
    """
    tell("start-up")
    measure(MAKE, "d_gw_stateyear", str(data), compiled=compiled)
    found = {BASELINE: [measure(BASELINE, compiled=compiled) for _ in range(RUNS)]}
    for name in TARGETS:
        tell(name)
        found[name] = [measure(MAKE, name, str(data), compiled=compiled) for _ in range(RUNS)]
    return found


def _of(
    name: str, data: Path, measured: list[tuple[float, float, str]]
) -> tuple[list[dict[str, Any]], list[str]]:
    measured = sorted(measured)
    cpu, _, said = measured[RUNS // 2]
    peak = max(run[1] for run in measured)
    height, _ = (int(n) for n in said.split())
    width, differing = cells(name, data)
    cpu_target, peak_target, peer_cpu = TARGETS[name]
    spread = {"low": measured[0][0], "high": measured[-1][0]}
    known = KNOWN_DEFECTS.get(name, 0)
    common = {"n": height, "peer": PEER, "cpu_s": cpu, "peak_mb": peak}
    values: tuple[tuple[str, float, dict[str, Any]], ...] = (
        ("rows", height, {}),
        ("columns", width, {}),
        ("cells_differing", sum(differing.values()), {"target": known}),
        ("cpu_s", cpu, {"target": cpu_target, "peer_value": peer_cpu, **spread}),
        ("peak_mb", peak, {"target": peak_target}),
    )
    made = [
        row("history", name, metric=metric, value=value, **more, **common)
        for metric, value, more in values
    ]
    why = " (all of them known defects of the peer)" if known else ""
    said_so = [f"{name}: cells differ in {json.dumps(differing)}{why}"] if differing else []
    return made, said_so
