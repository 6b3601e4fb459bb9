"""The measure of attributions: exact ends, each component apart, parts and sharing."""

from __future__ import annotations

import pytest

from standoff.read.scoring.attribution import COMPONENTS, Score, score_attributions

GOLD = [
    {"source": [[0, 5]], "cue": [[6, 10]], "content": [[11, 20], [25, 30]]},
    {"source": [[0, 5]], "cue": [[40, 44]], "content": [[45, 60]]},
]


def test_a_perfect_reading_scores_one() -> None:
    scores = score_attributions(GOLD, GOLD)
    assert {name: score.f1 for name, score in scores.items()} == dict.fromkeys(COMPONENTS, 1.0)


def test_shared_spans_count_once_and_parts_count_each() -> None:
    scores = score_attributions(GOLD, [])
    assert (scores["source"].wanted, scores["content"].wanted) == (1, 3)


def test_one_character_too_many_is_wrong() -> None:
    scores = score_attributions(GOLD, [{"cue": [[6, 11]], "content": [[45, 60]]}])
    assert scores["cue"] == Score(0, 1, 2)
    assert scores["content"] == Score(1, 1, 3)
    assert scores["content"].f1 == pytest.approx(0.5)


def test_the_begin_measure_forgives_the_end() -> None:
    scores = score_attributions(GOLD, [{"cue": [[6, 11]]}], begin_only=True)
    assert scores["cue"] == Score(1, 1, 2)


def test_nothing_against_nothing_is_no_division_by_zero() -> None:
    empty = score_attributions([], [])["cue"]
    assert (empty.precision, empty.recall, empty.f1) == (0.0, 0.0, 0.0)


def test_scores_add_up() -> None:
    assert Score(1, 2, 3) + Score(4, 5, 6) == Score(5, 7, 9)
