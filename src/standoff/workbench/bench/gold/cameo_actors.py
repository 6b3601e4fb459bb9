"""Source and target phrases of news sentences, exact spans (ConfliBERT's set; Hu et al., 2022)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from standoff.read.heads.parties import Parties, parties, phrase
from standoff.read.scoring.attribution import Score
from standoff.read.sentences import Sentence, Text
from standoff.read.syntax import lemma
from standoff.workbench.bench.goldset import Meter, read_text

__all__ = ["judge", "tally"]

_LABELS = ("S", "T", "R")
_TARGET = 0.65
_MUTUAL = frozenset(["meet", "hold", "confer", "negotiate", "discuss"])
"""Verbs whose parties act on one another: both are labelled R if both are found."""


def judge(record: Mapping[str, Any], meter: Meter) -> dict[str, Score]:
    """Compare the phrases that name source and target with the gold ones."""
    tokens = record["tokens"]
    starts = [0]
    for token in tokens:
        starts.append(starts[-1] + len(token) + 1)
    wanted = {(label, starts[a], starts[b] - 1) for label, a, b, _ in record["spans"]}
    text = read_text(" ".join(tokens), meter)
    given = _spans(text) if text.sentences else set()
    return {
        label: Score(
            len({span for span in wanted & given if span[0] == label}),
            sum(span[0] == label for span in given),
            sum(span[0] == label for span in wanted),
        )
        for label in _LABELS
    }


def _spans(text: Text) -> set[tuple[str, int, int]]:
    sentence = max(text.sentences, key=_worth)
    found = parties(sentence)
    mutual = lemma(found.verb) in _MUTUAL and bool(found.source and found.target)
    labels = ("R", "R") if mutual else ("S", "T")
    sides = zip(labels, (found.source, found.target), strict=True)
    named = [(label, head) for label, heads in sides for head in heads]
    made = set()
    for label, head in named:
        if head.tag_.startswith(("PRP", "W")):
            continue
        quoted = text.quote(*phrase(head))
        made.add((label, quoted.start, quoted.end))
    return made


def _worth(sentence: Sentence) -> tuple[bool, int]:
    """Prefer the sentence in which both parties are found, then the first."""
    found: Parties = parties(sentence)
    return bool(found.source and found.target), -sentence.tokens.start


def tally(found: Sequence[Mapping[str, Score]]) -> Iterator[dict[str, Any]]:
    """Yield F1 over all labels, and of sources and targets apart."""
    pooled = {label: sum((each[label] for each in found), Score(0, 0, 0)) for label in _LABELS}
    whole = sum(pooled.values(), Score(0, 0, 0))
    yield {"metric": "exact_f1", "value": whole.f1, "target": _TARGET, "n": whole.wanted}
    for label, name in (("S", "source_exact_f1"), ("T", "target_exact_f1")):
        yield {"metric": name, "value": pooled[label].f1, "n": pooled[label].wanted}
