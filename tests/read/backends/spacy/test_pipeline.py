"""The shipped tagger and parser: sentences, trees, and scores on held-out treebanks."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest
from spacy.tokens import Doc

from standoff.errors import EnvironmentProblem
from standoff.read.backends.spacy.pipeline import load


def sentences(text: str) -> list[str]:
    return [sentence.text.strip() for sentence in load()(text).sents]


def arcs(doc: Doc) -> set[tuple[str, str, str]]:
    return {(t.text, t.dep_, t.head.text) for t in doc}


def test_loaded_once() -> None:
    assert load() is load()


def test_missing_weights_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match=r"weights in .* cannot be read.*reinstall"):
        load(tmp_path)


def test_line_breaks_and_full_stops_end_sentences() -> None:
    text = (
        "Iran Sends Gunboats to Venezuela\n"
        "The ships left on Monday. President Trump’s officials protested.\n\n"
        "- Cuba—providing bodyguards;\n- China—deploying radars.\n"
    )
    assert sentences(text) == [
        "Iran Sends Gunboats to Venezuela",
        "The ships left on Monday.",
        "President Trump’s officials protested.",
        "- Cuba—providing bodyguards;",
        "- China—deploying radars.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "President Donald Trump of the U.S. met Gen. Vladimir Padrino in Caracas.",
        "The U.S. Navy and the U.S. Army left.",
        "",
    ],
)
def test_does_not_break(text: str) -> None:
    assert sentences(text) == [text] * bool(text)


def test_who_does_what_to_whom() -> None:
    doc = load()("Russia supplied missiles to Venezuela. The envoy was expelled by Cuba.")
    assert {
        ("Russia", "nsubj", "supplied"),
        ("missiles", "obj", "supplied"),
        ("to", "case", "Venezuela"),
        ("envoy", "nsubj:pass", "expelled"),
    } <= arcs(doc)
    assert {("Cuba", "obl:agent", "expelled"), ("Cuba", "obl", "expelled")} & arcs(doc)


def test_words_have_class_tag_and_lemma() -> None:
    doc = load()("They didn’t deploy 15,000 troops.")
    assert [(t.text, t.tag_, t.pos_, t.lemma_) for t in doc][:4] == [
        ("They", "PRP", "PRON", "they"),
        ("did", "VBD", "AUX", "do"),
        ("n’t", "RB", "PART", "not"),
        ("deploy", "VB", "VERB", "deploy"),
    ]


def test_offsets_are_those_of_the_text() -> None:
    text = "Headline\n\n“We stay,” he said.\n\n\nThe end"
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in load()(text))


@pytest.fixture
def trainer(root: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    monkeypatch.syspath_prepend(root / "training")
    return runpy.run_path(str(root / "training" / "parser.py"))


@pytest.mark.data
@pytest.mark.parametrize(
    ("part", "unit", "every", "las", "tag", "lemma"),
    [
        ("TEST", "document", 4, 0.77, 0.92, 0.94),
        ("PUD", "sentence", 4, 0.78, 0.93, 0.96),
    ],
)
def test_scores_on_held_out_raw_text(
    trainer: dict[str, Any],
    data_dir: Path,
    part: str,
    unit: str,
    every: int,
    las: float,
    tag: float,
    lemma: float,
) -> None:
    nlp = load()
    golds = trainer["raw"](nlp.vocab, data_dir / "ud" / trainer[part], unit)[::every]
    scores = trainer["judge"](nlp, golds)
    assert scores["las"] >= las
    assert scores["tag"] >= tag
    assert scores["lemma"] >= lemma
