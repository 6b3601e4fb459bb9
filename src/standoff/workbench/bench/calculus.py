"""Measures the estimators against the reference maxima of the peers' own likelihoods."""

from __future__ import annotations

import csv
import json
import statistics
import time
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from standoff.calculus.fit.estimate import Estimate
from standoff.calculus.fit.estimator import Likelihood, fit
from standoff.calculus.fit.predict import outcome_probabilities
from standoff.errors import DataAbsent
from standoff.workbench.bench import row
from standoff.workbench.bench.calculus_table import REFERENCES, Reference

__all__ = [
    "Reading",
    "differenced_errors",
    "estimate_reference",
    "folder_of",
    "measure",
    "rows",
    "table_of",
]

TARGETS = {
    "max_coef_diff": 1e-6,
    "max_se_rel_diff": 1e-5,
    "max_loglik_diff": 1e-8,
    "max_prediction_diff": 1e-8,
}
PEER = "R games"
SPEEDUP = {"egame12": 15.0, "egame122": 8.0, "egame123": 8.0, "ultimatum": 8.0}
REPEATS, ENOUGH = 3, 0.2
"""Fits of a reference: at least so many, and on until so many CPU seconds are spent."""
MOST_REPEATS = 25
PRIZES = {"data_ult": 15.0, "ultimatum2010": 100.0}
Reading = dict[str, float | None]


def rows(
    options: Mapping[str, Any], tell: Callable[[str], None]
) -> tuple[list[dict[str, Any]], list[str]]:
    """Fit every reference under ``options["data"]``; nothing without that option.

    Where the peer has no analytical gradient its second differences are too coarse to be a
    reference: there standard errors are compared with central differences of the exact gradient.
    """
    if not options.get("data"):
        return [], []
    folder = folder_of(Path(options["data"]))
    tight = json.loads((folder / "results" / "tight_references.json").read_text())
    made: list[dict[str, Any]] = []
    ours = peers = 0.0
    for name, reference in REFERENCES.items():
        tell(f"estimating {name}")
        reading, seconds, n = measure(folder, name, tight=tight[name])
        differenced = tight[name]["grad_max"] is None
        made += _rows(name, reading, n=n, seconds=seconds, differenced=differenced)
        ratio = SPEEDUP[reference.model]
        made.append(_speed(name, seconds, n=n, reference=reference, ratio=ratio))
        ours, peers = ours + seconds, peers + reference.peer_cpu
    for metric, target in TARGETS.items():
        found = [r["value"] for r in made if r["metric"] == metric]
        made.append(
            row("calculus", "all", metric=metric, value=max(found), n=len(found), target=target)
        )
    cells = {"value": ours, "n": len(REFERENCES), "target": peers / 8.0, "peer": PEER}
    made.append(row("calculus", "all", metric="cpu_s", peer_value=peers, cpu_s=ours, **cells))
    coarse = [name for name in REFERENCES if tight[name]["grad_max"] is None]
    return made, [f"standard errors against differences of the gradient: {', '.join(coarse)}"]


def folder_of(place: Path) -> Path:
    """Give the directory that holds ``results`` and ``data``: `place`, or ``calculus`` in it.

    Raises
    ------
    DataAbsent
        If there is none.
    """
    for folder in (place, place / "calculus"):
        if (folder / "results" / "tight_references.json").is_file():
            return folder
    raise DataAbsent(f"{place} holds no results/tight_references.json, nor calculus/ with it")


def table_of(path: Path, *, since: int | None = None) -> dict[str, Any]:
    """Read a CSV as columns; numbers where all values are, ``NA`` as missing."""
    with path.open(newline="") as stream:
        heads, *lines = csv.reader(stream)
    columns = {}
    for head, cells in zip(heads, zip(*lines, strict=True), strict=True):
        columns[head] = _typed(cells)
    if since is not None:
        kept = columns["year"] >= since
        columns = {head: column[kept] for head, column in columns.items()}
    return columns


