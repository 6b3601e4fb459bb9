"""Games in strategic form, from arrays of payoffs or from a tree's reduced strategies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import ArrayLike

from standoff.calculus.solve.trees import Array, GameTree
from standoff.errors import UsageError

__all__ = ["StrategicForm", "bimatrix", "strategic_form"]

MOST_PROFILES = 20_000
"""Most combinations of pure strategies that are laid out."""

Choice = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class StrategicForm:
    """A game in strategic form.

    Attributes
    ----------
    title : str
    players : tuple of str
    strategies : tuple of tuple of str
        Names of each player's pure strategies.
    payoffs : array (players, strategies of player 1, strategies of player 2, ...)
    """

    title: str
    players: tuple[str, ...]
    strategies: tuple[tuple[str, ...], ...]
    payoffs: Array


def bimatrix(row: ArrayLike, column: ArrayLike, *, title: str = "") -> StrategicForm:
    """Make a two-player game from the payoffs (m, n) of the row and of the column player.

    Raises
    ------
    UsageError
        If the two are not matrices of one shape with finite payoffs.
    """
    tables = [np.asarray(table, dtype=float) for table in (row, column)]
    if tables[0].ndim != 2 or tables[0].shape != tables[1].shape or not tables[0].size:
        shapes = " and ".join(str(table.shape) for table in tables)
        raise UsageError(f"a bimatrix game needs two matrices of one shape, not {shapes}")
    if not all(np.isfinite(table).all() for table in tables):
        raise UsageError("payoffs must be finite numbers")
    names = tuple(tuple(str(i + 1) for i in range(size)) for size in tables[0].shape)
    return StrategicForm(title, ("row", "column"), names, np.stack(tables))


def strategic_form(tree: GameTree) -> StrategicForm:
    """Lay out a tree in reduced strategic form.

    A strategy says what to do at those of a player's information sets that its own earlier moves
    leave within reach; its name joins the actions.

    Raises
    ------
    UsageError
        If there are more than 20,000 combinations of strategies.
    """
    plans = [list(_plans(tree, player)) for player in range(len(tree.players))]
    shape = tuple(len(mine) for mine in plans)
    if np.prod(np.array(shape, dtype=float)) > MOST_PROFILES:
        raise UsageError(
            f"{' x '.join(map(str, shape))} combinations of strategies are too many to lay out: "
            "solve the tree itself by backward_induction or logit_qre"
        )
    profiles = np.zeros((*shape, tree.starts[-1]))
    for place in product(*(range(size) for size in shape)):
        for player, i in enumerate(place):
            for information, action in plans[player][i]:
                profiles[(*place, tree.starts[information] + action)] = 1.0
    values = np.moveaxis(tree.values(profiles)[..., 0, :], -1, 0)
    names = tuple(tuple(_name(tree, plan) for plan in mine) for mine in plans)
    return StrategicForm(tree.title, tree.players, names, np.asarray(values, dtype=float))


def _plans(tree: GameTree, player: int, made: Choice = ()) -> Iterator[Choice]:
    """Give a player's reduced strategies as (information set, action) pairs."""
    open_ = _next_open(tree, player, dict(made))
    if open_ is None:
        yield made
        return
    for action in range(len(tree.information[open_].actions)):
        yield from _plans(tree, player, (*made, (open_, action)))


def _next_open(tree: GameTree, player: int, made: dict[int, int]) -> int | None:
    """Give the first information set within reach at which the player has not chosen."""
    found = set()
    stack = [0]
    while stack:
        spot = tree.spots[stack.pop()]
        if spot.player != player:
            stack += spot.children
        elif spot.information in made:
            stack.append(spot.children[made[spot.information]])
        else:
            found.add(spot.information)
    return min(found, default=None)


def _name(tree: GameTree, plan: Sequence[tuple[int, int]]) -> str:
    return " ".join(tree.information[h].actions[action] for h, action in sorted(plan)) or "-"
