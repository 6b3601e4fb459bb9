"""Fits the severity pools that ship, one per vintage, from ICB (Brecher & Wilkenfeld, 2000).

    python training/forecast.py [DIRECTORY OF REFERENCE DATA]

Writes src/standoff/forecast/pools/severity-YEAR.json: the same bytes for the same input. Only
features that an article and our own reference facts can give are used; no row of ICB is written.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np

from standoff.forecast.backtest import TARGETS, training_of
from standoff.forecast.learners import refit_logit
from standoff.forecast.pool import fit_pool
from standoff.forecast.shipped import ShippedPool, pool_to_plain
from standoff.forecast.training import Training
from standoff.history.shelf import Shelf
from standoff.workbench.cases import cases_of, table_at

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = ROOT / "src" / "standoff" / "forecast" / "pools"
VINTAGES = (*range(1960, 2021, 10), 2022)
RESAMPLES = 50
SEED = 20251123
MADE = "2026-11-23"


def resampled(training: Training, rng: np.random.Generator) -> Training:
    """Draw whole crises with replacement."""
    crises = np.unique(training.crisis)
    drawn = rng.choice(crises, size=len(crises))
    return training.take(np.concatenate([np.flatnonzero(training.crisis == c) for c in drawn]))


def main(data: Path) -> None:
    """Fit and write every vintage."""
    shelf = Shelf((data,))
    table, features = table_at(shelf, origin="day0", licensed=False)
    target = TARGETS[0]
    cases = cases_of(table, features, target=target.name)
    SHIPPED.mkdir(exist_ok=True)
    for year in VINTAGES:
        start = (date(year, 1, 1) - date(1900, 1, 1)).days
        known = (cases.began < start) & (cases.ended < start) & (cases.y >= 0)
        training = training_of(cases.take(known), target, now=float(year))
        pool = fit_pool(training)
        scaled = replace(training, x=pool.scale(training.x))
        rng = np.random.default_rng(SEED + year)
        logits = tuple(
            refit_logit(resampled(scaled, rng), pool.logit.penalty) for _ in range(RESAMPLES)
        )
        made = {
            "script": "training/forecast.py",
            "date": MADE,
            "seed": SEED,
            "crises": int(known.sum()),
            "data": "International Crisis Behavior, versions 14 (1-487) and 16 (488-512)",
            "sha256": {t: shelf.sha256("icb", t) for t in ("crises", "actors")},
            "licence": "Coefficients of ours; ICB asks for attribution; no row of it is included.",
        }
        counts = np.bincount(training.reference, training.weight, minlength=4)
        plain = pool_to_plain(ShippedPool(pool, features, logits, counts, made))
        text = json.dumps(plain, separators=(",", ":"), sort_keys=True) + "\n"
        (SHIPPED / f"severity-{year}.json").write_text(text, encoding="utf-8")
        print(f"{year}: {known.sum()} crises, {len(text) // 1000} kB, exponent {pool.exponent}")


if __name__ == "__main__":
    given = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("STANDOFF_DATA")
    main(Path(given) if given else ROOT.parent / "shared" / "data")
