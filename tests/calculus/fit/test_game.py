from __future__ import annotations

import numpy as np
import pytest

from standoff.calculus.fit.game import Errors, leverage
from standoff.calculus.fit.links import LINKS
from standoff.calculus.models.egame12 import EGAME12
from standoff.calculus.models.egame122 import EGAME122

AGENT = Errors(LINKS["probit"], "agent")


def test_probabilities_sum_to_one() -> None:
    utilities = list(np.random.default_rng(0).normal(size=(6, 5)))
    assert EGAME122.probabilities(utilities, AGENT).sum(axis=-1) == pytest.approx(1.0)


def test_private_information_has_the_variance_of_the_lottery() -> None:
    errors = Errors(LINKS["probit"], "private")
    assert errors.index(np.array([3.0]), 1, lottery=(np.array([2.0]), 2.0, 1.0)) == [1.0]
    assert errors.index(2**0.5, 2) == pytest.approx(1.0)


def test_a_player_s_scale_divides_its_index() -> None:
    errors = Errors(LINKS["probit"], "agent", (0.0, np.log(2.0)))
    assert errors.index(2 * 2**0.5, 1) == pytest.approx(2.0)
    assert errors.index(2 * 2**0.5, 2) == pytest.approx(1.0)


def test_outcomes_are_coded_from_actions_or_levels() -> None:
    actions = [np.array([0, 1, 1]), np.array([np.nan, 0, 1])]
    assert EGAME12.outcome(actions, None).tolist() == [0, 1, 2]
    levels = ("quiet", "gave in", "war")
    column = np.array(["war", "quiet", "gave in"])
    assert EGAME12.outcome([column], levels).tolist() == [2, 0, 1]


@pytest.mark.parametrize(
    ("columns", "levels", "complaint"),
    [
        ([np.array(["a", "b", "c"])], None, "say the order"),
        ([np.array([0, 1])], None, "has 3 outcomes"),
        ([np.array([1, 2, 9])], (1, 2, 3), "outside levels"),
        ([np.zeros(2)] * 3, None, "one column of outcomes or 2 of actions"),
        ([np.array([0.5]), np.array([1.0])], None, "hold 0 and 1"),
    ],
)
def test_a_wrong_left_hand_side_is_refused(columns, levels, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        EGAME12.outcome(columns, levels)


def test_leverage_is_the_spread_of_later_chances() -> None:
    w = np.array([-1.0, 1.0])
    flat = np.zeros(2)
    spreads = leverage(EGAME12, [flat, flat, flat, w * 2**0.5], errors=AGENT)
    assert spreads == {"fight": pytest.approx(0.3413, abs=1e-4)}
