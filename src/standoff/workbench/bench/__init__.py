"""Benches, one module per stage, each returning rows of one form (see docs/reference/bench.md)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

__all__ = ["COLUMNS", "STAGES", "row", "run_stage"]

COLUMNS = (
    *("stage", "name", "metric", "value", "low", "high", "n", "target"),
    *("peer", "peer_value", "cpu_s", "peak_mb"),
)
"""What every row says; absent values are None."""

STAGES: dict[str, tuple[str, ...]] = {
    "read": (
        "standoff.workbench.bench.seed",
        "standoff.workbench.bench.annotations",
        "standoff.workbench.bench.gold",
    ),
    "history": ("standoff.workbench.bench.history",),
    "calculus": (
        "standoff.workbench.bench.calculus",
        "standoff.workbench.bench.calculus_studies",
        "standoff.workbench.bench.calculus_patrons",
    ),
    "forecast": ("standoff.workbench.bench.forecast",),
    "brief": ("standoff.workbench.bench.brief",),
}
"""The modules that measure each stage; each has ``rows(options, tell) -> (rows, details)``."""


def row(stage: str, name: str, /, **cells: Any) -> dict[str, Any]:
    """Make one row; columns not named are None.

    Raises
    ------
    KeyError
        If a cell is not one of `COLUMNS`.
    """
    strange = set(cells) - set(COLUMNS)
    if strange:
        raise KeyError(f"a bench row has no {sorted(strange)}")
    filled = {"stage": stage, "name": name, **cells}
    return {column: filled.get(column) for column in COLUMNS}


def run_stage(
    stage: str, options: Mapping[str, Any], *, tell: Callable[[str], None]
) -> dict[str, Any]:
    """Run all benches of a stage and gather their rows and details."""
    rows: list[dict[str, Any]] = []
    details: list[Any] = []
    for name in STAGES[stage]:
        more, said = import_module(name).rows(options, tell)
        rows += more
        details += said
    return {"rows": rows, "details": details}
