from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.forecast.outcomes import DRAWS, Basis, Severity, class_counts, forecast_outcomes
from standoff.vocabulary.chances import OUTCOMES, Hazard
from standoff.vocabulary.crises import Opening, OpeningClass
from standoff.vocabulary.panels import OutcomeCounts
from standoff.vocabulary.results import Interval

VIOLENCE = ("no violence", "minor clashes", "serious clashes", "full-scale war")
RESULTS = ("victory", "compromise", "stalemate", "defeat")
QUIET = Opening(OpeningClass.QUIET, True, "a test")


def counts(*rows: tuple[int, int, int, int]) -> OutcomeCounts:
    nothing = tuple((0, 0, 0, 0) for _ in range(4))
    return OutcomeCounts("crises", "quiet", 90, VIOLENCE, RESULTS, tuple(rows), nothing)


SOME = counts((3, 5, 4, 8), (1, 2, 0, 1), (1, 1, 1, 3), (0, 0, 1, 2))


def hazard(*ended: float) -> Hazard:
    days = (30, 90, 365)[: len(ended)]
    return Hazard(0, days, ended, tuple(Interval(0, 1) for _ in ended), 500)


def plain(own: OutcomeCounts, duration: Hazard, *, seed: int):
    """Forecast without a severity model."""
    rng = np.random.default_rng(seed)
    return forecast_outcomes(Basis(own, SOME, duration, QUIET), severity=None, rng=rng)


def test_violence_and_result_fold_into_five_outcomes_by_hand() -> None:
    assert class_counts(SOME).tolist() == [8, 5, 3 + 4, 4, 6 + 3]


def test_class_frequency_times_hazard_by_hand() -> None:
    """With one class that is all crises smoothing changes nothing: p = n_o / n x hazard."""
    (forecast,) = plain(SOME, hazard(0.5), seed=1)
    assert [c.outcome for c in forecast.chances] == list(OUTCOMES)
    expected = [8 / 66, 5 / 66, 0.5 + 7 / 66, 4 / 66, 9 / 66]
    assert [c.p for c in forecast.chances] == pytest.approx(expected)
    assert forecast.reference == pytest.approx(expected)
    assert "n = 33" in forecast.reference_class


@given(st.lists(st.integers(0, 60), min_size=16, max_size=16), st.floats(0.01, 0.99))
def test_chances_sum_to_one_and_lie_in_their_intervals_in_size(cells: list[int], h: float) -> None:
    rows = [tuple(cells[i : i + 4]) for i in range(0, 16, 4)]
    (forecast,) = plain(counts(*rows), hazard(h), seed=2)
    assert sum(c.p for c in forecast.chances) == pytest.approx(1)
    assert all(0 <= c.interval.low <= c.interval.high <= 1 for c in forecast.chances)


def test_more_time_less_standoff_and_same_seed_same_numbers() -> None:
    def run():
        return plain(SOME, hazard(0.3, 0.6, 0.9), seed=3)

    forecasts = run()
    goes_on = [f.chances[2].p for f in forecasts]
    assert goes_on == sorted(goes_on, reverse=True)
    assert run() == forecasts


def test_a_severity_forecast_moves_violence_and_keeps_the_rest_in_proportion() -> None:
    p = np.array([0.4, 0.1, 0.3, 0.2])
    severity = Severity(p, np.tile(p, (DRAWS, 1)), "a test")
    basis = Basis(SOME, SOME, hazard(1.0), QUIET)
    rng = np.random.default_rng(1)
    (forecast,) = forecast_outcomes(basis, severity=severity, rng=rng)
    expected = [0.4 * 8 / 20, 0.4 * 5 / 20, 0.4 * 7 / 20, 0.1, 0.5]
    assert [c.p for c in forecast.chances] == pytest.approx(expected)
    assert forecast.reference == pytest.approx([8 / 33, 5 / 33, 7 / 33, 4 / 33, 9 / 33])
    assert forecast.provenance.method == "a test"
