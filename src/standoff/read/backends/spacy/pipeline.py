"""standoff's own English tagger and dependency parser, trained on UD_English-EWT, as a pipeline."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import load_config, load_model_from_config, registry
from thinc.api import NumpyOps, get_current_ops, set_current_ops
from thinc.types import Floats2d
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

from standoff.errors import EnvironmentProblem
from standoff.read.backends.spacy.blocks import create_blocks
from standoff.read.backends.spacy.embed import build_embed
from standoff.read.backends.spacy.encode import Encoder
from standoff.read.backends.spacy.tokenizer import make_tokenizer
from standoff.read.backends.spacy.words import create_words

__all__ = [
    "STRIPPED",
    "WEIGHTS",
    "boundaries",
    "create_blocks",
    "create_tokenizer",
    "create_words",
    "load",
]

WEIGHTS = Path(__file__).with_name("weights")
"""Where the shipped weights stand; NOTICE.md beside them says what they were made from."""

STRIPPED = ("vocab", "tokenizer")
"""What spaCy would store and code rebuilds."""

CLOSERS = frozenset(".!?…:;)]}\"'”’»")
"""Last characters of the words after which a sentence may begin on the same line."""


class OneThread(NumpyOps):  # type: ignore[misc]
    """Matrix products by numpy's BLAS on one thread.

    Three times as fast as thinc's own on AVX-512 machines; on several threads the products of
    a sentence are so small that waiting for one another costs more than the work.
    """

    _blas = cached_property(lambda _: ThreadpoolController())

    def gemm(
        self,
        x: Floats2d,
        y: Floats2d,
        out: Floats2d | None = None,
        trans1: bool = False,
        trans2: bool = False,
    ) -> Floats2d:
        """Return x y, either factor transposed if asked."""
        with self._blas.limit(limits=1, user_api="blas"):
            product: Floats2d = super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
        return product


@contextmanager
def one_thread() -> Iterator[None]:
    """Make the models built inside compute with `OneThread`."""
    before = get_current_ops()
    set_current_ops(OneThread(use_blis=False))
    try:
        yield
    finally:
        set_current_ops(before)


def create_tokenizer() -> Callable[[Language], Tokenizer]:
    """Name our tokenizer for spaCy's configuration files."""
    return lambda nlp: make_tokenizer(nlp.vocab)


registry.architectures.register("standoff.Embed.v1", func=build_embed)
registry.tokenizers.register("standoff.Tokenizer.v1", func=create_tokenizer)


@Language.component("boundaries", assigns=["token.sent_start"])
def boundaries(doc: Doc) -> Doc:
    """Say where a sentence must and where it cannot begin; the parser decides the rest.

    It must begin after a line break: headlines and list items have no final stop. It cannot
    begin after a word that closes nothing, however many capitals a title has.
    """
    starts = np.zeros(len(doc), dtype=np.int64)
    broken = closed = False
    for i, token in enumerate(doc):
        text = token.text
        if text.isspace():
            broken |= "\n" in text
            starts[i] = -1
        else:
            starts[i] = 1 if broken else -(not closed)
            broken, closed = False, text[-1] in CLOSERS
    starts[:1] = 1
    return doc.from_array([SENT_START], starts.reshape(-1, 1).view(np.uint64))  # type: ignore[arg-type]


@cache
def load(weights: Path = WEIGHTS) -> Language:
    """Return the pipeline: boundaries, tags, dependencies, parts of speech and lemmas.

    Parameters
    ----------
    weights : pathlib.Path
        A directory written by `training/parser.py`; the shipped one unless given.

    Returns
    -------
    spacy.Language
        Loaded once per process; needs no network. Sentences follow from the parse.

    Raises
    ------
    EnvironmentProblem
        If the weights are missing or cannot be read by the installed spaCy.
    """
    try:
        config = load_config(weights / "config.cfg")
        with one_thread():
            nlp = load_model_from_config(config, auto_fill=False, validate=False)
        nlp.from_disk(weights, exclude=STRIPPED)
    except (OSError, ValueError, KeyError) as error:
        raise EnvironmentProblem(
            f"the parser's weights in {weights} cannot be read ({error}): reinstall standoff, "
            "or make them with `python training/parser.py train`"
        ) from error
    for name in ("tagger", "parser"):
        for label in nlp.pipe_labels[name]:
            nlp.vocab.strings.add(label)
    tok2vec: Any = nlp.get_pipe("tok2vec")
    tok2vec.predict = Encoder(tok2vec.model, nlp.vocab)
    nlp.add_pipe("blocks", after="parser")
    nlp.disable_pipe("parser")
    return nlp
