"""Part of speech and lemma of a word from its predicted tag and relation.

Inflection is undone with lemminflect's dictionary and rules; two small tables learned from the
training part of UD_English-EWT add what a tag alone cannot say ("to" mark or case, "n't" = not).
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from spacy.attrs import DEP, LEMMA, ORTH, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from standoff.read.backends.spacy.tokenizer import straight

__all__ = ["Words", "inflected"]

_CLASS = {"N": "NOUN", "V": "VERB", "J": "ADJ", "R": "ADV", "M": "AUX"}


def inflected(form: str, tag: str) -> str:
    """Return the dictionary form of a word, from lemminflect.

    Parameters
    ----------
    form : str
        The word as it stands in the text.
    tag : str
        Its Penn Treebank tag.

    Returns
    -------
    str
        Lower case, except for names and for adjectives and nouns of names ("Iranian").
    """
    from lemminflect import getAllLemmas, getLemma

    if tag.startswith("NNP") or tag in {"ADD", "GW", "SYM", "XX", "LS"}:
        return form
    lower = form.lower()
    upos = _CLASS.get(tag[:1])
    if upos is None or tag in {"RP", "NFP"}:
        return lower
    known = lower if form == lower or getAllLemmas(lower) else form
    if tag in {"NN", "JJ", "RB", "VB"}:
        return known
    lemmas = getLemma(known, upos)
    return str(lemmas[0]) if lemmas else known


class Words:
    """The last component of the pipeline: sets `Token.pos_` and `Token.lemma_`.

    Parameters
    ----------
    vocab : spacy.vocab.Vocab
        The vocabulary of the pipeline.
    name : str
        What the pipeline calls this component.

    Attributes
    ----------
    classes : dict of str to str
        Universal part of speech by "tag", "tag relation" and "tag relation form".
    lemmas : dict of str to str
        Lemma by "tag form", where lemminflect says otherwise.
    """

    def __init__(self, vocab: Vocab, name: str = "words") -> None:
        self.vocab, self.name = vocab, name
        self.tables(classes={}, lemmas={})

    def tables(self, *, classes: dict[str, str], lemmas: dict[str, str]) -> None:
        """Put both tables in place of what was there."""
        self.classes, self.lemmas = classes, lemmas
        self._known: dict[tuple[int, ...], tuple[int, int]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set part of speech and lemma of every word of a tagged and parsed document."""
        keys = [tuple(row) for row in doc.to_array([ORTH, TAG, DEP]).tolist()]
        for key in keys:
            if key not in self._known:
                self._known[key] = self._look_up(*(self.vocab.strings[i] for i in key))
        values = np.array([self._known[key] for key in keys], dtype=np.uint64)
        return doc.from_array([POS, LEMMA], values.reshape(-1, 2))  # type: ignore[arg-type]

    def _look_up(self, form: str, tag: str, dep: str) -> tuple[int, int]:
        plain = straight(form)
        upos = next(
            (self.classes[key] for key in class_keys(plain, tag, dep=dep) if key in self.classes),
            "X",
        )
        lemma = self.lemmas.get(f"{tag} {plain.lower()}") or inflected(plain, tag)
        return self.vocab.strings.add(upos), self.vocab.strings.add(lemma)

    def to_disk(self, path: Path, **_: object) -> None:
        """Write both tables."""
        text = json.dumps(
            {"classes": self.classes, "lemmas": self.lemmas}, ensure_ascii=False, indent=0
        )
        Path(path).with_suffix(".json").write_text(text, encoding="utf-8")

    def from_disk(self, path: Path, **_: object) -> Words:
        """Read both tables."""
        self.tables(**json.loads(Path(path).with_suffix(".json").read_text(encoding="utf-8")))
        return self


def class_keys(form: str, tag: str, *, dep: str) -> tuple[str, str, str]:
    """Return the keys under which a part of speech is looked up, narrowest first."""
    return f"{tag} {dep} {form.lower()}", f"{tag} {dep}", tag


@Language.factory("words", assigns=["token.pos", "token.lemma"])
def create_words(nlp: Language, name: str) -> Words:
    """Name the component for spaCy's configuration files."""
    return Words(nlp.vocab, name)
