from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from standoff.forecast.learners import fit_boosting, fit_logit
from standoff.forecast.training import Scale, Training
from tests.forecast.test_training import training


def scaled(cases: Training) -> Training:
    return replace(cases, x=Scale.of(cases.x)(cases.x))


@pytest.mark.parametrize("classes", [2, 3])
def test_our_arrays_say_what_the_library_says(classes: int) -> None:
    from sklearn.ensemble import GradientBoostingClassifier

    from standoff.forecast import learners as own

    cases = scaled(training(120, classes))
    theirs = GradientBoostingClassifier(
        n_estimators=own.ROUNDS,
        learning_rate=own.RATE,
        max_leaf_nodes=own.LEAVES,
        min_samples_leaf=round(own.SMALLEST * cases.rows_per_crisis),
        subsample=own.SHARE_CASES,
        max_features=own.SHARE_FEATURES,
        random_state=3,
    ).fit(cases.x, cases.y)
    ours = fit_boosting(cases, seed=3).predict(cases.x)
    assert ours == pytest.approx(theirs.predict_proba(cases.x), abs=1e-9)


@pytest.mark.parametrize("classes", [2, 3])
def test_both_learn_what_there_is_to_learn(classes: int) -> None:
    cases = scaled(training(200, classes))
    for fitted in (fit_logit(cases), fit_boosting(cases, seed=0)):
        p = fitted.predict(cases.x)
        assert p.sum(axis=1) == pytest.approx(1)
        assert (p.argmax(axis=1) == cases.y).mean() > 0.7


def test_a_class_never_seen_gets_next_to_nothing() -> None:
    cases = scaled(training(120, 3))
    cases = replace(cases, classes=4)
    assert fit_logit(cases).predict(cases.x)[:, 3].max() < 1e-3
    assert fit_boosting(cases, seed=0).predict(cases.x)[:, 3].max() < 1e-3


def test_the_same_seed_gives_the_same_trees() -> None:
    cases = scaled(training(120))
    one, other = (fit_boosting(cases, seed=5).predict(cases.x) for _ in range(2))
    assert np.array_equal(one, other)
