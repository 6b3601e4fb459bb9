"""Train the linear heads of the reader: the class of an act, with and without its parties given.

python training/heads.py DATA/reading [--cv]

Learns from ``training/annotations/events.jsonl`` (ours) and ``plover_gsr.jsonl`` (PLOVER gold
standard records, openeventdata/PLOVER 5e0c24f, CC BY-SA 4.0). ``--cv`` prints figures by ten-fold
cross-validation over texts, by source of the sentence, and writes nothing. Needs scikit-learn.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold

from standoff.read.heads.classes import CLASSES
from standoff.read.heads.features import Range, features
from standoff.read.reader import prepare
from standoff.read.sentences import Sentence
from standoff.vocabulary.sources import Document

HERE = Path(__file__).parent
OUT = HERE.parent / "src" / "standoff" / "read" / "heads"
DAY = date(2022, 1, 1)
STRENGTH = 3.0
FEWEST = 2
Example = tuple[Sentence, Range | None, Range | None, str, str]


def ours(file: Path) -> Iterator[Example]:
    for line in file.read_text("utf-8").splitlines():
        record = json.loads(line)
        yield located(record["text"], record["source"], record["target"], record["event"], "ours")


def gold_records(file: Path) -> Iterator[Example]:
    for line in file.read_text("utf-8").splitlines():
        record = json.loads(line)
        sides: dict[str, list[int]] = {}
        for label, start, end, _ in record["spans"]:
            for side in label.split("/"):
                sides.setdefault(side, [start, end])
        text = record["markup_plain"]
        yield located(text, sides.get("SRC"), sides.get("TAR"), record["plover15"], "plover_gsr")


def located(
    text: str, source: list[int] | None, target: list[int] | None, event: str, origin: str
) -> Example:
    parsed = prepare(Document("", text), as_of=DAY)
    places = [place and parsed.tokens(*place) for place in (source, target)]
    anchor = next((place for place in places if place), None)
    sentence = parsed.sentence_at(anchor.start if anchor else 0)
    inside = range(sentence.tokens.start, sentence.tokens.end)
    one, two = (
        (place.start, place.end) if place and place.start in inside else None for place in places
    )
    return sentence, one, two, event, origin


def table(rows: list[dict[str, float]], index: dict[str, int]) -> csr_matrix:
    """Make the matrix of features, each row divided by the root of how many hold."""
    places = [[index[name] for name in row if name in index] for row in rows]
    values = [[1 / np.sqrt(len(row))] * len(place) for row, place in zip(rows, places, strict=True)]
    starts = np.cumsum([0, *map(len, places)])
    flat = np.concatenate([np.array(place, dtype=int) for place in places])
    return csr_matrix((np.concatenate(values), flat, starts), shape=(len(rows), len(index)))


def vocabulary(rows: list[dict[str, float]]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for row in rows:
        for name in row:
            counts[name] = counts.get(name, 0) + 1
    return {name: i for i, name in enumerate(sorted(n for n in counts if counts[n] >= FEWEST))}


def fitted(rows: list[dict[str, float]], events: list[str], weights: np.ndarray) -> tuple:
    index = vocabulary(rows)
    model = LogisticRegression(C=STRENGTH, max_iter=400, fit_intercept=False)
    model.fit(table(rows, index), events, sample_weight=weights)
    order = [list(model.classes_).index(name) for name in CLASSES]
    return index, model.coef_[order].T


def folds(rows: list[dict[str, float]], examples: list[Example], weights: np.ndarray) -> np.ndarray:
    """Give scores out of fold."""
    events = [each[3] for each in examples]
    groups = [each[0].text.document.text for each in examples]
    scores = np.zeros((len(rows), len(CLASSES)))
    for train, test in GroupKFold(10).split(rows, events, groups):
        kept = [rows[i] for i in train], [events[i] for i in train]
        index, coefficients = fitted(*kept, weights[train])
        scores[test] = table([rows[i] for i in test], index) @ coefficients
    return scores


def temperature(scores: np.ndarray, wanted: np.ndarray) -> float:
    """Find the temperature of least log loss out of fold (Guo et al., 2017)."""

    def loss(log_t: float) -> float:
        z = scores / np.exp(log_t)
        z = z - z.max(axis=1, keepdims=True)
        return float(np.mean(np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(z)), wanted]))

    return float(np.exp(minimize_scalar(loss, bounds=(-3, 2), method="bounded").x))


def report(name: str, scores: np.ndarray, examples: list[Example]) -> None:
    said = np.array(CLASSES)[scores.argmax(axis=1)]
    for origin in sorted({each[4] for each in examples}):
        these = [i for i, each in enumerate(examples) if each[4] == origin]
        wanted = [examples[i][3] for i in these]
        right = np.mean([said[i] == examples[i][3] for i in these])
        macro = f1_score(wanted, said[these], average="macro", zero_division=0)
        print(f"{name} {origin}: n {len(these)} accuracy {right:.3f} macro-F1 {macro:.3f}")


def main(place: Path, *, only_report: bool) -> None:
    examples = [
        *ours(HERE / "annotations" / "events.jsonl"),
        *gold_records(place / "plover_gsr.jsonl"),
    ]
    weights = np.ones(len(examples))
    wanted = np.array([CLASSES.index(each[3]) for each in examples])
    for name in ("directed", "bare"):
        given = name == "directed"
        rows = [
            features(s, a if given else None, target=b if given else None)
            for s, a, b, *_ in examples
        ]
        scores = folds(rows, examples, weights)
        report(name, scores, examples)
        t = temperature(scores, wanted)
        print(f"{name} temperature {t:.3f}")
        if only_report:
            continue
        index, coefficients = fitted(rows, [each[3] for each in examples], weights)
        np.savez_compressed(
            OUT / f"{name}.npz",
            names=np.array("\n".join(index)),
            weights=coefficients.astype(np.float16),
            temperature=np.array(t),
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), only_report="--cv" in sys.argv)
