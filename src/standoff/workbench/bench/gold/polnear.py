"""PolNeAR: source, cue and content of attributions in news, exact spans (CofeNet, 2022)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from standoff.read.attribution import attributions
from standoff.read.parsing import parse
from standoff.read.scoring.attribution import COMPONENTS, Score, score_attributions, spans
from standoff.workbench.bench.goldset import Meter, document

__all__ = ["judge", "tally"]

_TARGETS = {"source": 0.62, "cue": 0.60, "content": 0.50}
_PEER = "BiLSTM trained on PolNeAR (CofeNet, 2022)"
_PEERS = {"source": 0.641, "cue": 0.633, "content": 0.534}


def judge(record: Mapping[str, Any], meter: Meter) -> dict[str, Score]:
    """Find the attributions of an article, stances included, as the gold has them."""
    from standoff.read.backends.spacy.pipeline import load

    made = document(record["text"])
    year, month, _ = record["date"].split("-")
    with meter.reading(made.text):
        text = parse(made, load(), as_of=date(int(year), int(month), 1))
        found = attributions(text, stances=True)
    return score_attributions(record["attributions"], spans(text, found))


def tally(found: Sequence[Mapping[str, Score]]) -> Iterator[dict[str, Any]]:
    """Yield F1 of each component, counts pooled over articles."""
    for component in COMPONENTS:
        score = sum((each[component] for each in found), Score(0, 0, 0))
        peer = {"peer": _PEER, "peer_value": _PEERS[component]}
        common = {"target": _TARGETS[component], "n": score.wanted, **peer}
        yield {"metric": f"{component}_f1", "value": score.f1, **common}
