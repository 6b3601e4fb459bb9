from __future__ import annotations

from standoff.workbench.feature_sets import feature_sentence, measured_sets


def test_both_sets_were_measured_on_the_first_day_and_on_day_fourteen() -> None:
    table = measured_sets()
    assert {("severity", 0), ("severity", 14), ("target_outcome", 0)} <= set(table)
    assert all(-0.1 < skill < 0.3 for pair in table.values() for skill in pair)


def test_the_sentence_takes_the_last_day_measured_before() -> None:
    assert feature_sentence(day=30) == feature_sentence(day=14)
    assert feature_sentence().startswith("The pools ran on what the texts")
    assert "the target’s outcome −.01" in feature_sentence()
