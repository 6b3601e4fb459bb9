"""Counts the likelihood ratios of competing hypotheses, from ICB (Brecher & Wilkenfeld, 2000).

    python training/hypotheses.py [DIRECTORY OF REFERENCE DATA]

Writes src/standoff/forecast/pools/hypotheses.json: for each vintage and kind of dated move the
share of past crises, still on after a fortnight, that had seen it by then, by outcome; the same
bytes for the same input. No row of ICB is written.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from standoff.forecast.backtest import DECADES, TARGETS, Target
from standoff.forecast.hypotheses import KINDS, LANDMARK_DAY, kinds_of
from standoff.forecast.likelihoods import Counted, count, dependence_of
from standoff.history.acts import courses
from standoff.history.onsets import onsets
from standoff.history.shelf import Shelf
from standoff.workbench.cases import COLUMNS, LAST

ROOT = Path(__file__).resolve().parents[1]
PLACE = ROOT / "src" / "standoff" / "forecast" / "pools" / "hypotheses.json"
SEED, LEVEL, DRAWS = 20251123, 0.8, 1000
VINTAGES = (*DECADES[1:], 2022)
"""In 1950 too few crises with dated moves had ended."""


def rounded(values: np.ndarray) -> list[float]:
    """Keep four significant digits."""
    return [float(f"{v:.4g}") for v in values]


def table_of(counted: Counted, target: Target, *, year: int) -> dict[str, Any]:
    """Make the table of one vintage and target."""
    rng = np.random.default_rng(SEED + year)
    made = count(counted, rng=rng, draws=DRAWS, level=LEVEL)
    rows = {
        kind: {
            "seen": rounded(made.seen[k]),
            "ratios": rounded(made.ratios[k]),
            "low": rounded(made.low[k]),
            "high": rounded(made.high[k]),
            "count": int(counted.held[:, k].sum()),
        }
        for k, kind in enumerate(KINDS)
    }
    return {
        "outcomes": list(target.outcomes),
        "share": rounded(made.share),
        "rows": rows,
        "dependence": dependence_of(counted),
        "n": len(counted.y),
    }


def main(data: Path) -> None:
    """Count and write every vintage."""
    shelf = Shelf((data,))
    table = onsets(shelf, as_of=LAST, structure=False)
    table = table.filter((pl.col("days") > LANDMARK_DAY).fill_null(False))
    known = courses(shelf, as_of=LAST)
    held = np.array(
        [
            [kind in kinds_of(known[number].by(LANDMARK_DAY)) for kind in KINDS]
            for number in table["crisno"]
        ]
    )
    tables: dict[str, dict[str, Any]] = {}
    for target in TARGETS[:2]:
        y = table[COLUMNS[target.name]].fill_null(-1).cast(pl.Int64).to_numpy()
        tables[target.name] = {}
        for year in VINTAGES:
            past = (table["ended"] < date(year, 1, 1)).to_numpy() & (y >= 0)
            counted = Counted(held[past], y[past], len(target.outcomes))
            made = table_of(counted, target, year=year)
            tables[target.name][str(year)] = made
            print(f"{target.name} {year}: {made['n']} crises, dependence {made['dependence']}")
    made = {
        "script": "training/hypotheses.py",
        "script_sha256": hashlib.sha256(Path(__file__).read_bytes()).hexdigest(),
        "seed": SEED,
        "level": LEVEL,
        "data": "International Crisis Behavior, versions 14 (1-487) and 16 (488-512)",
        "sha256": {t: shelf.sha256("icb", t) for t in ("crises", "actors")},
        "licence": "Counts of ours; ICB asks for attribution; no row of it is included.",
    }
    text = json.dumps({"made": made, "tables": tables}, separators=(",", ":")) + "\n"
    PLACE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    given = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("STANDOFF_DATA")
    main(Path(given) if given else ROOT.parent / "shared" / "data")
