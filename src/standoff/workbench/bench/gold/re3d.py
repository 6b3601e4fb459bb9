"""re3d: entities of defence and security documents, outermost spans with their type, exact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from standoff.read.scoring.attribution import Score
from standoff.workbench.bench.goldset import Meter, read_text

__all__ = ["judge", "missing", "tally"]

_MODULE = "standoff.read.entities"
_TARGET = 0.60
_SURE = 0.5
"""Gold entities carry the confidence of their annotators; fewer than half of them is noise."""


def missing() -> str:
    """Say what is not there to find entities with; empty if it is."""
    if not find_spec(_MODULE):
        return "the reader has no pass for entities (read/entities.py)"
    weights: Path = import_module(_MODULE).WEIGHTS
    return "" if weights.exists() else f"the weights of the entities are not there: {weights.name}"


def judge(record: Mapping[str, Any], meter: Meter) -> Score:
    """Compare the outermost entities of a document, by span and type."""
    text = read_text(record["text"], meter)
    with meter.reading(""):
        found = import_module(_MODULE).entities(text)
    given = _outermost({(each.start, each.end, each.type) for each in found})
    gold = {(a, b, kind) for a, b, kind, _, sure in record["entities"] if sure >= _SURE}
    wanted = _outermost(gold)
    return Score(len(wanted & given), len(given), len(wanted))


def _outermost(spans: set[tuple[int, int, str]]) -> set[tuple[int, int, str]]:
    """Leave out what lies inside a longer one."""
    kept: set[tuple[int, int, str]] = set()
    reach = -1
    for start, end, kind in sorted(spans, key=lambda span: (span[0], -span[1])):
        if end > reach:
            kept.add((start, end, kind))
            reach = end
    return kept


def tally(found: Sequence[Score]) -> Iterator[dict[str, Any]]:
    """Yield F of the entities, counts pooled over documents."""
    score = sum(found, Score(0, 0, 0))
    yield {"metric": "entity_f1", "value": score.f1, "target": _TARGET, "n": score.wanted}
