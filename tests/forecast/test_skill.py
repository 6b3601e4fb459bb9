from __future__ import annotations

from standoff.forecast.skill import skill_sentence
from standoff.vocabulary.crises import OpeningClass


def test_where_there_is_no_skill_it_says_so() -> None:
    quiet = skill_sentence(OpeningClass.QUIET, pooled=True)
    assert "no model beat the class frequency" in quiet
    assert "no model" not in skill_sentence(OpeningClass.VIOLENT, pooled=True)
    assert "alone" in skill_sentence(OpeningClass.VIOLENT, pooled=False)
