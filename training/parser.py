"""Train and judge standoff's tagger and parser on UD_English-EWT (Silveira et al. 2014)."""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example
from spacy.training.batchers import minibatch_by_words
from spacy.util import fix_random_seed, load_config, load_model_from_config, registry

from standoff.read.backends.spacy.embed import count_forms, straight
from standoff.read.backends.spacy.pipeline import (
    CLOSERS,
    STRIPPED,
    WEIGHTS,
    boundaries,
    load,
    one_thread,
)
from standoff.read.backends.spacy.words import class_keys, inflected

ROOT = Path(__file__).resolve().parents[1]
TRAIN, DEV, TEST = (f"en_ewt-ud-{part}.conllu" for part in ("train", "dev", "test"))
PUD = "en_pud-ud-test.conllu"
PARAGRAPH = "\n\n"


@dataclass(frozen=True, slots=True)
class Word:
    form: str
    lemma: str
    upos: str
    tag: str
    head: int  # index in its sentence; its own index at the root
    dep: str
    space: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    words: tuple[Word, ...]
    opens_document: bool
    gap: str  # what stands between the sentence before and this one


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file, one entry per syntactic word."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        comments = [line for line in lines if line.startswith("#")]
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        document = any(c.startswith("# newdoc") for c in comments)
        paragraph = document or any(c.startswith("# newpar") for c in comments)
        yield Sentence(tuple(_words(rows)), document, PARAGRAPH if paragraph else "")


def _words(rows: list[list[str]]) -> Iterator[Word]:
    last, glued = 0, False
    for row in rows:
        spaced = "SpaceAfter=No" not in row[9]
        if "-" in row[0]:
            last, glued = int(row[0].split("-")[1]), not spaced
        elif "." not in row[0]:
            i = int(row[0])
            if i <= last:
                spaced = i == last and not glued
            head = int(row[6]) - 1 if row[6] != "0" else i - 1
            dep = "ROOT" if row[7] == "root" else row[7]
            yield Word(row[1], row[2], row[3], row[4], head, dep, spaced)


def keep_designations_whole(sentence: Sentence) -> Sentence:
    """Join "F - 16" to "F-16", which our tokenizer does not split."""
    words = list(sentence.words)
    for i in range(len(words) - 3, -1, -1):
        trio = words[i : i + 3]
        name, dash, number = trio
        glued = dash.form == "-" and not name.space and not dash.space
        if glued and name.form.isupper() and number.form.isdigit():
            words = _join(words, i, 3)
    return replace(sentence, words=tuple(words))


def _join(words: list[Word], start: int, n: int) -> list[Word]:
    """Replace words[start:start+n] by one that takes the place of their highest word."""
    inside = range(start, start + n)
    top = next(i for i in inside if words[i].head not in inside or words[i].head == i)

    def moved(head: int) -> int:
        return start if head in inside else head - (n - 1) * (head >= start + n)

    form = "".join(words[i].form for i in inside)
    joined = replace(words[top], form=form, lemma=form, space=words[start + n - 1].space)
    kept = [*words[:start], joined, *words[start + n :]]
    return [replace(w, head=moved(w.head)) for w in kept]


# Augmentation: the same trees as newspapers would set them.

