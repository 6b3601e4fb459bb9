"""Parses the blocks of a text side by side: headings, paragraphs, list items.

A transition-based parser takes a step of every text it has before it at a time, as one product of
matrices (Honnibal and Montani, 2017). No arc crosses a place where a sentence must begin, so what
lies between two such places is as good as a text of its own; the vectors are those of the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np
from spacy.attrs import DEP, HEAD, ORTH, SENT_START
from spacy.language import Language
from spacy.pipeline import DependencyParser
from spacy.tokens import Doc
from spacy.training import Example

__all__ = ["Blocks", "create_blocks"]


@dataclass(slots=True)
class Blocks:
    """The component in the place of a trained parser, for reading only.

    Attributes
    ----------
    parser : spacy.pipeline.DependencyParser
        One that takes its vectors from a component before it.
    name : str
        What the pipeline calls this component.
    """

    parser: DependencyParser
    name: str = "blocks"

    def __call__(self, doc: Doc) -> Doc:
        """Set head and relation of every word of a document."""
        return self._parsed([doc])[0]

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Set head and relation of every word of documents, many at a time."""
        waiting = iter(docs)
        while batch := list(islice(waiting, batch_size)):
            yield from self._parsed(batch)

    def score(self, examples: Iterable[Example], **settings: Any) -> dict[str, Any]:
        """Compare with gold trees, as the parser itself does."""
        scores: dict[str, Any] = self.parser.score(examples, **settings)
        return scores

    def _parsed(self, docs: list[Doc]) -> list[Doc]:
        cut = [list(_blocks(doc)) for doc in docs]
        small = [block for blocks in cut for block in blocks]
        self.parser.set_annotations(small, self.parser.predict(small))
        for doc, blocks in zip(docs, cut, strict=True):
            if blocks != [doc]:
                rows = np.concatenate([block.to_array([DEP, HEAD]) for block in blocks])
                doc.from_array([DEP, HEAD], rows)  # type: ignore[arg-type]
        return docs


def _blocks(doc: Doc) -> Iterator[Doc]:
    """Cut a document where a sentence must begin; one without such a place is given itself."""
    values = doc.to_array([ORTH, SENT_START])
    places = (np.flatnonzero(values[1:, 1] == 1) + 1).tolist()
    if not places:
        yield doc
        return
    forms, starts = values[:, 0].tolist(), values[:, 1:]
    vectors: Any = doc.tensor
    for low, high in zip([0, *places], [*places, len(doc)], strict=True):
        block = Doc(doc.vocab, words=forms[low:high])
        block.from_array([SENT_START], starts[low:high])  # type: ignore[arg-type]
        block.tensor = vectors[low:high]
        yield block


@Language.factory("blocks", assigns=["token.dep", "token.head", "token.is_sent_start"])
def create_blocks(nlp: Language, name: str) -> Blocks:
    """Make the component from the pipeline's own parser, which is to be disabled."""
    parser: Any = nlp.get_pipe("parser")
    return Blocks(parser, name)
