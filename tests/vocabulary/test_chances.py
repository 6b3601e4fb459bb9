from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.vocabulary.chances import WORDS, BaseRate, Chance, estimative_word
from standoff.vocabulary.results import Interval


@pytest.mark.parametrize(
    ("p", "word"),
    [
        (0.0, "almost no chance"),
        (0.05, "very unlikely"),
        (0.3, "unlikely"),
        (0.5, "roughly even chance"),
        (0.6, "likely"),
        (0.9, "very likely"),
        (1.0, "almost certain"),
    ],
)
def test_words_of_estimative_probability(p: float, word: str) -> None:
    assert estimative_word(p) == word
    assert Chance("it holds", p, Interval(0, 1)).word == word


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_greater_chance_never_has_a_weaker_word(p: float, q: float) -> None:
    order = [word for _, word in WORDS]
    low, high = sorted((p, q))
    assert order.index(estimative_word(low)) <= order.index(estimative_word(high))


def test_a_base_rate_counts_its_crises_and_names_its_row() -> None:
    row = BaseRate("severity", "quiet", ("none", "war"), (3, 1), (0.7, 0.3), ())
    assert row.n == 4
    assert row.key == "icb:severity/quiet"
