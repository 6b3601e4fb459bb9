"""Attribution: source, cue and content of what a text says others say; and what it leaves alone."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.read.attribution import attributions
from standoff.read.backends.spacy.pipeline import load
from standoff.read.parsing import parse
from standoff.read.scoring.attribution import Score, score_attributions, spans
from standoff.vocabulary.sources import Document, SourceKind, Voice
from tests.read.tools import prepared


def said(text: str, *, stances: bool = False) -> list[tuple[str, str, str]]:
    ready = prepared(text)
    found = attributions(ready, stances=stances)
    for each in found:
        for span in (each.attribution.source, each.attribution.cue):
            assert span is None or ready.document.holds(span)
    return [
        (
            each.attribution.source.quote if each.attribution.source else "",
            each.attribution.cue.quote if each.attribution.cue else "",
            " / ".join(ready.quote(*part).quote for part in each.ranges),
        )
        for each in found
    ]


SPEAKING = [
    (
        "The foreign ministry said that the convoy had turned back.",
        ("The foreign ministry", "said", "that the convoy had turned back"),
    ),
    (
        "Officials have said the border is closed.",
        ("Officials", "have said", "the border is closed"),
    ),
    (
        "“We will not yield,” said Maria Keller, the defence minister. “Our allies stand firm.”",
        (
            "Maria Keller, the defence minister",
            "said",
            "“We will not yield,” / “Our allies stand firm.”",
        ),
    ),
    (
        'The drills, he said, "are a warning" to the neighbours.',
        ("he", "said", 'The drills / "are a warning" to the neighbours'),
    ),
    (
        "According to two diplomats, the envoy left in anger.",
        ("two diplomats", "According to", "the envoy left in anger"),
    ),
    (
        "The fleet has left port, according to a harbour official.",
        ("a harbour official", "according to", "The fleet has left port"),
    ),
    (
        "As the ministry noted, the treaty expires in May.",
        ("the ministry", "noted", "the treaty expires in May"),
    ),
    (
        "The general vowed to retake the island.",
        ("The general", "vowed", "to retake the island"),
    ),
    (
        "The president called the blockade an act of war.",
        ("The president", "called", "the blockade an act of war"),
    ),
    (
        "The spokesman told reporters that no troops had moved.",
        ("The spokesman", "told", "that no troops had moved"),
    ),
    (
        "The prime minister went on to say that talks would resume.",
        ("The prime minister", "went on to say", "that talks would resume"),
    ),
    (
        "Analysts are confident that the alliance will hold.",
        ("Analysts", "are confident", "that the alliance will hold"),
    ),
    (
        "The court heard his claim that the base was empty.",
        ("his", "claim", "that the base was empty"),
    ),
    (
        "Premier Novak: The pact is finished and we will say so",
        ("Premier Novak", ":", "The pact is finished and we will say so"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), SPEAKING)
def test_reads_source_cue_and_content(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "The fleet left port on Monday.",
        "Two destroyers and a tanker lie off the coast.",
        "The allies supplied radars, trucks and fuel.",
        "Prices rose by a tenth in March.",
        "The valley lies between two ranges.",
        "The bridge was rebuilt in 1999.",
        "Note: the map is not to scale.",
        "The army called up the reserves.",
        "The build-up serves to challenge its rival.",
        "",
    ],
)
def test_leaves_plain_statements_to_the_author(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The minister criticised the plan.", "the plan"),
        ("The envoy spoke about the pipeline.", "the pipeline"),
        ("The talks seem to have failed.", "The talks / to have failed"),
    ],
)
def test_tells_stances_from_statements(text: str, content: str) -> None:
    assert said(text) == []
    assert content in [row[2] for row in said(text, stances=True)]


def test_gives_what_is_said_in_a_speech_to_its_speaker_only() -> None:
    text = "“I think they said the road was open, and I believe it,” the driver said."
    assert [row[0] for row in said(text)] == ["the driver"]


def test_carries_a_speech_on_over_paragraphs() -> None:
    text = "“The boats came at dawn,” the mayor said.\n\n“We counted thirty of them.”\n\nRain fell."
    assert said(text) == [
        (
            "the mayor",
            "said",
            "“The boats came at dawn,” / “We counted thirty of them.”",
        )
    ]


def test_takes_a_quotation_that_a_colon_announces() -> None:
    text = "The ministry issued a statement saying:\n\n“No agreement has been signed.”"
    assert said(text) == [
        (
            "The ministry",
            "issued a statement saying:",
            "“No agreement has been signed.”",
        )
    ]


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("“We are ready,” the admiral said.", Voice.DIRECT),
        ("The admiral said the fleet was “ready” to sail.", Voice.MIXED),
        ("The admiral said the fleet was ready.", Voice.INDIRECT),
    ],
)
def test_tells_the_voice(text: str, voice: Voice) -> None:
    assert [each.attribution.voice for each in attributions(prepared(text))] == [voice]


def test_a_source_in_a_relative_clause_is_named_by_its_antecedent() -> None:
    found = attributions(prepared("The analyst, who said the war was over, lives in Geneva."))
    assert [each.attribution.kind for each in found] == [SourceKind.ANONYMOUS_EXPERT]


WORDS = 'said the envoy that “ ” " , . : according to he told claims seems who and saying Premier —'
PROSE = st.lists(st.sampled_from([*WORDS.split(), "\n\n"]), max_size=40).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(PROSE | st.text(max_size=80))
def test_reads_anything_and_quotes_verbatim(text: str) -> None:
    ready = prepared(text)
    for each in attributions(ready, stances=True):
        assert each.ranges
        assert all(0 <= low < high <= len(ready.doc) for low, high in each.ranges)
        spans_ = (each.attribution.source, each.attribution.cue)
        assert all(span is None or ready.document.holds(span) for span in spans_)


@pytest.mark.long
@pytest.mark.data
def test_keeps_its_figures_on_a_fixed_part_of_polnear(data_dir: Path) -> None:
    lines = (data_dir / "reading" / "polnear.jsonl").read_text(encoding="utf-8").splitlines()
    total: dict[str, Score] = {}
    for line in lines[50::110]:
        article = json.loads(line)
        document = Document(article["id"], article["text"])
        ready = parse(document, load(), as_of=date.fromisoformat(article["date"]))
        predicted = spans(ready, attributions(ready, stances=True))
        for part, score in score_attributions(article["attributions"], predicted).items():
            total[part] = total.get(part, Score(0, 0, 0)) + score
    figures = {part: round(score.f1, 3) for part, score in total.items()}
    floors = {"source": 0.56, "cue": 0.60, "content": 0.48}
    assert all(figures[part] > floor for part, floor in floors.items()), figures
