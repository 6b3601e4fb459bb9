"""The layers without what training needs give what the trained ones give."""

from __future__ import annotations

import numpy as np
import pytest
from spacy.ml.models.tok2vec import MaxoutWindowEncoder
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model, chain, fix_random_seed

from standoff.read.backends.spacy import encode
from standoff.read.backends.spacy.embed import FEATURES, build_embed, count_forms
from standoff.read.backends.spacy.encode import Encoder

TEXTS = ("Iran sent ships to Venezuela .", "", "Cuba", "They sent troops , they said , and ships .")


@pytest.fixture(scope="module")
def trained() -> Model:
    fix_random_seed(1)
    embed = build_embed(16, 8, [50] * len(FEATURES), 0.25, 1)
    context = MaxoutWindowEncoder(width=16, window_size=1, maxout_pieces=3, depth=4)
    model = chain(embed, context)
    model.initialize([Doc(Vocab(), words=["a", "b"])])
    rng = np.random.default_rng(2)
    for node in model.walk():
        for name in node.param_names:
            param = node.get_param(name)
            node.set_param(name, rng.normal(size=param.shape).astype(np.float32))
    count_forms(model, {"ships": 5, "sent": 3})
    return model


@pytest.fixture
def docs() -> list[Doc]:
    vocab = Vocab()
    return [Doc(vocab, words=text.split()) for text in TEXTS]


def test_vectors_are_those_of_the_trained_layers(trained: Model, docs: list[Doc]) -> None:
    encoder = Encoder(trained, docs[0].vocab)
    for batch in (docs, docs[:1], docs[2:], docs):
        wanted = trained.predict(batch)
        for got, want in zip(encoder(batch), wanted, strict=True):
            assert got.shape == want.shape
            np.testing.assert_allclose(got, want, rtol=1e-4, atol=1e-5)


def test_forms_are_forgotten_before_they_fill_memory(
    trained: Model, docs: list[Doc], monkeypatch: pytest.MonkeyPatch
) -> None:
    encoder = Encoder(trained, docs[0].vocab)
    monkeypatch.setattr(encode, "_FORMS_KEPT", 6)
    again = [encoder([doc])[0] for doc in docs * 2]
    for one, other in zip(again[:4], again[4:], strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-5, atol=1e-6)
