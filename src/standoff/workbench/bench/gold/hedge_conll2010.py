"""CoNLL-2010: which sentences of an encyclopaedia hedge (Farkas et al., 2010)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from standoff.read.hedging import is_hedged
from standoff.read.scoring.attribution import Score
from standoff.workbench.bench.goldset import Meter

__all__ = ["judge", "tally"]


def judge(record: Mapping[str, Any], _meter: Meter) -> tuple[bool, bool]:
    """Say whether the sentence hedges, and whether it should; it is not parsed for that."""
    return is_hedged(record["text"]), bool(record["uncertain"])


def tally(found: Sequence[tuple[bool, bool]]) -> Iterator[dict[str, Any]]:
    """Yield F of "uncertain" and the share of sentences judged right."""
    both = sum(said and wanted for said, wanted in found)
    score = Score(both, sum(said for said, _ in found), sum(wanted for _, wanted in found))
    peer = {"peer": "pattern.en modality (its own test asks for)", "n": len(found)}
    yield {"metric": "f1", "value": score.f1, "target": 0.77, **peer, "peer_value": 0.68}
    right = sum(said == wanted for said, wanted in found) / len(found)
    yield {"metric": "accuracy", "value": right, **peer, "peer_value": 0.69}
