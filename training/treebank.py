"""A treebank's sentences (CoNLL-U), set again as newspapers set them, as gold documents."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

from standoff.read.backends.spacy.pipeline import CLOSERS

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


def trees(path: Path) -> list[Sentence]:
    """Return the sentences of a treebank file, cut into words as our tokenizer cuts them."""
    return [keep_designations_whole(s) for s in read_conllu(path)]


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

_SET_OFF = {"acl", "acl:relcl", "advcl", "appos", "parataxis"}
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


def dashed(words: list[Word]) -> list[Word]:
    """Set clauses and appositions off by dashes: "Cuba—providing guards", "Cuba—an ally—left"."""
    out = list(words)
    for i, word in enumerate(words[1:-1], start=1):
        clause = words[word.head]
        if word.form == "," and clause.dep in _SET_OFF and clause.head < i:
            out[i - 1] = replace(out[i - 1], space=False)
            out[i] = replace(word, form="—", space=False)
    for i in range(len(out) - 1, 0, -1):
        if out[i].tag == "VBG" and out[i].dep == "acl" and out[i].head == i - 1:
            out = [replace(w, head=w.head + (w.head >= i)) for w in out]
            out[i - 1] = replace(out[i - 1], space=False)
            out.insert(i, Word("—", "-", "PUNCT", ",", i + 1, "punct", space=False))
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
    dashed: float
    typographic: float
    headline: float
    lowered: float
    unstopped: float
    broken: float
    longest: int


def augmented(sentence: Sentence, shares: Shares, rng: random.Random) -> Sentence:
    words = list(sentence.words)
    for change in (dashed, typographic, headline, lowered, unstopped):
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


def reference(vocab: Vocab, sentences: list[Sentence]) -> Doc:
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
        vocab,
        words=list(forms),
        spaces=list(spaces),
        tags=list(tags),
        pos=list(pos),
        heads=list(heads),
        deps=list(deps),
        lemmas=list(lemmas),
        sent_starts=starts,
    )


def raw(vocab: Vocab, path: Path, unit: str) -> list[Doc]:
    """Return gold documents of a treebank file: one per "sentence" or per "document"."""
    sentences = trees(path)
    groups = documents(sentences) if unit == "document" else ([s] for s in sentences)
    return [reference(vocab, group) for group in groups]
