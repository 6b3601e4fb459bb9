from __future__ import annotations

from dataclasses import replace

from standoff.brief.document import Paragraph, Table
from standoff.brief.evidence import gather
from standoff.brief.sections.past import past
from standoff.vocabulary.chances import BaseRate
from standoff.vocabulary.precedents import AnalogueSet, HistoryFact
from standoff.vocabulary.results import Interval, Reference
from tests.brief import sample

PACT = HistoryFact(
    about=("USA", "VEN"),
    kind="alliance",
    sentence="The one has pledged defence to the other (known to 2018).",
    value=None,
    reference=Reference("atop:USA-VEN", "a pledge", "a citation"),
    carried=True,
    caveat="the treaty is a dead letter",
)
HALF = BaseRate(
    "severity",
    "near",
    ("none", "war"),
    (3, 2),
    (0.6, 0.4),
    (Interval(0.4, 0.8), Interval(0.2, 0.6)),
)


def test_without_reference_data_one_sentence_says_so() -> None:
    (only,) = past(gather(sample.full())).blocks
    assert isinstance(only, Paragraph)
    assert "No reference data" in only.sentences[0].text


def test_facts_come_with_coverage_and_caveat() -> None:
    findings = replace(sample.full(), history=(PACT,))
    (table,) = past(gather(findings)).blocks
    assert isinstance(table, Table)
    kind, said, mind = table.rows[0].cells
    assert kind.text == "Alliance"
    assert said.references == ("atop:USA-VEN",)
    assert mind.text == "The treaty is a dead letter"


def test_the_nearest_crises_are_summed_up() -> None:
    full = sample.full()
    near = AnalogueSet(full.analogues, HALF, HALF, "gower", 400)
    (paragraph,) = past(gather(replace(full, precedents=near))).blocks
    assert isinstance(paragraph, Paragraph)
    text = " ".join(s.text for s in paragraph.sentences)
    assert "of 400 that had ended" in text
    assert "none 60%" in text
