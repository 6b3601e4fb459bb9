"""Vectors of words in context as the trained layers give them, computed for reading only.

The layers are spaCy's MaxoutWindowEncoder (Honnibal and Montani, 2017): convolutions over three
words with maxout (Goodfellow et al., 2013), layer normalization and residual connections. What is
left out is what training needs: a word's own vector, which no context changes, is worked out once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import ORTH
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

__all__ = ["Encoder"]

_FORMS_KEPT = 50_000
_WORDS_AT_ONCE = 1_000
_TINY = np.float32(1e-8)

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Layer:
    """One convolution, the pieces of its maxout side by side."""

    weights: Floats
    bias: Floats
    scale: Floats
    shift: Floats

    def __call__(self, window: Floats) -> Floats:
        """Map the windows, shape (n, 3 width), to (n, width)."""
        width = len(self.scale)
        pieces = window @ self.weights
        pieces += self.bias
        best: Floats = np.maximum(pieces[:, :width], pieces[:, width : 2 * width])
        np.maximum(best, pieces[:, 2 * width :], out=best)
        best -= best.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", best, best)[:, None] / np.float32(width)
        best *= (spread + _TINY) ** np.float32(-0.5)
        best *= self.scale
        best += self.shift
        return best


class Encoder:
    """The layers of a trained model from documents to vectors, for reading only.

    Parameters
    ----------
    model : thinc.model.Model
        An embedding and a MaxoutWindowEncoder with windows of three words and three pieces.
    vocab : spacy.vocab.Vocab
        That of the pipeline.
    """

    def __init__(self, model: Model[Any, Any], vocab: Vocab) -> None:
        self._embed, context = model.layers
        self._vocab = vocab
        self._layers = tuple(_layers(context))
        self._width: int = model.get_dim("nO")
        self._blas = ThreadpoolController()
        self._forget()

    def _forget(self) -> None:
        self._row: dict[int, int] = {}
        self._vectors: Floats = np.zeros((1024, self._width), dtype=np.float32)

    def __call__(self, docs: Sequence[Doc]) -> list[Floats]:
        """Give the vectors of each document's words, shape (words, width)."""
        found: list[Floats] = []
        with self._blas.limit(limits=1, user_api="blas"):
            waiting: list[Floats] = []
            for words in map(self._words, docs):
                if waiting and sum(map(len, waiting)) + len(words) > _WORDS_AT_ONCE:
                    found += self._in_context(waiting)
                    waiting = []
                waiting.append(words)
            found += self._in_context(waiting)
        return found

    def _in_context(self, texts: list[Floats]) -> list[Floats]:
        """Run the layers; texts are kept apart by as many zeros as the layers reach over."""
        reach = len(self._layers)
        starts = np.cumsum([reach, *(len(words) + reach for words in texts)]).tolist()
        vectors = np.zeros((starts[-1], self._width), dtype=np.float32)
        places = list(zip(starts, texts, strict=False))
        for start, words in places:
            vectors[start : start + len(words)] = words
        for layer in self._layers:
            vectors += layer(_windows(vectors))
        return [vectors[start : start + len(words)] for start, words in places]

    def _words(self, doc: Doc) -> Floats:
        """Give the vectors of the words by themselves, shape (words, width)."""
        forms = doc.to_array(ORTH).tolist()
        fresh = [form for form in dict.fromkeys(forms) if form not in self._row]
        if fresh and len(self._row) + len(fresh) > _FORMS_KEPT:
            self._forget()
            fresh = list(dict.fromkeys(forms))
        for low in range(0, len(fresh), _WORDS_AT_ONCE):
            self._learn(fresh[low : low + _WORDS_AT_ONCE])
        return self._vectors[[self._row[form] for form in forms]]

    def _learn(self, forms: list[int]) -> None:
        words = [self._vocab.strings[form] for form in forms]
        [vectors] = self._embed.predict([Doc(self._vocab, words=words)])
        first = len(self._row)
        while first + len(forms) > len(self._vectors):
            self._vectors = np.vstack([self._vectors, np.zeros_like(self._vectors)])
        self._vectors[first : first + len(forms)] = vectors
        self._row.update(zip(forms, range(first, first + len(forms)), strict=True))


def _windows(vectors: Floats) -> Floats:
    """Put before and behind each word its neighbour's vector, zeros at the edges."""
    count, width = vectors.shape
    found = np.empty((count, 3 * width), dtype=np.float32)
    found[:1, :width] = 0
    found[1:, :width] = vectors[:-1]
    found[:, width : 2 * width] = vectors
    found[:-1, 2 * width :] = vectors[1:]
    found[-1:, 2 * width :] = 0
    return found


def _layers(context: Model[Any, Any]) -> Iterator[_Layer]:
    maxouts = [node for node in context.walk() if node.name == "maxout"]
    norms = [node for node in context.walk() if node.name == "layernorm"]
    for maxout, norm in zip(maxouts, norms, strict=True):
        weights, bias = np.asarray(maxout.get_param("W")), np.asarray(maxout.get_param("b"))
        by_piece = weights.transpose(1, 0, 2).reshape(-1, weights.shape[2])
        yield _Layer(
            weights=np.ascontiguousarray(by_piece.T),
            bias=np.ascontiguousarray(bias.T.reshape(-1)),
            scale=np.asarray(norm.get_param("G")),
            shift=np.asarray(norm.get_param("b")),
        )
