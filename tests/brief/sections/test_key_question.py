from __future__ import annotations

from dataclasses import replace

from standoff.brief.document import Points, every_sentence
from standoff.brief.evidence import Evidence, gather
from standoff.brief.sections.key_question import key_question


def test_each_patron_gets_an_answer_with_its_grounds(evidence: Evidence) -> None:
    points = next(b for b in key_question(evidence).blocks if isinstance(b, Points))
    assert [p.lead for p in points.items] == [
        "Russia: merely delays.",
        "China: merely delays.",
        "Cuba: changes little.",
        "Iran: unclear.",
    ]
    assert [one.text for one in points.items[2].sentences] == [
        "In the model it moves the chance that Venezuela holds by +1 point (80% interval −2 to +6) "
        "and the length of the standoff by 8 days (80% interval −12 to 53).",
        "It changes little in 71% of the draws.",
        "It is reported to supply bodyguards and intelligence officers, on the word of one article "
        "in its own voice.",
        "Its will and its readiness to fight are both judged lacking, by one unnamed source.",
    ]


def test_the_sources_own_questions_are_quoted(evidence: Evidence) -> None:
    words = [one.text for one in every_sentence(key_question(evidence))]
    assert words[0].startswith("The sources leave open “whether the crisis ends")
    assert words[1].startswith("The sources ask: “Will the patchwork")
    assert words[1].endswith("reckoning?”")


def test_without_a_model_the_sources_answer_alone(evidence: Evidence) -> None:
    bare = gather(replace(evidence.findings, equilibrium=None))
    section = key_question(bare)
    points = next(b for b in section.blocks if isinstance(b, Points))
    assert points.items[0].lead == "Russia."
    assert any("was not solved" in one.text for one in every_sentence(section))


def test_without_patrons_it_says_so(nothing: Evidence) -> None:
    assert [one.text for one in every_sentence(key_question(nothing))] == [
        "No patron was found, so there is no outside support that could let a state not named "
        "withstand the pressure or delay a reckoning."
    ]
