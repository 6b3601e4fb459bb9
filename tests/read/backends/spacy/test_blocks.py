"""Blocks are parsed side by side, each as a text of its own."""

from __future__ import annotations

from itertools import pairwise

import pytest
from spacy.tokens import Doc

from standoff.read.backends.spacy.blocks import Blocks
from standoff.read.backends.spacy.pipeline import load

BLOCKS = ("Peru Sends Ships", "Peru sent ships to Chile. “We stay,”", "Chile said it left.")


def vectored(text: str) -> Doc:
    nlp = load()
    doc = nlp.make_doc(text)
    for name in ("boundaries", "tok2vec"):
        doc = nlp.get_pipe(name)(doc)
    return doc


def arcs(doc: Doc) -> list[tuple[str, int]]:
    return [(token.dep_, token.head.i) for token in doc]


@pytest.fixture(scope="module")
def blocks() -> Blocks:
    return Blocks(load().get_pipe("parser"))


def test_no_arc_leaves_its_block(blocks: Blocks) -> None:
    doc = blocks(vectored("\n".join(BLOCKS)))
    edges = [0, *(token.i + 1 for token in doc if "\n" in token.text), len(doc)]
    for low, high in pairwise(edges):
        assert all(low <= token.head.i < high for token in doc[low:high])
    subjects = [(t.text, t.head.text) for t in doc if t.dep_ == "nsubj"]
    assert {("Peru", "sent"), ("Chile", "said")} <= set(subjects)


@pytest.mark.parametrize("text", [BLOCKS[1], "Peru", ""])
def test_a_single_block_is_parsed_as_the_parser_parses_it(blocks: Blocks, text: str) -> None:
    assert arcs(blocks(vectored(text))) == arcs(blocks.parser(vectored(text)))


def test_many_texts_are_parsed_as_one_by_one(blocks: Blocks) -> None:
    texts = ["\n".join(BLOCKS), "", BLOCKS[1], "\n\n".join(reversed(BLOCKS))]
    together = list(blocks.pipe(map(vectored, texts), batch_size=3))
    assert [arcs(doc) for doc in together] == [arcs(blocks(vectored(text))) for text in texts]
    assert [doc.text for doc in together] == texts


def test_sentences_start_where_they_must(blocks: Blocks) -> None:
    starts = [sentence[0].text for sentence in blocks(vectored("\n".join(BLOCKS))).sents]
    assert starts == ["Peru", "Peru", "“", "Chile"]
