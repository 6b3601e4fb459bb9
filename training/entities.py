"""Train and judge the entity labels of read.entities on re3d (Dstl, 2017).

    python training/entities.py judge [--folds 5]     cross-validated scores, nothing is written
    python training/entities.py train                 writes the shipped weights

Only records under open licences train: public domain, OGL, CC BY, CC BY-SA. Gold is the outermost
of nested entities; a predicted entity counts if start, end and type are the same.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from standoff.read.backends.spacy.pipeline import load as load_pipeline
from standoff.read.entities import TYPES, WEIGHTS, Entity, entities
from standoff.read.entity_features import features
from standoff.read.parsing import parse
from standoff.read.sentences import Text
from standoff.read.tagging import Chain, save
from standoff.vocabulary.sources import Document, document_id

ROOT = Path(__file__).resolve().parents[1]
DAY = date(2016, 10, 1)
OPEN = ("public domain", "OGL", "CC BY 3", "CC BY-SA")
LABELS = ("O", *(f"{part}-{kind}" for kind in TYPES for part in "BI"))
L2, RAREST, ITERATIONS = 1.0, 2, 80
SURE = 0.5


@dataclass(frozen=True, slots=True)
class Record:
    licence: str
    text: Text
    gold: frozenset[Entity]

    @property
    def is_open(self) -> bool:
        return self.licence.startswith(OPEN)


def read_records(place: Path) -> Iterator[Record]:
    nlp = load_pipeline()
    with place.open(encoding="utf-8") as lines:
        for plain in map(json.loads, lines):
            document = Document(document_id(plain["text"]), plain["text"], published=DAY)
            yield Record(plain["licence"], parse(document, nlp, as_of=DAY), outermost(plain))


def outermost(plain: dict[str, Any]) -> frozenset[Entity]:
    """Keep the entities that lie in no longer one; what its annotators doubted is no gold."""
    every = [(e[0], e[1], e[2]) for e in plain["entities"] if e[4] >= SURE]
    return frozenset(
        Entity(*e)
        for e in every
        if not any(o[0] <= e[0] and e[1] <= o[1] and o[1] - o[0] > e[1] - e[0] for o in every)
    )


def label(edges: Sequence[tuple[int, int]], gold: Iterable[Entity]) -> list[int]:
    """Label tokens; of overlapping entities the longer first, one that cuts words left out."""
    labels = [0] * len(edges)
    for entity in sorted(gold, key=lambda e: (e.start - e.end, e.start, e.type)):
        inside = [k for k, (a, b) in enumerate(edges) if a < entity.end and b > entity.start]
        whole = inside and (edges[inside[0]][0], edges[inside[-1]][1]) == (entity.start, entity.end)
        if entity.type in TYPES and whole and not any(labels[k] for k in inside):
            for n, k in enumerate(inside):
                labels[k] = LABELS.index(f"{'I' if n else 'B'}-{entity.type}")
    return labels


class Sample:
    """Sentences packed by position, longest first, so that one step serves all of them."""

    def __init__(self, sentences: list[tuple[list[list[str]], list[int]]]) -> None:
        counts = Counter(f for rows, _ in sentences for row in rows for f in set(row))
        self.index = {f: i for i, f in enumerate(sorted(f for f in counts if counts[f] >= RAREST))}
        ordered = sorted(sentences, key=lambda s: -len(s[0]))
        lengths = np.array([len(rows) for rows, _ in ordered])
        self.active = [int((lengths > t).sum()) for t in range(lengths[0])]
        self.offsets = np.concatenate([[0], np.cumsum(self.active)])
        columns, ends, self.gold = [], [0], []
        for t, active in enumerate(self.active):
            for rows, labels in ordered[:active]:
                columns += [self.index[f] for f in rows[t] if f in self.index]
                ends.append(len(columns))
                self.gold.append(labels[t])
        ones = np.ones(len(columns))
        self.matrix = csr_matrix((ones, columns, ends), shape=(len(ends) - 1, len(self.index)))

    def at(self, t: int) -> slice:
        return slice(self.offsets[t], self.offsets[t + 1])

    def observed(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Count features, transitions and first labels as they are in the gold."""
        n = len(LABELS)
        gold = np.array(self.gold)
        pairs, first = np.zeros((n, n)), np.bincount(gold[self.at(0)], minlength=n).astype(float)
        for t in range(1, len(self.active)):
            before = gold[self.at(t - 1)][: self.active[t]]
            np.add.at(pairs, (before, gold[self.at(t)]), 1)
        return self.matrix.T @ np.eye(n)[gold], pairs, first


def _log_sum(scores: np.ndarray, matrix: np.ndarray) -> np.ndarray:
    top = scores.max(axis=1, keepdims=True)
    return np.log(np.exp(scores - top) @ matrix + 1e-300) + top


