from __future__ import annotations

import json

import numpy as np

from standoff.forecast.learners import fit_boosting, refit_logit
from standoff.forecast.packing import (
    boosting_from_plain,
    boosting_to_plain,
    logit_from_plain,
    logit_to_plain,
    rounded,
    scale_from_plain,
    scale_to_plain,
)
from standoff.forecast.training import Scale, Training


def small() -> Training:
    rng = np.random.default_rng(1)
    x = rng.normal(size=(90, 3))
    y = (x[:, 0] + rng.normal(size=90) > 0).astype(int)
    return Training(x, y, np.zeros(90, dtype=int), np.ones(90), np.arange(90), 2)


def test_parts_read_back_and_say_nearly_the_same() -> None:
    training = small()
    logit, boosting = refit_logit(training, 0.1), fit_boosting(training, seed=1)
    kept = json.loads(json.dumps([logit_to_plain(logit), boosting_to_plain(boosting)]))
    for before, after in (
        (logit, logit_from_plain(kept[0])),
        (boosting, boosting_from_plain(kept[1])),
    ):
        assert np.allclose(before.predict(training.x), after.predict(training.x), atol=2e-4)


def test_a_constant_column_stays_constant() -> None:
    scale = Scale.of(np.array([[1.0, 2.0], [1.0, 4.0]]))
    again = scale_from_plain(json.loads(json.dumps(scale_to_plain(scale))))
    assert again(np.array([[9.0, 3.0]])).tolist() == [[0.0, 0.0]]


def test_digits() -> None:
    assert rounded(np.array([[0.123456, 12345.6]]), digits=3) == [[0.123, 12300.0]]
