"""Fits the pools that ship and measures their skill, from ICB (Brecher & Wilkenfeld, 2000).

    python training/forecast.py [DIRECTORY OF REFERENCE DATA] [--only TARGET-KIND ...]

Writes src/standoff/forecast/pools/TARGET-KIND-YEAR.json.gz (one per target, kind and vintage)
and skill.json: the same bytes for the same input. Only features that an article and our own
reference facts can give are used (and, for recurrence, whether the conflict is protracted, which a
user may say); no row of ICB is written.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from standoff.forecast.backtest import (
    TARGETS,
    Backtest,
    Cases,
    Target,
    backtest,
    known_by,
    refuse_leak,
    training_of,
)
from standoff.forecast.classes import ClassFrequency, fit_frequency
from standoff.forecast.learners import refit_logit
from standoff.forecast.pool import Pool, fit_pool
from standoff.forecast.reference import CLASSES, classes_of
from standoff.forecast.shipped import LANDMARK, ONSET, SHIPPED, ShippedPool, pool_to_plain
from standoff.forecast.training import Training
from standoff.history.shelf import Shelf
from standoff.workbench.cases import cases_of, features_for, table_at

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "src" / "standoff" / "forecast" / "pools"
LATEST = 2022
RESAMPLES = 40
ORIGIN = {ONSET: "day0", LANDMARK: "day14"}
"""Any origin after the onset gives the rows of all landmarks."""
SEED = 20251123
NO_MODEL = frozenset({"form"})
"""Targets without skill over the class frequency: only the frequency ships."""


def resampled(training: Training, rng: np.random.Generator) -> Training:
    """Draw whole crises with replacement."""
    crises = np.unique(training.crisis)
    drawn = rng.choice(crises, size=len(crises))
    return training.take(np.concatenate([np.flatnonzero(training.crisis == c) for c in drawn]))


def with_unknown(
    frequency: ClassFrequency, training: Training, *, weighted: bool
) -> ClassFrequency:
    """Append the opening classes for cases of which nobody says if the conflict is protracted."""
    merged = replace(training, reference=training.reference // 2)
    table = fit_frequency(merged, weighted=weighted).table
    pairs = np.tile(frequency.marginal, (2 * len(CLASSES), 1))
    pairs[: len(frequency.table)] = frequency.table
    return replace(frequency, table=np.vstack([pairs, table]))


def counted(training: Training, weight: np.ndarray, *, classes: int, halves: bool) -> np.ndarray:
    """Count cases per reference class."""
    own = np.bincount(training.reference, weight, minlength=classes).astype(float)
    if halves:
        own[2 * len(CLASSES) :] = np.bincount(training.reference // 2, weight, len(CLASSES))
    return own


def packed(
    cases: Cases, target: Target, *, year: int, pool: Pool | None, made: dict[str, Any]
) -> ShippedPool:
    """Put a fitted pool with what it needs to speak for itself."""
    kind, features = made["kind"], made["features"]
    known = known_by(cases, target, year=year)
    training = training_of(cases.take(known), target, now=float(year))
    classes = classes_of(target.name, landmark=kind == LANDMARK)
    halves = target.name == "recurrence"
    reference = fit_frequency(training)
    if halves:
        reference = with_unknown(reference, training, weighted=False)
    ones = np.ones(len(training.y))
    count = {"classes": len(classes), "halves": halves}
    crises = len(np.unique(training.crisis))
    made = {k: v for k, v in made.items() if k not in ("kind", "features")}
    bare = ShippedPool(
        target=target.name,
        kind=kind,
        outcomes=target.outcomes,
        classes=classes,
        features=features if pool else (),
        reference=reference,
        counts=counted(training, ones, **count),
        made={**made, "crises": crises, "vintage": year},
    )
    if pool is None:
        return bare
    scaled = replace(training, x=pool.scale(training.x))
    rng = np.random.default_rng(SEED + year)
    logits = tuple(
        refit_logit(resampled(scaled, rng), pool.logit.penalty) for _ in range(RESAMPLES)
    )
    if halves:
        pool = replace(pool, frequency=with_unknown(pool.frequency, training, weighted=True))
    weights = counted(training, training.weight, **count)
    return replace(bare, pool=pool, resampled=logits, weights=weights)


def measured(tested: Backtest) -> dict[str, Any]:
    """Say what skill the backtest found, for the sentence printed with each forecast."""
    rng = np.random.default_rng(SEED)

    def compared(forecast: str, reference: str, *, quiet: bool = False) -> dict[str, Any]:
        found = tested.skill(forecast, reference, rng=rng, quiet=quiet)
        low, high = found.interval.low, found.interval.high
        cells = {"value": found.value, "low": low, "high": high}
        return {**{name: round(cell, 4) for name, cell in cells.items()}, "n": found.n}

    return {
        "pool": compared("pool", "climatology"),
        "class": compared("frequency", "climatology"),
        "pool_over_class": compared("pool", "frequency"),
        "quiet_over_opening_class": compared("pool", "opening", quiet=True),
        "quiet_over_class": compared("pool", "frequency", quiet=True),
    }


def made_of(shelf: Shelf) -> dict[str, Any]:
    """Say what every file is made of."""
    return {
        "script": "training/forecast.py",
        "script_sha256": hashlib.sha256(Path(__file__).read_bytes()).hexdigest(),
        "seed": SEED,
        "data": "International Crisis Behavior, versions 14 (1-487) and 16 (488-512)",
        "sha256": {t: shelf.sha256("icb", t) for t in ("crises", "actors")},
        "licence": "Coefficients of ours; ICB asks for attribution; no row of it is included.",
    }


def make(shelf: Shelf, target: Target, *, kind: str) -> dict[str, Any]:
    """Fit and write every vintage of one pool; give its skill by name of origin."""
    origin = ORIGIN[kind]
    _, free = table_at(shelf, origin=origin, licensed=False)
    features = features_for(target.name, free)
    table, _ = table_at(shelf, origin=origin, licensed=features != free)
    cases = cases_of(table, features, target=target.name)
    tested = backtest(cases, target, tell=print)
    newest = training_of(
        cases.take(known_by(cases, target, year=LATEST)), target, now=float(LATEST)
    )
    made = {**made_of(shelf), "kind": kind, "features": features}
    for year, fitted in (*tested.pools, (LATEST, fit_pool(newest))):
        pool = None if target.name in NO_MODEL else fitted
        held = packed(cases, target, year=year, pool=pool, made=made)
        text = json.dumps(pool_to_plain(held), separators=(",", ":"), sort_keys=True) + "\n"
        name = f"{target.name}-{kind}-{year}.json.gz"
        (FOLDER / name).write_bytes(gzip.compress(text.encode(), 9, mtime=0))
        print(f"{name}: {held.made['crises']} crises, {len(text) // 1000} kB of text")
    rng = np.random.default_rng(SEED)
    if kind == ONSET:
        refuse_leak(tested.skill("pool", "climatology", rng=rng), what=target.name)
    days = (7, 14, 30) if kind == LANDMARK else (0,)
    found = {f"{target.name}-day{day}": measured(tested.at(day)) for day in days}
    if target.name in NO_MODEL:
        return found
    more = licensed(shelf, target, kind=kind)
    return found | {f"{target.name}-licensed-day{day}": measured(more.at(day)) for day in days}


def licensed(shelf: Shelf, target: Target, *, kind: str) -> Backtest:
    """Test the same pool with licensed features: what they would have added."""
    table, features = table_at(shelf, origin=ORIGIN[kind], licensed=True)
    cases = cases_of(table, features, target=target.name)
    return backtest(cases, target, tell=print)


def main(data: Path, only: list[str]) -> None:
    """Fit everything, or only what is named, and keep the skill of the rest."""
    FOLDER.mkdir(exist_ok=True)
    place = FOLDER / "skill.json"
    skill = json.loads(place.read_text("utf-8")) if only and place.exists() else {}
    for target in (t for t in TARGETS if t.name in SHIPPED):
        for kind in SHIPPED[target.name]:
            if only and f"{target.name}-{kind}" not in only:
                continue
            skill |= make(Shelf((data,)), target, kind=kind)
            text = json.dumps(skill, indent=1, sort_keys=True) + "\n"
            place.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    named = sys.argv[sys.argv.index("--only") + 1 :] if "--only" in sys.argv else []
    given = [a for a in sys.argv[1:] if a != "--only" and a not in named]
    fallback = os.environ.get("STANDOFF_DATA") or ROOT.parent / "shared" / "data"
    main(Path(given[0] if given else fallback), named)
