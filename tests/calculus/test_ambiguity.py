"""The ambiguity index: its formula by hand, its order, its interval."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from standoff.calculus.ambiguity import ambiguity, signal_points
from standoff.vocabulary.claims import Signal, Stance, When
from standoff.vocabulary.findings import AmbiguityIndex
from tests.calculus.crisis import PAGE, armed, document, said

UP, DOWN, VAGUE = Stance.COERCIVE, Stance.CONCILIATORY, Stance.AMBIGUOUS


def measured(*signals: Signal) -> AmbiguityIndex:
    rng = np.random.default_rng(0)
    return ambiguity(signals, actor="ATL", rng=rng, documents=(PAGE,))


def line(*stances: Stance) -> list[Signal]:
    return [said(stance, place=i) for i, stance in enumerate(stances)]


def test_one_clear_line_is_not_ambiguous() -> None:
    found = measured(*line(UP, UP, UP, UP))
    assert (found.index, found.mixture, found.oscillation, found.hedging) == (0, 0, 0, 0)


def test_full_swings_by_hand() -> None:
    found = measured(*line(UP, DOWN, UP, DOWN))
    assert (found.mixture, found.oscillation, found.hedging) == (1.0, 1.0, 0.0)
    assert found.index == pytest.approx(2 / 3)


def test_the_parts_by_hand() -> None:
    found = measured(*line(UP, UP, DOWN, VAGUE), said(UP, place=9, commitment="implicit"))
    assert found.mixture == pytest.approx(1 - 1.5 / 3.5)
    assert found.oscillation == pytest.approx((0 + 1 + 0.5 + 0.25) / 3.5)
    assert found.hedging == pytest.approx(1 - 3.5 / 5)
    assert found.index == pytest.approx((found.mixture + found.oscillation + found.hedging) / 3)


def test_order_matters_only_to_oscillation() -> None:
    swinging, turning = measured(*line(UP, DOWN, UP, DOWN)), measured(*line(UP, UP, DOWN, DOWN))
    assert turning.mixture == swinging.mixture
    assert turning.oscillation == pytest.approx(1 / 3)


def test_signals_stand_in_the_order_of_their_days() -> None:
    later = document("a later text " * 20, day=date(2024, 6, 1))
    early = said(UP, place=40)
    dated = said(DOWN, place=1, when=When(date(2024, 3, 1)))
    last = said(VAGUE, place=0, page=later)
    points = signal_points([last, early, dated], actor="ATL", documents=(PAGE, later))
    assert [p.claim for p in points] == [dated.id, early.id, last.id]
    assert [p.day for p in points] == [date(2024, 3, 1), date(2024, 5, 1), date(2024, 6, 1)]
    assert points[1].position == pytest.approx(40 * 13 / len(PAGE.text))


def test_others_signals_and_other_claims_do_not_count() -> None:
    found = measured(said(UP), said(DOWN, by="ELB", to="ATL"), armed())
    assert len(found.points) == 1
    assert found.index == 0.0


def test_few_signals_mean_a_wide_interval() -> None:
    def width(*signals: Signal) -> float:
        span = measured(*signals).interval
        return span.high - span.low

    assert width() > 0.2
    assert width(said(UP)) > width(*line(*[UP] * 30))
    assert measured().index == 0.0


def test_the_same_generator_gives_the_same_interval() -> None:
    assert measured(*line(UP, DOWN, VAGUE)) == measured(*line(UP, DOWN, VAGUE))
