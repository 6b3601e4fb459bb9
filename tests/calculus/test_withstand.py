"""Shapley values, the repeated round, and the answer by its rule."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.calculus.withstand import (
    Part,
    answer,
    in_the_end,
    median_days,
    parts,
    sentence,
    shapley,
    shares,
)


def test_glove_game_by_hand() -> None:
    worth = np.array([0.0, 0.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0])[:, None]
    assert shapley(worth)[:, 0] == pytest.approx([4 / 6, 1 / 6, 1 / 6])


@given(n=st.integers(0, 6), seed=st.integers(0, 999))
@settings(max_examples=25, deadline=None)
def test_values_sum_to_what_there_is_to_share(n: int, seed: int) -> None:
    worth = np.random.default_rng(seed).normal(size=(1 << n, 3))
    assert shapley(worth).sum(axis=0) == pytest.approx(worth[-1] - worth[0], abs=1e-12)


def test_a_round_repeated() -> None:
    chances = np.array([0.2, 0.2, 0.5, 0.1])
    assert in_the_end(chances) == pytest.approx(0.4)
    assert median_days(chances, np.array(30.0)) == pytest.approx(30.0)
    certain = np.array([0.0, 0.0, 1.0, 0.0])
    assert math.isfinite(float(median_days(certain, np.array(30.0))))


def test_parts_share_holds_force_and_length() -> None:
    rng = np.random.default_rng(0)
    chances = rng.dirichlet(np.ones(4), size=(8, 50)).transpose(2, 0, 1)
    days = np.full(50, 10.0)
    found = parts(chances, days)
    held = chances[0] + chances[2]
    assert sum(p.holds for p in found) == pytest.approx(held[-1] - held[0])
    assert sum(p.force for p in found) == pytest.approx(chances[3, -1] - chances[3, 0])
    length = median_days(chances, days)
    assert sum(p.days for p in found) == pytest.approx(length[-1] - length[0])
    assert found[0].length == pytest.approx(length[-1])


def part(lifted: list[float], days: list[float]) -> Part:
    same = np.array(lifted)
    return Part(same, -same, same, np.array(days), np.full(len(lifted), 100.0))


@pytest.mark.parametrize(
    ("lifted", "days", "expected"),
    [
        ([0.2, 0.1, 0.06], [0.0, 50.0, 0.0], "withstand"),
        ([0.01, 0.0, 0.02], [30.0, 12.0, 0.0], "delay"),
        ([0.01, -0.3, 0.02], [3.0, -12.0, 0.0], "neither"),
        ([0.2, 0.0, 0.0], [0.0, 30.0, 0.0], "unclear"),
    ],
)
def test_the_answer_is_what_three_draws_in_five_say(
    lifted: list[float], days: list[float], expected: str
) -> None:
    found = part(lifted, days)
    assert answer(found) == expected
    assert sum(shares(found).values()) == pytest.approx(1.0)


def test_a_patron_worth_five_points_is_not_said_to_change_little() -> None:
    lifted = [0.0, 0.01, 0.02, 0.2, 0.3]
    found = part(lifted, [0.0] * 5)
    assert shares(found)["neither"] == pytest.approx(0.6)
    assert answer(found) == "unclear"


def test_the_sentence_gives_numbers_and_verdict() -> None:
    said = sentence(part([0.03] * 5, [20.0] * 5), patron="Ruritania", target="Elbonia")
    assert said == (
        "Ruritania changes the chance that Elbonia holds out by about +3 points and the length of "
        "the standoff by about +20 days; it delays a reckoning rather than averts one, in nearly "
        "all draws."
    )
    lowers = sentence(part([-0.03] * 5, [-1.0] * 5), patron="Ruritania", target="Elbonia")
    assert "holds out by about −3 points" in lowers
    assert "about −1 day;" in lowers
    assert lowers.endswith("it changes little, in nearly all draws.")


def test_a_patron_that_hurts_is_said_not_to_help() -> None:
    said = sentence(part([-0.1] * 5, [-1.0] * 5), patron="Ruritania", target="Elbonia")
    assert said.endswith("it does not help Elbonia, in nearly all draws.")


def test_figures_are_no_finer_than_their_interval() -> None:
    found = part(np.linspace(-0.013, 0.284, 51).tolist(), np.linspace(-7.0, 93.0, 51).tolist())
    said = sentence(found, patron="Ruritania", target="Elbonia")
    assert "about +10 points (0 to +30)" in said
    assert "about +40 days (0 to +80)" in said