def expected(
    sample: Sample, emitted: np.ndarray, transitions: np.ndarray, start: np.ndarray
) -> tuple[np.ndarray, np.ndarray, float]:
    """Give label and transition probabilities and the log partition sum (forward-backward)."""
    steps, raised = len(sample.active), np.exp(transitions)
    forward = [emitted[sample.at(0)] + start]
    for t in range(1, steps):
        reached = _log_sum(forward[-1][: sample.active[t]], raised)
        forward.append(reached + emitted[sample.at(t)])
    backward = [np.zeros((n, len(LABELS))) for n in sample.active]
    for t in range(steps - 2, -1, -1):
        ahead = emitted[sample.at(t + 1)] + backward[t + 1]
        backward[t][: sample.active[t + 1]] = _log_sum(ahead, raised.T)
    total = _log_sum(forward[0] + backward[0], np.ones((len(LABELS), 1)))
    tokens, pairs = np.zeros_like(emitted), np.zeros_like(transitions)
    for t, active in enumerate(sample.active):
        tokens[sample.at(t)] = np.exp(forward[t] + backward[t] - total[:active])
        if t:
            before, here = forward[t - 1][:active], emitted[sample.at(t)] + backward[t]
            low, high = before.max(axis=1, keepdims=True), here.max(axis=1, keepdims=True)
            weight = np.exp(before - low) * np.exp(low + high - total[:active])
            pairs += weight.T @ np.exp(here - high)
    return tokens, pairs * raised, float(total.sum())


def fit(sentences: list[tuple[list[list[str]], list[int]]]) -> Chain:
    """Maximise the penalised conditional likelihood (L-BFGS)."""
    sample, n = Sample(sentences), len(LABELS)
    seen_features, seen_pairs, seen_first = sample.observed()
    width = len(sample.index)

    def split(theta: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        edge = width * n
        return theta[:edge].reshape(width, n), theta[edge:-n].reshape(n, n), theta[-n:]

    def loss(theta: np.ndarray) -> tuple[float, np.ndarray]:
        weights, transitions, start = split(theta)
        emitted = sample.matrix @ weights
        tokens, pairs, total = expected(sample, emitted, transitions, start)
        seen = (weights * seen_features).sum() + (transitions * seen_pairs).sum()
        likelihood = seen + (start * seen_first).sum() - total
        first = tokens[sample.at(0)].sum(axis=0)
        slope = [seen_features - sample.matrix.T @ tokens, seen_pairs - pairs, seen_first - first]
        gradient = np.concatenate([part.ravel() for part in slope]) - L2 * theta
        return -(likelihood - 0.5 * L2 * theta @ theta), -gradient

    options = {"maxiter": ITERATIONS, "maxcor": 6}
    zero = np.zeros(width * n + n * n + n)
    best = minimize(loss, zero, jac=True, method="L-BFGS-B", options=options)
    return Chain(LABELS, sample.index, *split(best.x))


def sentences_of(records: Iterable[Record]) -> list[tuple[list[list[str]], list[int]]]:
    found = []
    for record in records:
        for tokens, described in features(record.text):
            edges = [(token.idx, token.idx + len(token)) for token in tokens]
            found.append((described, label(edges, record.gold)))
    return found


def judged(records: list[Record], folds: int) -> dict[str, float]:
    """Give F by type of exact spans, each document read by a chain that has not seen it."""
    right, said, wanted = Counter(), Counter(), Counter()
    for fold in range(folds):
        train = [r for i, r in enumerate(records) if i % folds != fold and r.is_open]
        chain = fit(sentences_of(train))
        for record in records[fold::folds]:
            found = set(entities(record.text, chain=chain))
            for counts, some in (
                (right, found & record.gold),
                (said, found),
                (wanted, record.gold),
            ):
                counts.update(entity.type for entity in some)
                counts["all"] += len(some)
    print(f"{'type':20s} {'gold':>5s} {'found':>5s} {'P':>5s} {'R':>5s} {'F':>5s}")
    scores = {}
    for kind in sorted(wanted, key=lambda k: (k == "all", k)):
        both, mine, gold = right[kind], said[kind], wanted[kind]
        scores[kind] = 2 * both / (mine + gold)
        p, r = both / max(1, mine), both / gold
        print(f"{kind:20s} {gold:5d} {mine:5d} {p:5.3f} {r:5.3f} {scores[kind]:5.3f}")
    return scores


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("what", choices=("judge", "train"))
    parser.add_argument("--folds", type=int, default=5)
    data = Path(os.environ.get("STANDOFF_DATA") or ROOT.parent / "shared" / "data")
    parser.add_argument("--data", type=Path, default=data / "reading" / "re3d.jsonl")
    options = parser.parse_args()
    begun = time.process_time()
    records = list(read_records(options.data))
    if options.what == "judge":
        judged(records, options.folds)
    else:
        save(fit(sentences_of(r for r in records if r.is_open)), WEIGHTS)
        print(f"{WEIGHTS.name}: {WEIGHTS.stat().st_size / 1e6:.2f} MB")
    print(f"{time.process_time() - begun:.0f} CPU seconds")


if __name__ == "__main__":
    main()