_SMALL = {"a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "of", "on", "or", "the"}
_SMALL |= {"to", "with", "'s", "’s", "n't", "n’t"}


def typographic(words: list[Word]) -> list[Word]:
    """Set curly quotation marks and apostrophes, and dashes glued to the words around them."""
    out = []
    for word in words:
        form = word.form.replace("'", "’")
        if word.form in {"'", '"'}:
            opening = word.tag == "``"
            form = {"'": "‘’", '"': "“”"}[word.form][not opening]
        out.append(replace(word, form=form))
    for i in range(1, len(out) - 1):
        if out[i].form in {"-", "--", "–", "—"} and out[i].tag in {",", ":"}:
            out[i - 1] = replace(out[i - 1], space=False)
            out[i] = replace(out[i], form="—", space=False)
    return out


def headline(words: list[Word]) -> list[Word]:
    """Set Every Long Word With a Capital and no final stop."""
    return unstopped(
        [w if w.form in _SMALL else replace(w, form=w.form[:1].upper() + w.form[1:]) for w in words]
    )


def lowered(words: list[Word]) -> list[Word]:
    """Set everything in lower case."""
    return [replace(w, form=w.form.lower()) for w in words]


def unstopped(words: list[Word]) -> list[Word]:
    """Drop the final stop, if nothing hangs on it."""
    last = len(words) - 1
    free = last > 1 and words[last].form in {".", "!"} and all(w.head != last for w in words)
    return words[:-1] if free else words


def laid_out(sentence: Sentence, before: Sentence, shares: Shares, rng: random.Random) -> Sentence:
    """Restore the line breaks the treebank lost, vary those it has, and add some."""
    lost = before.words[-1].form[-1] not in CLOSERS or rng.random() < shares.broken
    gap = rng.choice(["\n", "\n\n"]) if lost or sentence.gap else ""
    return replace(sentence, gap=gap)


@dataclass(frozen=True, slots=True)
class Shares:
    typographic: float
    headline: float
    lowered: float
    unstopped: float
    broken: float
    longest: int


def augmented(sentence: Sentence, shares: Shares, rng: random.Random) -> Sentence:
    words = list(sentence.words)
    for change in (typographic, headline, lowered, unstopped):
        if rng.random() < getattr(shares, change.__name__):
            words = change(words)
    return replace(sentence, words=tuple(words))


# Documents.


def documents(sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    """Group sentences by the document they stand in."""
    group: list[Sentence] = []
    for sentence in sentences:
        if sentence.opens_document and group:
            yield group
            group = []
        group.append(sentence)
    yield group


def excerpts(
    sentences: Iterable[Sentence], shares: Shares, rng: random.Random
) -> Iterator[list[Sentence]]:
    """Cut documents into runs of one to `shares.longest` sentences, augmented."""
    for document in documents(sentences):
        lines = [laid_out(s, a, shares, rng) for a, s in pairwise([document[0], *document])]
        start = 0
        while start < len(lines):
            n = rng.randint(1, shares.longest)
            yield [augmented(s, shares, rng) for s in lines[start : start + n]]
            start += n


def reference(nlp: Language, sentences: list[Sentence]) -> Doc:
    """Return the gold document; a line break between paragraphs is a word of its own."""
    words: list[tuple[str, bool, str, str, int, str, str]] = []
    starts: list[bool] = []
    for k, sentence in enumerate(sentences):
        if k and sentence.gap:
            form, _, *rest = words[-1]
            words[-1] = (form, False, *rest)
            words.append((sentence.gap, False, "_SP", "SPACE", len(words) - 1, "dep", sentence.gap))
            starts.append(False)
        first = len(words)
        for i, w in enumerate(sentence.words):
            words.append((w.form, w.space, w.tag, w.upos, first + w.head, w.dep, w.lemma))
            starts.append(i == 0)
    forms, spaces, tags, pos, heads, deps, lemmas = zip(*words, strict=True)
    return Doc(
        nlp.vocab,
        words=list(forms),
        spaces=list(spaces),
        tags=list(tags),
        pos=list(pos),
        heads=list(heads),
        deps=list(deps),
        lemmas=list(lemmas),
        sent_starts=starts,
    )


def example(nlp: Language, sentences: list[Sentence]) -> Example:
    gold = reference(nlp, sentences)
    return Example(boundaries(nlp.make_doc(gold.text)), gold)


def raw(nlp: Language, path: Path, unit: str) -> list[Doc]:
    """Return gold documents of a treebank file: one per "sentence" or per "document"."""
    sentences = [keep_designations_whole(s) for s in read_conllu(path)]
    groups = documents(sentences) if unit == "document" else ([s] for s in sentences)
    return [reference(nlp, group) for group in groups]


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
        "words_per_cpu_s": round(n / seconds),
    }


# Training.


def word_tables(trees: list[Sentence]) -> dict[str, dict[str, str]]:
    """Learn what `Words` cannot infer: rows that change the answer of a shorter key."""
    classes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    lemmas: defaultdict[str, Counter[str]] = defaultdict(Counter)
    ours: Counter[str] = Counter()
    for w in (w for s in trees for w in s.words):
        for key in class_keys(w.form, w.tag, w.dep):
            classes[key][w.upos] += 1
        row = f"{w.tag} {w.form.lower()}"
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


def rounded(nlp: Language) -> None:
    """Keep ten bits of each weight's mantissa: the file compresses to half."""
    for _, pipe in nlp.pipeline:
        for node in pipe.model.walk() if hasattr(pipe, "model") else ():
            for name in node.param_names:
                if node.has_param(name):
                    bits = np.ascontiguousarray(node.get_param(name)).view(np.uint32)
                    bits = (bits + 0x1000) & np.uint32(0xFFFFE000)
                    node.set_param(name, bits.view(np.float32))


def epochs(
    nlp: Language, trees: list[Sentence], settings: dict[str, Any]
) -> Iterator[dict[str, float]]:
    """Train, yielding after each epoch with the averaged weights in place."""
    rng = random.Random(settings["seed"])
    shares = Shares(**settings["shares"])
    optimizer = registry.resolve({"it": settings["optimizer"]})["it"]
    forms = Counter(straight(w.form).lower() for s in trees for w in s.words)
    count_forms(nlp.get_pipe("tok2vec").model, {f: n for f, n in forms.items() if n > 1})
    nlp.initialize(lambda: [example(nlp, group) for group in documents(trees)], sgd=optimizer)
    step = 0
    for epoch in range(settings["epochs"]):
        examples = [example(nlp, group) for group in excerpts(trees, shares, rng)]
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
    trees = [keep_designations_whole(s) for s in read_conllu(ud / TRAIN)]
    nlp.get_pipe("words").tables(**word_tables(trees))
    best = 0.0
    start = time.process_time()
    for epoch, losses in enumerate(epochs(nlp, trees, config["training"])):
        scores = judge(nlp, raw(nlp, ud / DEV, "document"))
        row = {"epoch": epoch, "cpu_s": time.process_time() - start, **losses, **scores}
        print(json.dumps({k: round(float(v), 4) for k, v in row.items()}), flush=True)
        if scores["las"] > best:
            best = scores["las"]
            rounded(nlp)
            nlp.to_disk(out, exclude=STRIPPED)


def report(weights: Path, ud: Path) -> dict[str, Any]:
    """Return every score of the weights, on raw text, beside what they were made from."""
    nlp = load(weights)
    return {
        "train_sha256": hashlib.sha256((ud / TRAIN).read_bytes()).hexdigest(),
        "bytes": sum(f.stat().st_size for f in weights.rglob("*") if f.is_file()),
        **{
            f"{name} {unit}": judge(nlp, raw(nlp, ud / part, unit))
            for name, part in (("dev", DEV), ("test", TEST), ("pud", PUD))
            for unit in ("sentence", "document")
        },
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("verb", choices=("train", "evaluate"))
    parser.add_argument("--ud", type=Path, default=data_dir() / "ud", help="treebank files")
    parser.add_argument("--config", type=Path, default=Path(__file__).with_suffix(".cfg"))
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="read or written here")
    parser.add_argument("--set", nargs="*", default=[], metavar="SECTION.KEY=JSON")
    asked = parser.parse_args()
    if asked.verb == "train":
        changes = dict(change.split("=", 1) for change in asked.set)
        values = {key: json.loads(value) for key, value in changes.items()}
        config = load_config(asked.config, overrides=values, interpolate=True)
        train(config, asked.ud, asked.weights)
    print(json.dumps(report(asked.weights, asked.ud), indent=1))


def data_dir() -> Path:
    """Return where reference data stand."""
    return Path(os.environ.get("STANDOFF_DATA", ROOT.parent / "shared" / "data"))


if __name__ == "__main__":
    main()
