from __future__ import annotations

from standoff.forecast.skill import (
    licensed_sentence,
    measured,
    outlook_sentence,
    skill_sentence,
)
from standoff.vocabulary.crises import OpeningClass


def test_where_there_is_no_skill_it_says_so() -> None:
    quiet = skill_sentence(OpeningClass.QUIET, pooled=True)
    assert "no model beat the class frequency" in quiet
    assert "no model" not in skill_sentence(OpeningClass.VIOLENT, pooled=True)
    assert "alone" in skill_sentence(OpeningClass.VIOLENT, pooled=False)
    assert "no model had skill" in outlook_sentence("form")
    assert "No skill" in outlook_sentence("weather")


def test_the_last_origin_before_the_day_is_taken() -> None:
    late = measured("severity", days=20)
    assert late is not None
    assert late.days == 14
    assert late.pool.sure
    assert outlook_sentence("severity", days=20).startswith("On day 14 the forecasts had")
    first = measured("target_outcome", days=20)
    assert first is not None
    assert first.days == 0


def test_a_quiet_crisis_is_told_about_its_own_kind() -> None:
    said = outlook_sentence("severity", quiet=True)
    assert "Among crises still quiet there was no skill" in said
    assert "-.0" in said or "0.00" in said or ".0" in said


def test_what_licensed_data_would_have_added_is_said() -> None:
    said = licensed_sentence("severity")
    assert "the Brier skill was" in said
    assert licensed_sentence("form") == ""
