"""Parts of speech and lemmas from tags and relations."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from standoff.read.backends.spacy.words import Words, inflected


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [
        ("deployed", "VBD", "deploy"),
        ("deploying", "VBG", "deploy"),
        ("Threatens", "VBZ", "threaten"),
        ("went", "VBD", "go"),
        ("missiles", "NNS", "missile"),
        ("allies", "NNS", "ally"),
        ("larger", "JJR", "large"),
        ("Iranian", "JJ", "Iranian"),
        ("Military", "JJ", "military"),
        ("Caracas", "NNP", "Caracas"),
        ("The", "DT", "the"),
    ],
)
def test_inflected(form: str, tag: str, lemma: str) -> None:
    assert inflected(form, tag) == lemma


def parsed(words: Words) -> Doc:
    return words(
        Doc(
            words.vocab,
            words=["They", "did", "n’t", "go"],
            tags=["PRP", "VBD", "RB", "VB"],
            deps=["nsubj", "aux", "advmod", "ROOT"],
            heads=[3, 3, 3, 3],
        )
    )


def test_narrowest_row_wins_and_curly_is_straight(tmp_path: Path) -> None:
    words = Words(Vocab())
    words.tables(
        classes={
            "VBD": "VERB",
            "VBD aux": "AUX",
            "VB": "VERB",
            "RB": "ADV",
            "RB advmod n't": "PART",
        },
        lemmas={"RB n't": "not"},
    )
    words.to_disk(tmp_path / "words")
    read = Words(Vocab()).from_disk(tmp_path / "words")
    for doc in (parsed(words), parsed(read)):
        assert [t.pos_ for t in doc] == ["X", "AUX", "PART", "VERB"]
        assert [t.lemma_ for t in doc] == ["they", "do", "not", "go"]
