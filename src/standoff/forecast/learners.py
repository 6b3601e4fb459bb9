"""The two lean learners of the pool: L2 multinomial logit and a small gradient boosting.

Friedman (2001), "Greedy function approximation", Annals of Statistics 29(5), algorithm 6; the
logit's penalty is chosen by grouped cross-validation inside the training window.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from standoff.forecast.training import Training

__all__ = ["Boosting", "Logit", "Tree", "fit_boosting", "fit_logit", "refit_logit"]

Array = NDArray[np.float64]
Whole = NDArray[np.int64]

PENALTIES = (0.003, 0.01, 0.03, 0.1)
"""Inverse penalties that are tried."""
ROUNDS, LEAVES, RATE, SMALLEST = 50, 5, 0.06, 15
"""Size of the boosting: rounds, leaves per tree, learning rate, crises per leaf."""
SHARE_CASES, SHARE_FEATURES = 0.7, 0.4
"""Share of cases per round and of features per split."""
_TRUSTED = {"assume_finite": True, "skip_parameter_validation": True}
NEVER = -20.0
"""Score of a class that no training case had."""


def _softmax(eta: Array) -> Array:
    raised = np.exp(eta - eta.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


@dataclass(frozen=True)
class Logit:
    """A fitted multinomial logit over scaled features: softmax(z weights' + bias)."""

    weights: Array
    bias: Array
    penalty: float

    def predict(self, z: Array) -> Array:
        """Give probabilities (n, classes)."""
        return _softmax(z @ self.weights.T + self.bias)


def fit_logit(training: Training) -> Logit:
    """Fit the logit with the penalty that does best on held-out folds of the training cases.

    Parameters
    ----------
    training : Training
        With `x` already scaled.
    """
    losses = [_held_out_loss(training, c) for c in PENALTIES]
    return refit_logit(training, PENALTIES[int(np.argmin(losses))])


def refit_logit(training: Training, penalty: float) -> Logit:
    """Fit the logit with a penalty that is given."""
    from sklearn import config_context
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=penalty, max_iter=2000, tol=1e-6)
    with config_context(**_TRUSTED):
        model.fit(training.x, training.y, sample_weight=training.weight)
    weights = np.zeros((training.classes, training.x.shape[1]))
    bias = np.full(training.classes, NEVER)
    if len(model.coef_) == 1:
        weights[model.classes_[1]] = model.coef_[0]
        bias[model.classes_] = (0.0, model.intercept_[0])
    else:
        weights[model.classes_] = model.coef_
        bias[model.classes_] = model.intercept_
    return Logit(weights, bias, penalty)


def _held_out_loss(training: Training, penalty: float) -> float:
    loss = 0.0
    for kept, held in training.folds(5):
        p = refit_logit(training.take(kept), penalty).predict(training.x[held])
        truth = training.y[held]
        loss -= float(np.log(np.maximum(p[np.arange(len(truth)), truth], 1e-3)).sum())
    return loss


@dataclass(frozen=True)
class Tree:
    """A binary tree in arrays; a leaf has feature -1 and holds its shrunk score."""

    feature: Whole
    threshold: Array
    left: Whole
    right: Whole
    score: Array

    def value(self, z: Array) -> Array:
        """Give the score of each case."""
        node = np.zeros(len(z), dtype=np.int64)
        while (at := np.flatnonzero(self.feature[node] >= 0)).size:
            here = node[at]
            below = z[at, self.feature[here]] <= self.threshold[here]
            node[at] = np.where(below, self.left[here], self.right[here])
        return self.score[node]


@dataclass(frozen=True)
class Boosting:
    """A fitted boosting as plain arrays, so that it can be kept as text.

    Attributes
    ----------
    start : array (classes,)
        Log prior of each class.
    trees : tuple of tuple of Tree
        Per class, in the order of the rounds.
    """

    start: Array
    trees: tuple[tuple[Tree, ...], ...]

    def predict(self, z: Array) -> Array:
        """Give probabilities (n, classes) for scaled features."""
        scores = [sum((t.value(z) for t in trees), np.zeros(len(z))) for trees in self.trees]
        return _softmax(self.start + np.array(scores).T)


def fit_boosting(training: Training, *, seed: int) -> Boosting:
    """Fit the boosting on scaled features; the same seed gives the same trees."""
    from sklearn import config_context
    from sklearn.ensemble import GradientBoostingClassifier

    model = GradientBoostingClassifier(
        n_estimators=ROUNDS,
        learning_rate=RATE,
        max_leaf_nodes=LEAVES,
        min_samples_leaf=round(SMALLEST * training.rows_per_crisis),
        subsample=SHARE_CASES,
        max_features=SHARE_FEATURES,
        random_state=seed,
    )
    with warnings.catch_warnings(), config_context(**_TRUSTED):
        warnings.simplefilter("ignore", RuntimeWarning)
        model.fit(training.x, training.y, sample_weight=training.weight)
    start = np.full(training.classes, NEVER)
    start[model.classes_] = np.log(np.maximum(model.init_.class_prior_, 1e-9))
    trees: list[tuple[Tree, ...]] = [() for _ in range(training.classes)]
    columns = model.classes_ if model.estimators_.shape[1] > 1 else model.classes_[1:]
    for k, label in enumerate(columns):
        trees[label] = tuple(_tree(estimator.tree_) for estimator in model.estimators_[:, k])
    return Boosting(start, tuple(trees))


def _tree(grown: Any) -> Tree:
    leaf = grown.children_left < 0
    return Tree(
        feature=np.where(leaf, -1, grown.feature).astype(np.int64),
        threshold=np.where(leaf, 0.0, grown.threshold),
        left=np.where(leaf, 0, grown.children_left).astype(np.int64),
        right=np.where(leaf, 0, grown.children_right).astype(np.int64),
        score=RATE * grown.value[:, 0, 0],
    )
