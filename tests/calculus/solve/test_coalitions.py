"""Backward induction over support sets against a plain recursion."""

from __future__ import annotations

import numpy as np
import pytest

from standoff.calculus.solve.coalitions import choice, expit, fold, fold_subsets, reach


def plain(features: np.ndarray, utilities: np.ndarray, lam: float, j: int, sets: tuple[int, ...]):
    """Solve one draw by recursion: ally j chooses, knowing `sets`."""
    n = len(utilities)
    if j == n:
        at = tuple(reversed(sets))
        return features[(slice(None), *at)], utilities[(slice(None), *at)]
    after = [
        plain(features, utilities, lam, j + 1, (*sets, level))
        for level in range(utilities.shape[1])
    ]
    weight = np.exp([lam * u[j] for _, u in after])
    weight /= weight.sum()
    return (
        sum(w * f for w, (f, _) in zip(weight, after, strict=True)),
        sum(w * u for w, (_, u) in zip(weight, after, strict=True)),
    )


@pytest.mark.parametrize(("n", "levels"), [(1, 2), (3, 2), (2, 4), (3, 3)])
def test_fold_is_the_recursion(n: int, levels: int) -> None:
    rng = np.random.default_rng(n)
    shape = (levels,) * n + (2,)
    features, utilities = rng.normal(size=(2, *shape)), rng.normal(size=(n, *shape))
    lam = np.array([0.5, 2.0])
    folded = fold(features, utilities, lam=lam)
    for d in range(2):
        expected, _ = plain(features[..., d], utilities[..., d], float(lam[d]), 0, ())
        assert folded.root[:, d] == pytest.approx(expected)
    chance = reach(folded.support)
    assert chance.sum(axis=0) == pytest.approx([1.0, 1.0])
    assert np.einsum("sd,fsd->fd", chance, features.reshape(2, -1, 2)) == pytest.approx(folded.root)


@pytest.mark.parametrize("levels", [2, 3])
def test_subsets_are_the_games_with_the_absent_fixed_at_none(levels: int) -> None:
    rng = np.random.default_rng(7)
    shape = (levels,) * 3 + (4,)
    features, utilities = rng.normal(size=(2, *shape)), rng.normal(size=(3, *shape))
    lam = np.full(4, 1.5)
    roots = fold_subsets(features, utilities, lam=lam, patrons=2)
    for subset in range(4):
        at = [slice(None)] * 4
        for j in range(2):
            if not subset >> j & 1:
                at[2 - j] = 0
        kept = [j for j in range(3) if j == 2 or subset >> j & 1]
        alone = fold(features[:, *at], utilities[kept][:, *at], lam=lam)
        assert roots[:, subset] == pytest.approx(alone.root)


def test_nobody_to_choose() -> None:
    features = np.array([[3.0, 4.0]])
    assert fold(features, np.zeros((0, 2)), lam=np.ones(2)).root.tolist() == [[3.0, 4.0]]
    assert reach(()).tolist() == [[1.0]]


def test_choices_are_logit() -> None:
    assert expit(np.array([0.0]))[0] == 0.5
    two = choice(np.array([[0.0], [1.0]]))
    three = choice(np.array([[0.0], [1.0], [-800.0]]))
    assert two[:, 0] == pytest.approx([1 / (1 + np.e), np.e / (1 + np.e)])
    assert three[:2, 0] == pytest.approx(two[:, 0])
