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

from standoff.calculus.fit.estimate import Estimate
from standoff.calculus.fit.estimator import fit
from standoff.calculus.fit.predict import outcome_probabilities, predict, profile_of
from standoff.calculus.models.bdm import Actors, play
from standoff.calculus.models.signalling_fit import fit_signalling
from standoff.errors import DataAbsent
from standoff.workbench.bench import row
from standoff.workbench.bench.calculus_table import REFERENCES, SANCTIONS, Reference

__all__ = ["Reading", "estimate_reference", "folder_of", "measure", "rows", "table_of"]

TARGETS = {
    "max_coef_diff": 1e-6,
    "max_se_rel_diff": 1e-5,
    "max_loglik_diff": 1e-8,
    "max_prediction_diff": 1e-8,
}
PEER = "R games"
DRAWS, PROFILES = 1000, 100
SPEEDUP = {"egame12": 15.0, "egame122": 8.0, "egame123": 8.0, "ultimatum": 8.0}
REPEATS = 3
CONSTRAINED = -3927.909511276
"""Constrained maximum of the sanctions data, reached from three starts in the reference study."""
SIGNALLING = (
    ("pl", "sigint_sanctions_pl_rfphat", (1.05, 30.0)),
    ("npl", "sigint_sanctions_npl_rfphat", (10.179, 20.0)),
)
"""Method, stored result, and the peer's CPU seconds with the speed-up aimed at."""
PRIZES = {"data_ult": 15.0, "ultimatum2010": 100.0}
Reading = dict[str, float | None]


def rows(
    options: Mapping[str, Any], tell: Callable[[str], None]
) -> tuple[list[dict[str, Any]], list[str]]:
    """Fit every reference under ``options["data"]``; nothing without that option.

    Standard errors are compared where the reference has an analytical gradient; without one the
    peer's second differences are too coarse to be a reference.
    """
    if not options.get("data"):
        return [], []
    folder = folder_of(Path(options["data"]))
    tight = json.loads((folder / "results" / "tight_references.json").read_text())
    made: list[dict[str, Any]] = []
    readings: dict[str, Reading] = {}
    for name, reference in REFERENCES.items():
        tell(f"estimating {name}")
        reading, seconds, n = measure(folder, name, tight=tight[name])
        readings[name] = reading
        made += _rows(name, reading, n=n, seconds=seconds)
        ratio = SPEEDUP[reference.model]
        made.append(_speed(name, seconds, n=n, reference=reference, ratio=ratio))
    tell("estimating the signalling game, predicting, bargaining")
    made += [*_signalling(folder), *_predictions(folder), *_bargaining(folder)]
    for metric, target in TARGETS.items():
        found = [v for r in readings.values() if (v := r[metric]) is not None]
        made.append(
            row("calculus", "all", metric=metric, value=max(found), n=len(found), target=target)
        )
    coarse = [name for name in REFERENCES if tight[name]["grad_max"] is None]
    return made, [f"standard errors not compared (no gradient in the peer): {', '.join(coarse)}"]


def _signalling(folder: Path) -> list[dict[str, Any]]:
    """Measure PL, NPL and CMLE on the sanctions data, CMLE from both of the others."""
    columns = table_of(folder / "data" / "sanctionsData.csv")
    given: dict[str, Any] = {"formulas": SANCTIONS, "beliefs": ("PRhat", "PFhat")}
    made: list[dict[str, Any]] = []
    for method, stored, (cpu, ratio) in SIGNALLING:
        reference = json.loads((folder / "results" / f"{stored}.json").read_text())
        started = time.process_time()
        found = fit_signalling(columns, method=method, **given).estimate
        seconds = time.process_time() - started
        common = {"n": found.n, "cpu_s": seconds, "peer": "R sigInt"}
        difference = float(np.abs(found.coef - np.array(reference["coef"])).max())
        name = f"signalling_{method}"
        made.append(
            row("calculus", name, metric="max_coef_diff", value=difference, target=1e-6, **common)
        )
        speed = common | {"value": seconds, "target": cpu / ratio, "peer_value": cpu}
        made.append(row("calculus", name, metric="cpu_s", **speed))
        started = time.process_time()
        top = fit_signalling(columns, method="cmle", start=found.coef, **given).estimate
        seconds = time.process_time() - started
        away = abs(top.loglik - CONSTRAINED)
        name = f"signalling_cmle_from_{method}"
        made.append(
            row("calculus", name, metric="max_loglik_diff", value=away, target=1e-6, n=top.n)
        )
        made.append(row("calculus", name, metric="cpu_s", value=seconds, target=2.0, n=top.n))
    return made


