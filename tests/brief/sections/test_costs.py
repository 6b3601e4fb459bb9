from __future__ import annotations

from standoff.brief.document import every_sentence
from standoff.brief.evidence import Evidence
from standoff.brief.sections.costs import costs


def test_costs_are_told_in_the_sources_words(evidence: Evidence) -> None:
    assert [one.text for one in every_sentence(costs(evidence))] == [
        "To civilians of Venezuela: “boats stay in port along the eastern coast”, says The Harbour "
        "Review, in its own voice.",
        "To the economy of Venezuela: “food prices have risen by a third”, says The Harbour "
        "Review, in its own voice; the amount given is a third.",
    ]


def test_silence_is_told(nothing: Evidence) -> None:
    assert [one.text for one in every_sentence(costs(nothing))] == [
        "No source reports what the crisis costs civilians or the economy."
    ]
