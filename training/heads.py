"""Train the linear heads of the reader: is there an act; its class, with and without its parties.

python training/heads.py DATA/reading [--cv]

Learns from ``training/annotations/events.jsonl`` (ours) and ``plover_gsr.jsonl`` (PLOVER gold
standard records, openeventdata/PLOVER 5e0c24f, CC BY-SA 4.0); sentences without an act are
``silent.jsonl`` and the assessments of ``stances.jsonl`` (ours). ``--cv`` prints figures by
ten-fold cross-validation over texts and writes nothing. Needs scikit-learn.
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
from scipy.special import log_softmax
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, roc_auc_score
from sklearn.model_selection import GroupKFold

from standoff.read.acts import nominal_acts, verbal_acts
from standoff.read.heads.classes import CLASSES
from standoff.read.heads.features import Range, features, predicate
from standoff.read.reader import prepare
from standoff.read.sentences import Sentence
from standoff.vocabulary.sources import Document

HERE = Path(__file__).parent
OUT = HERE.parent / "src" / "standoff" / "read" / "heads"
DAY = date(2022, 1, 1)
STRENGTH = 3.0
STRENGTH_OF_ACTS = 10.0
ACT, NONE = "act", "none"
FEWEST = 2
Row = dict[str, float]
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


def silent() -> Iterator[Sentence]:
    """Yield sentences that tell no act: states of things, and judgements of somebody."""
    for name in ("silent", "stances"):
        for line in (HERE / "annotations" / f"{name}.jsonl").read_text("utf-8").splitlines():
            record = json.loads(line)
            if record.get("kind", "assessment") == "assessment":
                yield prepare(Document("", record["text"]), as_of=DAY).sentences[0]


def table(rows: list[Row], index: dict[str, int]) -> csr_matrix:
    """Make the matrix of features, each row divided by the root of how many hold."""
    places = [[index[name] for name in row if name in index] for row in rows]
    values = [[1 / np.sqrt(len(row))] * len(place) for row, place in zip(rows, places, strict=True)]
    starts = np.cumsum([0, *map(len, places)])
    flat = np.concatenate([np.array(place, dtype=int) for place in places])
    return csr_matrix((np.concatenate(values), flat, starts), shape=(len(rows), len(index)))


def vocabulary(rows: list[Row]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for row in rows:
        for name in row:
            counts[name] = counts.get(name, 0) + 1
    return {name: i for i, name in enumerate(sorted(n for n in counts if counts[n] >= FEWEST))}


def fitted(rows: list[Row], labels: list[str], weights: np.ndarray) -> tuple:
    """Fit a head; gives the columns of its features and its coefficients, a column per label."""
    index = vocabulary(rows)
    acts = ACT in labels
    strength, balance = (STRENGTH_OF_ACTS, "balanced") if acts else (STRENGTH, None)
    model = LogisticRegression(C=strength, max_iter=400, fit_intercept=False, class_weight=balance)
    model.fit(table(rows, index), labels, sample_weight=weights)
    if acts:
        return index, model.coef_.T * (1 if model.classes_[1] == ACT else -1)
    order = [list(model.classes_).index(name) for name in CLASSES]
    return index, model.coef_[order].T


def folds(rows: list[Row], labels: list[str], groups: list[str]) -> np.ndarray:
    """Give scores out of fold, for one act or none in one column."""
    scores = np.zeros((len(rows), 1 if ACT in labels else len(CLASSES)))
    weights = np.ones(len(rows))
    for train, test in GroupKFold(10).split(rows, labels, groups):
        kept = [rows[i] for i in train], [labels[i] for i in train]
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


def stored(name: str, rows: list[Row], labels: list[str], *, t: float) -> None:
    index, coefficients = fitted(rows, labels, np.ones(len(rows)))
    np.savez_compressed(
        OUT / f"{name}.npz",
        names=np.array("\n".join(index)),
        weights=coefficients.astype(np.float16),
        temperature=np.array(t),
    )


def classes(examples: list[Example], *, only_report: bool) -> None:
    """Train the heads of the class, and say what a rule's vote should weigh."""
    labels = [each[3] for each in examples]
    groups = [each[0].text.document.text for each in examples]
    wanted = np.array([CLASSES.index(label) for label in labels])
    pooled = np.zeros((len(examples), len(CLASSES)))
    for name in ("directed", "bare"):
        given = name == "directed"
        rows = [
            features(s, a if given else None, target=b if given else None)
            for s, a, b, *_ in examples
        ]
        scores = folds(rows, labels, groups)
        report(name, scores, examples)
        t = temperature(scores, wanted)
        print(f"{name} temperature {t:.3f}")
        pooled += log_softmax(scores / t, axis=1) / 2
        if not only_report:
            stored(name, rows, labels, t=t)
    for weight in (0, 0.5, 1, 1.5, 2, 3, 9):
        report(f"rule's vote {weight}", pooled + weight * votes(examples), examples)


def votes(examples: list[Example]) -> np.ndarray:
    """Mark the class that a rule gives to each example's predicate."""
    found = np.zeros((len(examples), len(CLASSES)))
    for i, (sentence, source, *_) in enumerate(examples):
        verb = predicate(sentence, source)
        acts = (*verbal_acts(sentence), *nominal_acts(sentence))
        event = next((act.event for act in acts if act.token.i == verb.i), None)
        if event in CLASSES:
            found[i, CLASSES.index(event)] = 1
    return found


def acts_or_none(examples: list[Example], *, only_report: bool) -> None:
    """Train the head that tells acts from mere states."""
    speaking, still = [each[0] for each in examples], list(silent())
    rows = [features(sentence, None, target=None) for sentence in (*speaking, *still)]
    labels = [ACT] * len(speaking) + [NONE] * len(still)
    scores = folds(rows, labels, [s.text.document.text for s in (*speaking, *still)])
    both = np.hstack([scores, np.zeros_like(scores)])
    t = temperature(both, np.array([0] * len(speaking) + [1] * len(still)))
    area = roc_auc_score([1] * len(speaking) + [0] * len(still), scores[:, 0])
    print(f"acts: n {len(speaking)} + {len(still)} none, AUC {area:.3f}, temperature {t:.3f}")
    if not only_report:
        stored("acts", rows, labels, t=t)


def main(place: Path, *, only_report: bool) -> None:
    examples = [
        *ours(HERE / "annotations" / "events.jsonl"),
        *gold_records(place / "plover_gsr.jsonl"),
    ]
    classes(examples, only_report=only_report)
    acts_or_none(examples, only_report=only_report)


if __name__ == "__main__":
    main(Path(sys.argv[1]), only_report="--cv" in sys.argv)