def _predictions(folder: Path) -> list[dict[str, Any]]:
    """Measure predicted probabilities of 1,000 draws at 100 profiles."""
    columns = table_of(folder / "data" / "leblang2003.csv")
    estimate = estimate_reference(REFERENCES["egame12_leblang_private"], columns)
    spread = columns["lreserves"]
    values = np.linspace(np.nanmin(spread), np.nanmax(spread), PROFILES)
    profile = profile_of(columns, estimate, vary={"lreserves": values})
    started = time.process_time()
    made = predict(estimate, profile, draws=DRAWS, rng=np.random.default_rng(1))
    seconds = time.process_time() - started
    cells = {"value": seconds, "n": len(made.p), "target": 2.29 / 100.0, "peer": PEER}
    name = "predicted_probabilities_1000x100"
    return [row("calculus", name, metric="cpu_s", peer_value=2.29, cpu_s=seconds, **cells)]


def _bargaining(folder: Path) -> list[dict[str, Any]]:
    """Measure the expected-utility heuristic against its published replication."""
    made = []
    for name, case in json.loads((folder / "results" / "bdm_rounds.json").read_text()).items():
        columns = {key.lower().replace("actor", "name"): v for key, v in case["actors"].items()}
        stored = case["replication_positions"]
        started = time.process_time()
        played = play(Actors.make(columns), rounds=len(stored) - 1)
        seconds = time.process_time() - started
        away = max(
            float(np.abs(now.position - then).max())
            for now, then in zip(played, stored, strict=True)
        )
        peer = case["cpu_reference"]
        common = {"n": len(stored), "peer": "BDM replication", "cpu_s": seconds}
        label = f"bdm_{name}"
        made.append(
            row("calculus", label, metric="max_position_diff", value=away, target=1e-10, **common)
        )
        common |= {"value": seconds, "target": peer / 200.0, "peer_value": peer}
        made.append(row("calculus", label, metric="cpu_s", **common))
    return made


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


def measure(folder: Path, name: str, *, tight: Mapping[str, Any]) -> tuple[Reading, float, int]:
    """Fit one reference; give its distances, the median CPU seconds and the number of rows."""
    reference = REFERENCES[name]
    columns = table_of(folder / "data" / f"{reference.file}.csv", since=reference.since)
    seconds = []
    for _ in range(REPEATS):
        started = time.process_time()
        estimate = estimate_reference(reference, columns)
        seconds.append(time.process_time() - started)
    free = ~np.array(tight["fixed"])
    relative = np.abs(estimate.se[free] / np.array(tight["se_free"]) - 1.0)
    reading: Reading = {
        "max_coef_diff": float(np.abs(estimate.coef - np.array(tight["coef"])).max()),
        "max_se_rel_diff": None if tight["grad_max"] is None else float(relative.max()),
        "max_loglik_diff": abs(estimate.loglik - tight["logLik"]),
        "max_prediction_diff": _prediction(folder, name, estimate),
    }
    return reading, statistics.median(seconds), estimate.n


def _prediction(folder: Path, name: str, estimate: Estimate) -> float | None:
    """Compare probabilities at the coefficients that the reference probabilities belong to."""
    path = folder / "results" / f"{name}_pred.csv"
    if not path.is_file():
        return None
    default = json.loads(path.with_name(f"{name}.json").read_text())["coef"]
    reference = np.loadtxt(path, delimiter=",", skiprows=1)
    return float(np.abs(outcome_probabilities(estimate, default) - reference).max())


def _rows(name: str, reading: Reading, *, n: int, seconds: float) -> list[dict[str, Any]]:
    return [
        row("calculus", name, metric=m, value=v, n=n, target=TARGETS[m], peer=PEER, cpu_s=seconds)
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
