"""Whatever the text, the reader does not break, and quotes only what stands there."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.read.reader import prepare_all, read, read_all
from standoff.read.rules import RULES
from standoff.vocabulary.sources import Document, document_id

DAY = date(2021, 12, 3)
PROSE = (
    "Peru has massed 20,000 troops on its border with Chile.",
    "“It will not yield,” the minister of Chile said on Tuesday,",
    "Bolivia, its ally, promised radars worth $30 million over the past decade.",
    "According to two officials, neither has sent the F-16s (as it had threatened to)",
    "Will they back down, or will the three allies hold talks in late October?",
)
SCRIPTS = (
    *(
        "صدام حسين قال",
        "שלום עליכם",
        "กองทัพ",
        "北京の軍隊",
        "Владимир Путин",
        "한국군",
        "देश की सेना",
    ),
    *(
        "\U00010348\U0001d4d0\U0001f600",
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",
        "ﬁﬂ",
        "ǅ",
        "İi̇",
    ),
    *("e\u0301\u0327\u0300" * 5, "\u200b\u200c\u200d\ufeff\u2060", "\u202epeR\u202c\u2066x\u2069"),
    *(
        "\x00\x01\x07\x08\x1b[0m\x7f",
        "\x85\u2028\u2029\x0b\x0c\x1c\x1d",
        "½ ² ٣ Ⅳ 十 ①",
        "\ufffd\ufffe",
    ),
)
MARKS = (
    *"“”‘’\"'«»„‟‹›()[]{}<>—–-…·•*#/\\|~^_=+,.;:!?%$€£₹§",
    "''",
    "``",
    "...",
    " ",
    "\n",
    "\n\n",
    "\t",
)
PIECES = st.one_of(
    st.sampled_from(PROSE),
    st.sampled_from(SCRIPTS),
    st.sampled_from(MARKS),
    st.text(max_size=12),
    st.builds(lambda piece, times: piece * times, st.sampled_from(MARKS), st.integers(2, 40)),
    st.builds(lambda word, times: f"{word} " * times, st.sampled_from(PROSE), st.integers(2, 4)),
)
TEXTS = st.builds(
    lambda between, pieces: between.join(pieces),
    st.sampled_from(("", " ", " ", "\n", "\n\n")),
    st.lists(PIECES, max_size=14),
)


def document(text: str) -> Document:
    return Document(document_id(text), text, published=DAY)


def check(texts: list[str]) -> None:
    """Run passes and rules though a text may be no English, and look at every quote."""
    documents = [document(text) for text in texts]
    for text in prepare_all(documents, as_of=DAY):
        whole = text.document
        assert len(text.doc.text) == len(whole.text)
        for sentence in text.sentences:
            for rule in RULES:
                assert all(whole.holds(claim.span) for claim in rule(sentence))
        for content in text.contents:
            spans = (content.attribution.source, content.attribution.cue)
            assert all(whole.holds(span) for span in spans if span is not None)
    for made, reading in zip(documents, read_all(documents, as_of=DAY), strict=True):
        assert reading.document is made
        assert not [problem for problem in reading.problems if problem.span is not None]


@settings(max_examples=8, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_any_text_is_read_and_every_quote_is_verbatim(texts: list[str]) -> None:
    check(texts)


@pytest.mark.long
@settings(max_examples=300, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_many_texts_are_read_and_every_quote_is_verbatim(texts: list[str]) -> None:
    check(texts)


@settings(max_examples=5, deadline=None)
@given(st.lists(st.sampled_from(PROSE), min_size=1, max_size=5), st.integers(0, 3))
def test_many_are_read_as_one_by_one(prose: list[str], blank: int) -> None:
    documents = [document(text + " " * blank) for text in prose]
    together = list(read_all(documents, as_of=DAY))
    assert together == [read(each, as_of=DAY) for each in documents]


NESTED = ("“ ”", "( )", "“( )”", "‘“[ ]”’", "“he\u00a0said,\u00a0 ", "(Peru ", '" "', "'' ")


@pytest.mark.parametrize("marks", NESTED)
def test_deep_nesting_is_read(marks: str) -> None:
    opening, closing = marks.split(" ") if marks.count(" ") == 1 else (marks, "")
    check([f"Peru said {opening * 100}that it will not attack Chile{closing * 100}."])


@pytest.mark.long
@pytest.mark.parametrize(
    "unit",
    [
        "Peru, ",
        "“",
        "x",
        "that ",
        "he said, “",
        "(Chile ",
        "\u0301",
        "\U0001f600",
        "1,000 ",
        "\u202e",
    ],
)
def test_a_line_of_a_million_characters_is_read(unit: str) -> None:
    text = "The fleet of Peru will not yield to Chile. " + unit * (1_000_000 // len(unit))
    reading = read(document(text), as_of=DAY)
    assert all(reading.document.holds(claim.span) for claim in reading.claims)
