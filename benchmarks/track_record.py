"""Writes docs/reference/track-record.md from what `standoff bench STAGE --json` printed.

standoff bench forecast --data DATA --json > onset.json
python benchmarks/track_record.py onset.json day14.json ...
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "track-record.md"
HEAD = """# Track record

What the benches printed, as they printed it (`benchmarks/README.md` has the commands; this page is
made by `python benchmarks/track_record.py`). Skill is one less the ratio of mean scores, against
the overall frequency of the training window unless the metric says otherwise; intervals are 95 %,
by crisis. Every decade from 1950 to 2021 is forecast from crises that had ended before it began.
Rows without a suffix use only what an article and our own reference facts give; `_licensed` adds
the licensed tables; `_day7` and `_day14` are made from dated moves on crises still on; `_quiet`
are crises without violence so far, scored against the frequency of their opening class.
Recurrence is told in both sets whether the conflict is protracted. Areas under the curve (`auc`)
and calibration errors are of events made of a target's outcomes (`serious`: serious clashes or
war); miscalibration, discrimination and uncertainty decompose the Brier score (CORP; over all
outcomes for a target, whose `brier` is their sum times the number of outcomes).
`severity_structural` is the pool with the patrons model as one more expert at the weight its
training window earned it; `ends_N` is the empirical hazard against the share of all crises from
their onset, and `coverage_80` its interval of days left. [Everything that was
tried](where-there-is-no-skill.md#what-was-tried) is printed too.

| row | value | 95 % interval | n | target | peer |
|---|---:|---|---:|---:|---|
"""


def cell(value: object) -> str:
    """Print a cell; absent values as a dash."""
    if value is None:
        return "–"
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def line(row: dict[str, object]) -> str:
    """Print one row of a bench as a row of the table."""
    low, high = row["low"], row["high"]
    interval = f"{cell(low)} to {cell(high)}" if low is not None else "–"
    peer = f"{row['peer']} {cell(row['peer_value'])}" if row["peer"] else "–"
    name = f"`{row['name']}:{row['metric']}`"
    return f"| {name} | {cell(row['value'])} | {interval} | {cell(row['n'])} | " + (
        f"{cell(row['target'])} | {peer} |"
    )


def main(files: list[str]) -> None:
    """Read the reports and write the page."""
    reports = [json.loads(Path(file).read_text("utf-8")) for file in files]
    rows = [row for report in reports for row in report["rows"]]
    PAGE.write_text(HEAD + "\n".join(map(line, rows)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
