from __future__ import annotations

import numpy as np
import pytest

from standoff.forecast.classes import climatology, fit_frequency
from standoff.forecast.training import Training
from tests.forecast.test_training import training


def test_frequencies_by_hand() -> None:
    y = np.array([0, 0, 1, 1, 1])
    reference = np.array([0, 0, 0, 1, 1])
    cases = Training(np.zeros((5, 1)), y, reference, np.ones(5), np.arange(5), 2)
    marginal = np.array([2.5, 3.5]) / 6
    fitted = fit_frequency(cases)
    assert climatology(cases) == pytest.approx(marginal)
    m = fitted.smoothing
    assert fitted.table[0] == pytest.approx((np.array([2, 1]) + m * marginal) / (3 + m))
    assert fitted.predict(np.array([1, 9]))[1] == pytest.approx(marginal)


def test_a_telling_class_is_smoothed_less_than_an_idle_one() -> None:
    cases = training(200)
    telling = Training(cases.x, cases.y, cases.y, cases.weight, cases.crisis, 3)
    idle = Training(cases.x, cases.y, np.arange(200) % 20, cases.weight, cases.crisis, 3)
    assert fit_frequency(telling).smoothing < fit_frequency(idle).smoothing
