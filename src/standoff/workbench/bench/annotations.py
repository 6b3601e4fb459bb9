"""Measures the reader on our own annotations: posture, support, signals' stance, judged will."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from standoff.read.reader import read_all
from standoff.vocabulary.claims import Assessment, Claim, Signal
from standoff.vocabulary.sources import Document, document_id
from standoff.workbench.bench import row

__all__ = ["rows", "tally"]

NAME = "annotations"
HOME = Path(__file__).parents[4] / "training" / NAME
"""Where the annotations lie beside the source; a wheel does not hold them."""
KINDS = ("posture", "support", "signal", "assessment")
DAY = date(2022, 1, 1)
Judged = tuple[Mapping[str, Any], Sequence[Claim]]


def rows(
    options: Mapping[str, Any], tell: Callable[[str], None]
) -> tuple[list[dict[str, Any]], list[str]]:
    """Score the reader on every annotated sentence, by itself, and on sentences without an act.

    Parameters
    ----------
    options : mapping
        ``sets``: names, empty for all; ``annotations``: Path, where they do not lie beside the
        source.
    tell : callable
        Is told what is being read.
    """
    asked = options.get("sets")
    home = options.get(NAME) or HOME
    if asked and NAME not in asked:
        return [], []
    if not (home / "stances.jsonl").is_file():
        return [], [f"{NAME}: skipped, they lie beside the source only (training/{NAME})"]
    tell(f"reading {NAME}")
    coded = [*_coded(home / "stances.jsonl"), *_coded(home / "silent.jsonl")]
    texts = [Document(document_id(r["text"]), r["text"]) for r in coded]
    started = time.process_time()
    readings = [reading.claims for reading in read_all(texts, as_of=DAY)]
    cpu = time.process_time() - started
    judged = list(zip(coded, readings, strict=True))
    return [row("read", NAME, cpu_s=cpu, **cells) for cells in tally(judged)], []


def _coded(file: Path) -> Iterator[dict[str, Any]]:
    yield from map(json.loads, file.read_text("utf-8").splitlines())


def tally(judged: Sequence[Judged]) -> Iterator[dict[str, Any]]:
    """Yield F1 of each kind and of judged will, and the share of signals with the right stance.

    A sentence counts for a kind if at least one claim of that kind is made of it; a signal that
    was not read has the wrong stance.
    """
    for kind in KINDS:
        pairs = [(r.get("kind") == kind, _made(claims, kind)) for r, claims in judged]
        yield {"metric": f"{kind}_f1", **_f1(pairs)}
    willing = [(r.get("dimension") == "will", _will(claims)) for r, claims in judged]
    yield {"metric": "will_f1", **_f1(willing)}
    signals = [(r["stance"], claims) for r, claims in judged if r.get("kind") == "signal"]
    right = [any(s == c.stance for c in claims if isinstance(c, Signal)) for s, claims in signals]
    if right:
        yield {"metric": "stance_accuracy", "value": sum(right) / len(right), "n": len(right)}


def _made(claims: Sequence[Claim], kind: str) -> bool:
    return any(claim.kind == kind.upper() for claim in claims)


def _will(claims: Sequence[Claim]) -> bool:
    judgements = (j for c in claims if isinstance(c, Assessment) for j in c.judgements)
    return any(judgement.dimension == "will" for judgement in judgements)


def _f1(pairs: Sequence[tuple[bool, bool]]) -> dict[str, Any]:
    """Give F1 of (is, was said), and how many are."""
    hits = sum(wanted and said for wanted, said in pairs)
    total = sum(wanted for wanted, _ in pairs) + sum(said for _, said in pairs)
    value = 2 * hits / total if total else 0.0
    return {"value": value, "n": sum(wanted for wanted, _ in pairs)}
