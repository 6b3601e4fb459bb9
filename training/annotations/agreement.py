"""Agreement of the two codings of our annotations: share alike and Cohen's kappa (Cohen, 1960).

python training/annotations/agreement.py

The second coding of the events is ``events_second.jsonl``: a fifth of the first 733 sentences,
drawn by ``random.Random(20261123).sample(range(733), 147)``; that of the stances
stands in ``second``.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
Pair = tuple[str, str]


def rows(name: str) -> list[dict[str, Any]]:
    """Read one of the files of this folder."""
    return [json.loads(line) for line in (HERE / name).read_text("utf-8").splitlines()]


def kappa(pairs: Sequence[Pair]) -> float:
    """Give Cohen's kappa: agreement beyond what the two's frequencies give by chance."""
    total = len(pairs)
    alike = sum(a == b for a, b in pairs) / total
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(first[code] * second[code] for code in first) / total**2
    return (alike - chance) / (1 - chance)


def codings() -> Iterator[tuple[str, list[Pair]]]:
    """Yield what was coded twice: its name and the pairs of codes."""
    first = {row["id"]: row for row in rows("events.jsonl")}
    twice = [(first[row["id"]], row) for row in rows("events_second.jsonl")]
    for name in ("event", "quad"):
        yield f"events: {name}", [(str(a[name]), str(b[name])) for a, b in twice]
    both = [(row, row["second"]) for row in rows("stances.jsonl") if "second" in row]
    yield "stances: kind", [(a["kind"], b["kind"]) for a, b in both]
    yield "stances: all features", [(_features(a), _features(b)) for a, b in both]


def _features(row: dict[str, Any]) -> str:
    names = ("kind", "direction", "form", "status", "stance", "commitment", "dimension", "polarity")
    return json.dumps([row.get(name) for name in names])


def lines() -> Iterator[str]:
    """Yield one line per coding, then what the events differ on."""
    for name, pairs in codings():
        alike = sum(a == b for a, b in pairs)
        share = f"{alike} of {len(pairs)} ({alike / len(pairs):.1%})"
        yield f"{name}: {share}, kappa {kappa(pairs):.3f}"
    differ = Counter(pair for pair in next(codings())[1] if pair[0] != pair[1])
    for (one, other), times in sorted(differ.items()):
        yield f"events, {one} by the first coding and {other} by the second: {times}"


if __name__ == "__main__":
    print("\n".join(lines()))
