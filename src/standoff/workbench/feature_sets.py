"""Which features a brief's pools ran on, and what the other set would have added on average."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

__all__ = ["feature_sentence", "measured_sets"]

WORDS = {
    "severity": "severity",
    "target_outcome": "the target’s outcome",
    "coercer_outcome": "the coercer’s outcome",
    "form": "form",
}


@cache
def measured_sets() -> dict[tuple[str, int], tuple[float, float]]:
    """Give the Brier skill over the overall frequency by target and day: free set, licensed set.

    The table is written by benchmarks/track_record.py from what the bench printed.
    """
    place = files("standoff.workbench").joinpath("tables/feature_sets.csv")
    rows = csv.DictReader(place.read_text("utf-8").splitlines())
    return {
        (row["target"], int(row["day"])): (float(row["free"]), float(row["licensed"]))
        for row in rows
    }


def feature_sentence(*, day: int = 0) -> str:
    """Say which features ran and what the licensed tables would have added.

    Parameters
    ----------
    day : int
        Days since the onset that severity was forecast at.
    """
    table = measured_sets()
    origin = max(d for target, d in table if target == "severity" and d <= max(day, 0))
    parts = []
    for target, words in WORDS.items():
        free, licensed = table[target, origin if target == "severity" else 0]
        parts.append(f"{words} {_points(licensed - free)}")
    return (
        "The pools ran on what the texts and our own reference facts give. Features from the "
        "licensed tables (alliances, disputes, regimes, rivalry) would in the backtest have "
        f"changed the Brier skill by: {', '.join(parts)}."
    )


def _points(change: float) -> str:
    rounded = round(change, 2)
    if rounded == 0:
        return "0"
    return f"{rounded:+.2f}".replace("0.", ".", 1).replace("-", "−")
