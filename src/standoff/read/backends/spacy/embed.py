"""Vectors of words from the form, its beginnings, its endings and its shape.

A word that the treebank shows less than twice is known by its affixes alone; in training a word
seen n times is treated so with probability a / (a + n) (Kiperwasser and Goldberg 2016). Tables
are hashed (Miranda et al. 2022, "Multi hash embeddings in spaCy").
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from spacy.attrs import ORTH
from spacy.strings import hash_string  # type: ignore[attr-defined]
from spacy.tokens import Doc
from thinc.api import (
    HashEmbed,
    Maxout,
    Model,
    chain,
    concatenate,
    list2ragged,
    ragged2list,
    with_array,
)
from thinc.types import Floats2d, Ints2d, Ragged

from standoff.read.backends.spacy.tokenizer import straight

__all__ = ["FEATURES", "build_embed", "count_forms"]

_UNKNOWN = hash_string("")


def _shape(form: str) -> str:
    """Return the form with X, x, d for letters and digits, runs cut at three."""
    kinds = [
        "X" if c.isupper() else "x" if c.isalpha() else "d" if c.isdigit() else c for c in form
    ]
    return "".join(k for i, k in enumerate(kinds) if kinds[max(0, i - 3) : i] != [k] * 3)


FEATURES: tuple[Callable[[str], str], ...] = (
    str.lower,
    lambda form: form.lower()[:3],
    lambda form: form.lower()[-2:],
    lambda form: form.lower()[-3:],
    lambda form: form.lower()[-4:],
    _shape,
)
"""What is looked up for each word, in the order of the tables' rows; the first is the form."""


class _Table:
    """The hashed features of every form met so far."""

    def __init__(self, counts: dict[str, int]) -> None:
        self.counts = counts
        self.row: dict[int, int] = {}
        self.ids = np.zeros((1024, len(FEATURES)), dtype=np.uint64)
        self.seen = np.zeros(1024, dtype=np.float32)

    def add(self, orth: int, text: str) -> int:
        form = straight(text)
        row = self.row[orth] = len(self.row)
        if row == len(self.ids):
            self.ids = np.vstack([self.ids, np.zeros_like(self.ids)])
            self.seen = np.append(self.seen, np.zeros_like(self.seen))
        self.ids[row] = [hash_string(feature(form)) for feature in FEATURES]
        self.seen[row] = self.counts.get(form.lower(), 0)
        if not self.seen[row]:
            self.ids[row, 0] = _UNKNOWN
        return row


def _features(rarity: float, seed: int) -> Model[list[Doc], list[Ints2d]]:
    """Return the layer from documents to the ids of their words' features."""
    rng = np.random.default_rng(seed)
    table = _Table({})

    def forward(
        model: Model[list[Doc], list[Ints2d]], docs: list[Doc], is_train: bool
    ) -> tuple[list[Any], Callable[..., list[Any]]]:
        nonlocal table
        if table.counts is not model.attrs["counts"]:
            table = _Table(model.attrs["counts"])
        out = []
        for doc in docs:
            orths = doc.to_array(ORTH).tolist()
            rows = [
                table.row[o] if o in table.row else table.add(o, doc.vocab.strings[o])
                for o in orths
            ]
            ids = table.ids[rows]
            if is_train:
                odds = rarity / (rarity + table.seen[rows])
                ids[rng.random(len(rows)) < odds, 0] = _UNKNOWN
            out.append(ids)
        return out, lambda _: []

    return Model("word_features", forward, attrs={"counts": table.counts})


def build_embed(
    width: int, affix_width: int, rows: list[int], rarity: float, seed: int
) -> Model[list[Doc], list[Floats2d]]:
    """Return the embedding layer, `standoff.Embed.v1` in configuration files.

    Parameters
    ----------
    width : int
        Width of the form's vectors and of the result.
    affix_width : int
        Width of the vectors of every other feature.
    rows : list of int
        Rows of each hashed table, in the order of `FEATURES`.
    rarity : float
        The a of a / (a + n), the odds of hiding a word seen n times while training.
    seed : int
        Seed of that hiding.
    """
    widths = [width] + [affix_width] * (len(FEATURES) - 1)
    tables: list[Model[Any, Any]] = [
        HashEmbed(w, n, column=i, seed=8 + i, dropout=0.0)
        for i, (w, n) in enumerate(zip(widths, rows, strict=True))
    ]
    mixed: Model[Ragged, Ragged] = with_array(
        Maxout(width, sum(widths), nP=3, dropout=0.0, normalize=True)
    )
    return chain(
        _features(rarity, seed),
        list2ragged(),
        with_array(concatenate(*tables)),
        mixed,
        ragged2list(),
    )


def count_forms(model: Model[Any, Any], counts: dict[str, int]) -> None:
    """Tell the embedding inside a model how often each known form was seen in training."""
    for node in model.walk():
        if node.name == "word_features":
            node.attrs["counts"] = counts
