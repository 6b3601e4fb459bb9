"""What the embedding looks up: known forms by themselves, unknown ones by their affixes."""

from __future__ import annotations

import numpy as np
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model

from standoff.read.backends.spacy.embed import FEATURES, build_embed, count_forms


def ids(words: list[str], counts: dict[str, int], *, rarity: float = 0.25, train: bool = False):
    model = build_embed(8, 4, [50] * len(FEATURES), rarity, 1)
    count_forms(model, counts)
    layer: Model = next(node for node in model.walk() if node.name == "word_features")
    return layer([Doc(Vocab(), words=words)], train)[0][0]


def test_features_of_a_word() -> None:
    assert [f("Venezuela") for f in FEATURES] == ["venezuela", "ven", "la", "ela", "uela", "Xxxx"]
    assert FEATURES[-1]("S-400") == "X-ddd"


def test_unknown_forms_share_one_id_and_keep_their_affixes() -> None:
    got = ids(["troops", "blorf", "glarf"], {"troops": 9})
    assert got[1, 0] == got[2, 0] != got[0, 0]
    assert got[1, 2] == got[2, 2]  # "rf"
    assert got[1, 4] != got[2, 4]


def test_quotation_marks_do_not_matter() -> None:
    curly, plain = ids(["n’t", "n't"], {"n't": 5})
    assert (curly == plain).all()


def test_known_forms_are_hidden_in_training_only() -> None:
    words = ["troops"] * 400
    known = ids(words, {"troops": 1})[:, 0]
    hidden = ids(words, {"troops": 1}, rarity=1.0, train=True)[:, 0] != known
    assert len(np.unique(known)) == 1
    assert 120 < hidden.sum() < 280


def test_one_vector_for_each_word() -> None:
    model = build_embed(8, 4, [50] * len(FEATURES), 0.25, 1)
    docs = [Doc(Vocab(), words=["a", "b"]), Doc(Vocab(), words=["c"])]
    model.initialize(docs)
    assert [vectors.shape for vectors in model.predict(docs)] == [(2, 8), (1, 8)]
