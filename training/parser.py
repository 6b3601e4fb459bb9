"""Train and judge standoff's tagger and parser on UD_English-EWT (Silveira et al. 2014)."""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example
from spacy.training.batchers import minibatch_by_words
from spacy.util import fix_random_seed, load_config, load_model_from_config, registry
from treebank import Sentence, Shares, documents, excerpts, raw, reference, trees

from standoff.read.backends.spacy.embed import count_forms
from standoff.read.backends.spacy.pipeline import STRIPPED, WEIGHTS, boundaries, load, one_thread
from standoff.read.backends.spacy.tokenizer import straight
from standoff.read.backends.spacy.words import class_keys, inflected

ROOT = Path(__file__).resolve().parents[1]
TRAIN, DEV, TEST = (f"en_ewt-ud-{part}.conllu" for part in ("train", "dev", "test"))
PUD = "en_pud-ud-test.conllu"


def example(nlp: Language, sentences: list[Sentence]) -> Example:
    gold = reference(nlp.vocab, sentences)
    return Example(boundaries(nlp.make_doc(gold.text)), gold)


# Scores.


def words_f1(examples: list[Example], labelled: bool = True) -> float:
    """Return the attachment F1 of the CoNLL 2018 task: all words, universal relations only."""
    hits = total = 0

    def arcs(doc: Doc) -> set[tuple[int, int, int, str]]:
        return {
            (t.idx, len(t), t.head.idx if t.head is not t else -1, labelled * t.dep_.split(":")[0])
            for t in doc
            if not t.is_space
        }

    for eg in examples:
        gold, said = arcs(eg.reference), arcs(eg.predicted)
        hits += 2 * len(gold & said)
        total += len(gold) + len(said)
    return hits / total


def judge(nlp: Language, golds: list[Doc]) -> dict[str, float]:
    """Score a pipeline on the raw text of gold documents."""
    texts = [gold.text for gold in golds]
    start = time.process_time()
    said = list(nlp.pipe(texts))
    seconds = time.process_time() - start
    examples = [Example(p, g) for p, g in zip(said, golds, strict=True)]
    scores = Scorer(nlp).score(examples)
    n = sum(not t.is_space for doc in said for t in doc)
    return {
        "token_f": scores["token_f"],
        "sents_f": scores["sents_f"],
        "tag": scores["tag_acc"],
        "uas": scores["dep_uas"],
        "las": scores["dep_las"],
        **{a: Scorer.score_token_attr(examples, a)[f"{a}_acc"] for a in ("pos", "lemma")},
        "conll_uas": words_f1(examples, labelled=False),
        "conll_las": words_f1(examples),
        "words_per_cpu_s": n / seconds,
    }


# Training.


def word_tables(sentences: list[Sentence]) -> dict[str, dict[str, str]]:
    """Learn what `Words` cannot infer: rows that change the answer of a shorter key."""
    classes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    lemmas: defaultdict[str, Counter[str]] = defaultdict(Counter)
    ours: Counter[str] = Counter()
    for w in (w for s in sentences for w in s.words):
        for key in class_keys(w.form, w.tag, dep=w.dep):
            classes[key][w.upos] += 1
        row = f"{w.tag} {straight(w.form).lower()}"
        lemmas[row][w.lemma] += 1
        ours[row] += inflected(w.form, w.tag) == w.lemma
    most = {key: count.most_common(1)[0][0] for key, count in classes.items()}
    kept = {"_SP": "SPACE"} | {key: most[key] for key in most if " " not in key}
    for key in sorted(set(most) - set(kept), key=lambda k: (k.count(" "), k)):
        tag, relation = key.split(" ")[:2]
        shorter = kept.get(f"{tag} {relation}", kept[tag])
        if most[key] != shorter and classes[key].total() > 1:
            kept[key] = most[key]
    return {
        "classes": kept,
        "lemmas": {
            row: count.most_common(1)[0][0]
            for row, count in sorted(lemmas.items())
            if count.most_common(1)[0][1] > max(1, ours[row])
        },
    }


def shorten(nlp: Language) -> None:
    """Keep ten bits of each weight's mantissa: the file compresses to half."""
    for _, pipe in nlp.pipeline:
        for node in pipe.model.walk() if hasattr(pipe, "model") else ():
            for name in node.param_names:
                if node.has_param(name):
                    bits = np.ascontiguousarray(node.get_param(name)).view(np.uint32)
                    bits = (bits + 0x1000) & np.uint32(0xFFFFE000)
                    node.set_param(name, bits.view(np.float32))


def epochs(
    nlp: Language, sentences: list[Sentence], settings: dict[str, Any]
) -> Iterator[dict[str, float]]:
    """Train, yielding after each epoch with the averaged weights in place."""
    rng = random.Random(settings["seed"])
    shares = Shares(**settings["shares"])
    optimizer = registry.resolve({"it": settings["optimizer"]})["it"]
    forms = Counter(straight(w.form).lower() for s in sentences for w in s.words)
    count_forms(nlp.get_pipe("tok2vec").model, {f: n for f, n in forms.items() if n > 1})
    nlp.initialize(lambda: [example(nlp, group) for group in documents(sentences)], sgd=optimizer)
    step = 0
    for epoch in range(settings["epochs"]):
        examples = [example(nlp, group) for group in excerpts(sentences, shares, rng)]
        rng.shuffle(examples)
        total, seen = sum(map(len, examples)), 0
        losses: dict[str, float] = {}
        size = min(settings["words_last"], settings["words_first"] * 2**epoch)
        for batch in minibatch_by_words(examples, size):
            left = 1 - (epoch + seen / total) / settings["epochs"]
            optimizer.learn_rate = settings["rate"] * min(step / settings["warmup"], left)
            nlp.update(batch, sgd=optimizer, drop=settings["dropout"], losses=losses)
            step += 1
            seen += sum(map(len, batch))
        with nlp.use_params(optimizer.averages):
            yield losses


