from __future__ import annotations

import numpy as np
import pytest

from standoff.calculus.models.bdm import Actors, Switches, play
from standoff.errors import UsageError

COLUMNS = {
    "name": ["hawk", "dove", "broker", "waverer"],
    "capability": [1.0, 0.8, 0.4, 0.2],
    "position": [10.0, 0.0, 5.0, 6.0],
    "salience": [0.9, 0.7, 0.4, 0.3],
}


def test_the_opening_is_the_weighted_median_and_mean() -> None:
    first, *rest = play(Actors.make(COLUMNS), rounds=3)
    assert first.position.tolist() == COLUMNS["position"]
    weight = np.array(COLUMNS["capability"]) * COLUMNS["salience"]
    assert first.mean == pytest.approx(np.average(COLUMNS["position"], weights=weight))
    assert len(rest) == 3


def test_risk_lies_between_one_half_and_two_and_positions_stay_in_range() -> None:
    for made in play(Actors.make(COLUMNS), rounds=6)[1:]:
        assert made.risk.min() == pytest.approx(0.5)
        assert made.risk.max() == pytest.approx(2.0)
        assert (made.position >= 0.0).all()
        assert (made.position <= 10.0).all()


def test_as_published_nobody_ever_capitulates() -> None:
    def kinds(switches: Switches | None) -> set[str]:
        rounds = play(Actors.make(COLUMNS), rounds=6, switches=switches)
        return {offer.kind for made in rounds for offer in made.offers}

    assert "capitulation" not in kinds(None)
    assert "capitulation" in kinds(Switches(capitulation=True))


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"position": [1.0] * 4}, "nothing to bargain over"),
        ({"salience": [2.0] * 4}, "salience in"),
        ({k: v[:2] for k, v in COLUMNS.items()}, "at least three"),
    ],
)
def test_actors_that_cannot_play_are_refused(change: dict, complaint: str) -> None:
    with pytest.raises(UsageError, match=complaint):
        Actors.make(COLUMNS | change)


def test_rounds_are_not_negative() -> None:
    with pytest.raises(UsageError, match="negative"):
        play(Actors.make(COLUMNS), rounds=-1)
