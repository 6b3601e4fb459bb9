"""Rules that say whether payoffs can be estimated at all (Lewis & Schultz 2003; Signorino 2003)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np

from standoff.calculus.fit.design import Design
from standoff.errors import NotIdentified

__all__ = ["cautions_of", "check"]


def check(model: Any, design: Design) -> None:
    """Refuse a specification without a unique estimate.

    Raises
    ------
    NotIdentified
        If a regressor is in all payoffs of one player, a payoff's regressors are collinear, or an
        outcome of the model never occurs.
    """
    if design.fixed.all():
        raise NotIdentified(
            f"{model.name}: every payoff is zero or fixed, so there is nothing to estimate"
        )
    for player in model.identified:
        mine = [j for j, owner in enumerate(model.owners) if owner == player]
        shared = set.intersection(*(_terms(design, j) for j in mine))
        if shared and all(design.free[j] for j in mine):
            raise NotIdentified(
                f"{sorted(shared)[0]} is in all payoffs of player {player}, which leaves only "
                "their differences: take it out of one of them (a part '0' has no constant)"
            )
    for j, X in enumerate(design.X):
        if X.shape[1] and _rank(X) < X.shape[1] and design.free[j]:
            raise NotIdentified(
                f"the regressors of {design.equations[j]} are collinear or do not vary: "
                f"{', '.join(sorted(_terms(design, j)))}; drop one"
            )
    counts = np.bincount(design.y, minlength=len(model.outcomes)) if model.outcomes else None
    if counts is not None and not counts.all():
        absent = [o for o, count in zip(model.outcomes, counts, strict=True) if not count]
        raise NotIdentified(f"no row ends in {', '.join(absent)}: {model.name} needs all outcomes")


def cautions_of(model: Any, design: Design) -> Iterator[str]:
    """Say where identification rests on the functional form alone."""
    players = sorted(set(model.owners))
    for early, late in pairwise(players):
        own = _of_player(model, design, early)
        others = set().union(*(_of_player(model, design, p) for p in players if p >= late))
        if others and others <= own:
            yield (
                f"every regressor of the players after player {early} is also in player {early}'s "
                "payoffs, so the effects are told apart by functional form alone"
            )
            return


def _terms(design: Design, j: int) -> set[str]:
    return {name.split(":", 1)[1] for name in design.names[design.parts[j]]}


def _of_player(model: Any, design: Design, player: int) -> set[str]:
    own: set[str] = set()
    for j, owner in enumerate(model.owners):
        if owner == player:
            own |= _terms(design, j)
    return own - {"Intercept"}


def _rank(X: Any) -> int:
    """Give the rank of the regressors, by their scaled cross-products."""
    products = X.T @ X
    scale = np.sqrt(np.diag(products))
    if not scale.all():
        return 0
    return int((np.linalg.eigvalsh(products / (scale[:, None] * scale)) > 1e-12).sum())