def train(config: dict[str, Any], ud: Path, out: Path) -> None:
    """Train on the train part, keep the epoch with the best LAS on the dev part."""
    fix_random_seed(config["training"]["seed"])
    with one_thread():
        nlp = load_model_from_config(config, auto_fill=True)
    nlp.meta.update(name="ewt", license="CC BY-SA 4.0", description="See NOTICE.md.")
    sentences = trees(ud / TRAIN)
    nlp.get_pipe("words").tables(**word_tables(sentences))
    best = 0.0
    start = time.process_time()
    for epoch, losses in enumerate(epochs(nlp, sentences, config["training"])):
        scores = judge(nlp, raw(nlp.vocab, ud / DEV, "document"))
        row = {"epoch": epoch, "cpu_s": time.process_time() - start, **losses, **scores}
        print(json.dumps(rounded_row(row)), flush=True)
        if scores["las"] > best:
            best = scores["las"]
            shorten(nlp)
            nlp.to_disk(out, exclude=STRIPPED)


def report(weights: Path, ud: Path) -> dict[str, Any]:
    """Return every score of the weights, on raw text."""
    nlp = load(weights)
    return {
        f"{name}, {unit} by {unit}": judge(nlp, raw(nlp.vocab, ud / part, unit))
        for name, part in (("EWT dev", DEV), ("EWT test", TEST), ("PUD test", PUD))
        for unit in ("sentence", "document")
    }


NOTICE = """# Weights of standoff's English tagger and parser

These files are an adaptation of the training part of **UD_English-EWT**, the Universal
Dependencies English Web Treebank (annotations (c) 2013-2020 The Board of Trustees of The Leland
Stanford Junior University; Silveira, Dozat, de Marneffe, Bowman, Connor, Bauer and Manning 2014,
"A Gold Standard Dependency Corpus for English", LREC), licensed under Creative Commons
Attribution-ShareAlike 4.0 International, https://creativecommons.org/licenses/by-sa/4.0/.
They are offered under the **same licence, CC BY-SA 4.0**; standoff's code has its own.
No text of the treebank is in them beyond single word forms and their counts.

- made by `python training/parser.py train` with `training/parser.cfg`, seed {seed}, spaCy {spacy}
- `{train}`: {sentences:,} sentences, {words:,} words, sha256 `{sha256}`
  (the files do not name their UD release)
- the epoch was chosen on the dev part; the test parts were used for the table below alone

| raw text | words F1 | sentences F1 | tag | class | lemma | UAS | LAS | CoNLL-18 LAS F1 |
|---|---|---|---|---|---|---|---|---|
{rows}

Tag, class, lemma, UAS and LAS: spaCy's scorer, on words cut as in the treebank, punctuation left
out of UAS and LAS. CoNLL-18: all words, universal relations, a word cut otherwise is an error.
"""

COLUMNS = ("token_f", "sents_f", "tag", "pos", "lemma", "uas", "las", "conll_las")


def notice(ud: Path, seed: int, scores: dict[str, dict[str, float]]) -> str:
    """Return the page that must stand beside the weights."""
    sentences = trees(ud / TRAIN)
    rows = [
        f"| {name} | " + " | ".join(f"{100 * row[column]:.1f}" for column in COLUMNS) + " |"
        for name, row in scores.items()
    ]
    return NOTICE.format(
        seed=seed,
        spacy=version("spacy"),
        train=TRAIN,
        sentences=len(sentences),
        words=sum(len(s.words) for s in sentences),
        sha256=hashlib.sha256((ud / TRAIN).read_bytes()).hexdigest(),
        rows="\n".join(rows),
    )


def rounded_row(row: dict[str, float]) -> dict[str, float]:
    return {name: round(float(value), 4) for name, value in row.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("verb", choices=("train", "evaluate"))
    parser.add_argument("--ud", type=Path, default=data_dir() / "ud", help="treebank files")
    parser.add_argument("--config", type=Path, default=Path(__file__).with_suffix(".cfg"))
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="read or written here")
    parser.add_argument("--set", nargs="*", default=[], metavar="KEY=JSON")
    asked = parser.parse_args()
    if asked.verb == "train":
        changes = dict(change.split("=", 1) for change in asked.set)
        values = {key: json.loads(value) for key, value in changes.items()}
        config = load_config(asked.config, overrides=values, interpolate=True)
        train(config, asked.ud, asked.weights)
    scores = report(asked.weights, asked.ud)
    if asked.verb == "train":
        page = notice(asked.ud, config["training"]["seed"], scores)
        (asked.weights / "NOTICE.md").write_text(page, encoding="utf-8")
    print(json.dumps({k: rounded_row(v) for k, v in scores.items()}, indent=1))


def data_dir() -> Path:
    """Return where reference data stand."""
    return Path(os.environ.get("STANDOFF_DATA", ROOT.parent / "shared" / "data"))


if __name__ == "__main__":
    main()
