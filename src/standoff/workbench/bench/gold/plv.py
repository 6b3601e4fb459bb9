"""PLV: class and quad class of a sentence, with its parties given and without (Hu et al., 2024)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from standoff.read.heads import QUAD_OF, decide
from standoff.read.heads.features import Range
from standoff.read.scoring.labels import accuracy, macro_f1
from standoff.read.sentences import Text
from standoff.workbench.bench.goldset import Meter, read_text

__all__ = ["judge", "tally"]

_ZSP = "ZSP (RoBERTa-large), held-out part"
_UP = "UniversalPetrarch, held-out part"
Outcome = tuple[str, str, str, int]


def judge(record: Mapping[str, Any], meter: Meter) -> Outcome:
    """Give the class said with the parties given, the one said without, and the right ones."""
    text = read_text(record["text"], meter)
    wanted, quad = record["plover15"], int(record["quad"])
    places = [_place(text, record.get(side)) for side in ("source_span", "target_span")]
    anchor = next((place for place in places if place), (0, 1))
    sentence = text.sentence_at(anchor[0])
    inside = range(sentence.tokens.start, sentence.tokens.end)
    source, target = (place if place and place[0] in inside else None for place in places)
    with meter.reading(""):
        given = decide(sentence, source, target=target)[0]
        alone = decide(text.sentences[0])[0]
    return given, alone, wanted, quad


def _place(text: Text, span: Sequence[int] | None) -> Range | None:
    tokens = text.tokens(*span) if span else None
    return (tokens.start, tokens.end) if tokens is not None else None


def tally(found: Sequence[Outcome]) -> Iterator[dict[str, Any]]:
    """Yield accuracy and macro-F1 with the parties given, and F with nothing given."""
    given = [(said, wanted) for said, _, wanted, _ in found]
    coarse = [(QUAD_OF[said], quad) for said, _, _, quad in found]
    alone = [(said, wanted) for _, said, wanted, _ in found]
    zsp = {"n": len(found), "peer": _ZSP}
    right = accuracy(given)
    yield {"metric": "class_accuracy", "value": right, "target": 0.79, **zsp, "peer_value": 0.787}
    macro = macro_f1(given)
    yield {"metric": "class_macro_f1", "value": macro, "target": 0.775, **zsp, "peer_value": 0.774}
    quad = macro_f1(coarse)
    yield {"metric": "quad_macro_f1", "value": quad, "target": 0.89, **zsp, "peer_value": 0.880}
    up = {"n": len(found), "peer": _UP, "peer_value": 0.476}
    # One class is said of each sentence and one is right, so that precision, recall and F agree.
    yield {"metric": "sentence_class_f1", "value": accuracy(alone), "target": 0.70, **up}