def _typed(cells: tuple[str, ...]) -> Any:
    try:
        return np.array([float("nan") if c in ("NA", "") else float(c) for c in cells])
    except ValueError:
        return np.array([None if c in ("NA", "") else c for c in cells], dtype=object)


def estimate_reference(reference: Reference, columns: Mapping[str, Any]) -> Estimate:
    """Fit one reference specification."""
    module = import_module(f"standoff.calculus.models.{reference.model}")
    if reference.model == "ultimatum":
        model = module.Ultimatum(PRIZES[reference.file])
    else:
        model = getattr(module, reference.model.upper())
    return fit(model, columns, formulas=reference.formulas, **reference.options)


def measure(
    folder: Path, name: str, *, tight: Mapping[str, Any], enough: float = ENOUGH
) -> tuple[Reading, float, int]:
    """Fit one reference; give its distances, the median CPU seconds and the number of rows.

    The fit is repeated at least three times and until `enough` CPU seconds are spent.
    """
    reference = REFERENCES[name]
    columns = table_of(folder / "data" / f"{reference.file}.csv", since=reference.since)
    seconds: list[float] = []
    while len(seconds) < REPEATS or (sum(seconds) < enough and len(seconds) < MOST_REPEATS):
        started = time.process_time()
        estimate = estimate_reference(reference, columns)
        seconds.append(time.process_time() - started)
    free = ~np.array(tight["fixed"])
    given = tight["grad_max"] is not None
    standard = np.array(tight["se_free"]) if given else differenced_errors(estimate)
    relative = np.abs(estimate.se[free] / standard - 1.0)
    reading: Reading = {
        "max_coef_diff": float(np.abs(estimate.coef - np.array(tight["coef"])).max()),
        "max_se_rel_diff": float(relative.max()),
        "max_loglik_diff": abs(estimate.loglik - tight["logLik"]),
        "max_prediction_diff": _prediction(folder, name, estimate),
    }
    return reading, statistics.median(seconds), estimate.n


def differenced_errors(estimate: Estimate) -> NDArray[np.float64]:
    """Give standard errors (free,) from central differences of the exact gradient."""
    free = ~estimate.design.fixed
    likelihood = Likelihood(estimate.model, estimate.design, estimate.settings, "none")
    at, steps = estimate.coef[free], 1e-5 * np.eye(int(free.sum()))
    second = [(likelihood(at + step)[1] - likelihood(at - step)[1]) / 2e-5 for step in steps]
    return np.asarray(np.sqrt(np.diag(np.linalg.inv(-np.array(second)))))


def _prediction(folder: Path, name: str, estimate: Estimate) -> float | None:
    """Compare probabilities at the coefficients that the reference probabilities belong to."""
    path = folder / "results" / f"{name}_pred.csv"
    if not path.is_file():
        return None
    default = json.loads(path.with_name(f"{name}.json").read_text())["coef"]
    reference = np.loadtxt(path, delimiter=",", skiprows=1)
    return float(np.abs(outcome_probabilities(estimate, default) - reference).max())


def _rows(
    name: str, reading: Reading, *, n: int, seconds: float, differenced: bool
) -> list[dict[str, Any]]:
    peers = {"max_se_rel_diff": "differences of the exact gradient"} if differenced else {}
    return [
        row(
            "calculus",
            name,
            metric=m,
            value=v,
            n=n,
            target=TARGETS[m],
            peer=peers.get(m, PEER),
            cpu_s=seconds,
        )
        for m, v in reading.items()
        if v is not None
    ]


def _speed(
    name: str, seconds: float, *, n: int, reference: Reference, ratio: float
) -> dict[str, Any]:
    peer = reference.peer_cpu
    return row(
        "calculus",
        name,
        metric="cpu_s",
        value=seconds,
        n=n,
        target=peer / ratio,
        peer=PEER,
        peer_value=peer,
        cpu_s=seconds,
    )
