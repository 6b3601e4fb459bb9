"""Pipelines are built here from the shipped one or from nothing; none is downloaded."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from standoff.errors import EnvironmentProblem, UsageError
from standoff.read.backends.pipelines import open_backend, unfit
from standoff.read.backends.spacy.pipeline import load
from standoff.read.reader import read
from standoff.vocabulary.sources import Document, document_id

NOTE = "Russia has massed 100,000 troops near Ukraine. Cuba denied the report on Friday."
CLEAR = {"Officials": "nsubj", "port": "dobj", "in": "prep", "capital": "pobj"}


def parser_of(labels: dict[str, str], tag: str = "NN") -> Language:
    """Make a pipeline whose parse is one flat tree with these labels, else "dep"."""

    def parse(doc: Doc) -> Doc:
        words = [t.text for t in doc]
        starts = [i == 0 for i in range(len(words))]
        deps = ["ROOT", *(labels.get(w, "dep") for w in words[1:])]
        return Doc(
            doc.vocab, words=words, heads=[0] * len(words), deps=deps, tags=[tag] * len(words),
            sent_starts=starts,
        )  # fmt: skip

    nlp = spacy.blank("en")
    name = f"flat_{abs(hash((tuple(labels), tag)))}"
    Language.component(name, func=parse)
    nlp.add_pipe(name)
    return nlp


def test_a_pipeline_installed_as_a_package_reads_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "en_probe_ud"
    package.mkdir()
    load().to_disk(package / "data")
    (package / "__init__.py").write_text(
        "from pathlib import Path\nfrom spacy.util import load_model_from_path\n"
        "def load(**given):\n"
        "    return load_model_from_path(Path(__file__).parent / 'data', **given)"
    )
    info = tmp_path / "en_probe_ud-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: en_probe_ud\nVersion: 1.0\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    backend = open_backend("en_probe_ud")
    document = Document(document_id(NOTE), NOTE)
    reading = read(document, as_of=date(2022, 1, 1), backend=backend)
    assert backend.name == "spacy:en_probe_ud"
    assert reading == read(document, as_of=date(2022, 1, 1))
    sys.modules.pop("en_probe_ud")


def test_a_pipeline_that_is_not_here_is_one_line() -> None:
    with pytest.raises(EnvironmentProblem, match="no spaCy pipeline en_nowhere can be loaded"):
        open_backend("en_nowhere")


def test_a_directory_that_is_no_pipeline_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "config.cfg").write_text("[nlp\n")
    with pytest.raises(EnvironmentProblem) as told:
        open_backend(str(tmp_path))
    assert "\n" not in str(told.value)


def test_a_pipeline_without_a_parser_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(EnvironmentProblem, match="has no dependency parser"):
        open_backend(str(tmp_path / "blank"))


def test_other_labels_are_named() -> None:
    assert "ClearNLP's labels" in unfit(parser_of(CLEAR))
    assert "other labels" in unfit(parser_of({}))


def test_other_tags_and_languages_are_named() -> None:
    words = ("in", "the", "capital", "that", "two", "ships", "had", "left", "port")
    relations = ("nsubj", "obj", "obl", "nmod", "case", "mark", "conj", "iobj", "det")
    fit = dict(zip(words, relations, strict=True))
    assert unfit(parser_of(fit)) == ""
    assert unfit(parser_of(fit, tag="X")) == "sets no Penn Treebank tags"
    assert "not English" in unfit(spacy.blank("de"))


def test_it_needs_a_name() -> None:
    with pytest.raises(UsageError, match="name the pipeline"):
        open_backend("")
