"""Extensive-form games as data: moves, information, chance and payoffs (Kuhn 1953)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from standoff.errors import UsageError

__all__ = ["GameTree", "InformationSet", "Spot", "chance", "end", "game_tree", "move"]

Array = NDArray[np.float64]
MOST_PLAYERS = 12


@dataclass(frozen=True, slots=True)
class End:
    """An end of the game, before it is placed in a tree; a payoff is a number or a formula."""

    payoffs: tuple[Any, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Branching:
    """A move or a chance node, before it is placed in a tree."""

    player: str | None
    information: str
    children: tuple[tuple[str, float, Branching | End], ...]
    payoffs: tuple[float, ...] = ()


def end(*payoffs: float | str, label: str = "") -> End:
    """Make an end with a payoff per player: a number, or a formula for `formula_tree`."""
    return End(tuple(p if isinstance(p, str) else float(p) for p in payoffs), label)


def move(player: str, information: str, **actions: Branching | End) -> Branching:
    """Make a move of a player; moves with the same `information` cannot be told apart."""
    return Branching(player, information, tuple((a, 0.0, child) for a, child in actions.items()))


def chance(name: str, branches: Mapping[str, tuple[float, Branching | End]]) -> Branching:
    """Make a chance node from label -> (probability, what follows)."""
    parts = tuple((label, float(p), child) for label, (p, child) in branches.items())
    return Branching(None, name, parts)


@dataclass(frozen=True, slots=True)
class InformationSet:
    """Nodes a player cannot tell apart: player, label, actions, and the nodes' places."""

    player: int
    label: str
    actions: tuple[str, ...]
    spots: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A node in a tree.

    Parameters
    ----------
    player : int
        Who moves; -1 chance, -2 an end.
    information : int
        Place of its information set, -1 if none.
    actions : tuple of str
    chances : tuple of float
        Of a chance node.
    children : tuple of int
        Places of the nodes that follow, in the order of the actions.
    payoffs : tuple of float
        Paid to each player when the node is reached; empty if none.
    label : str
    """

    player: int
    information: int
    actions: tuple[str, ...]
    chances: tuple[float, ...]
    children: tuple[int, ...]
    payoffs: tuple[float, ...]
    label: str


@dataclass(frozen=True, slots=True)
class GameTree:
    """A finite game in extensive form; nodes stand in the order of a walk, parents first.

    A behaviour profile is a flat array (..., actions): player by player, information set by
    information set, action by action.
    """

    title: str
    players: tuple[str, ...]
    spots: tuple[Spot, ...]
    information: tuple[InformationSet, ...]
    starts: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        sizes = [len(h.actions) for h in self.information]
        object.__setattr__(self, "starts", tuple(accumulate([0, *sizes])))

    @property
    def slices(self) -> tuple[slice, ...]:
        """Give where each information set's actions stand in a flat profile."""
        return tuple(slice(a, b) for a, b in pairwise(self.starts))

    @property
    def perfect(self) -> bool:
        """Say whether every mover knows where it is."""
        return all(len(h.spots) == 1 for h in self.information)

    def values(self, profile: NDArray[Any]) -> NDArray[Any]:
        """Give the expected payoff (..., nodes, players) from each node on, real or complex."""
        shape = (*profile.shape[:-1], len(self.spots), len(self.players))
        made = np.zeros(shape, dtype=profile.dtype)
        for i in range(len(self.spots) - 1, -1, -1):
            spot = self.spots[i]
            for action, child in enumerate(spot.children):
                p = self._chance(profile, spot, action=action)
                made[..., i, :] += np.asarray(p)[..., None] * made[..., child, :]
            if spot.payoffs:
                made[..., i, :] += np.array(spot.payoffs)
        return made

    def induced(self, choose: Callable[[Spot, Array], Array]) -> Array:
        """Give the payoff (nodes, players) from each node on, choices made from the ends back.

        Parameters
        ----------
        choose : callable
            Takes a mover's node and the mover's payoff (actions,) after each of its actions; gives
            the probability (actions,) of each.
        """
        values = np.zeros((len(self.spots), len(self.players)))
        for i in range(len(self.spots) - 1, -1, -1):
            spot = self.spots[i]
            after = values[list(spot.children)]
            if spot.player == -1:
                values[i] = np.array(spot.chances) @ after
            elif spot.player >= 0:
                values[i] = choose(spot, after[:, spot.player]) @ after
            if spot.payoffs:
                values[i] += spot.payoffs
        return values

    def reach(self, profile: NDArray[Any]) -> NDArray[Any]:
        """Give the probability (..., nodes) of reaching each node."""
        made = np.zeros((*profile.shape[:-1], len(self.spots)), dtype=profile.dtype)
        made[..., 0] = 1.0
        for i, spot in enumerate(self.spots):
            for action, child in enumerate(spot.children):
                made[..., child] = made[..., i] * self._chance(profile, spot, action=action)
        return made

    def action_values(self, profile: NDArray[Any]) -> NDArray[Any]:
        """Give each action's expected payoff (..., actions) to its mover, given it can be taken.

        Nodes of an information set are weighted by the probability of reaching them.
        """
        values, reach = self.values(profile), self.reach(profile)
        made = np.zeros_like(profile)
        for h, part in zip(self.information, self.slices, strict=True):
            spots = list(h.spots)
            weight = reach[..., spots] / reach[..., spots].sum(axis=-1, keepdims=True)
            for action in range(len(h.actions)):
                after = [self.spots[i].children[action] for i in spots]
                gain = values[..., after, h.player]
                made[..., part.start + action] = (weight * gain).sum(axis=-1)
        return made

    def uniform(self) -> Array:
        """Give the profile that takes every action of an information set alike."""
        parts = [np.full(len(h.actions), 1.0 / len(h.actions)) for h in self.information]
        return np.concatenate(parts)

    def named(self, profile: Array) -> dict[tuple[str, str, str], float]:
        """Give (player, information set, action) -> probability of a flat profile."""
        said = {}
        for h, part in zip(self.information, self.slices, strict=True):
            for action, p in zip(h.actions, profile[part], strict=True):
                said[self.players[h.player], h.label, action] = float(p)
        return said

    def _chance(self, profile: NDArray[Any], spot: Spot, *, action: int) -> object:
        if spot.player < 0:
            return spot.chances[action]
        return profile[..., self.starts[spot.information] + action]


def game_tree(title: str, players: Sequence[str], *, root: Branching | End) -> GameTree:
    """Place moves, chance and ends in a tree.

    Raises
    ------
    UsageError
        If there are more than 12 players, a mover is unknown, payoffs do not fit the players,
        chances do not sum to one, or one information set holds different actions.
    """
    if not 0 < len(players) <= MOST_PLAYERS:
        raise UsageError(f"a game has 1 to {MOST_PLAYERS} players, not {len(players)}")
    raw = list(_walk(root))
    sets: dict[tuple[int, str], list[int]] = {}
    for i, (node, _) in enumerate(raw):
        _check(node, players)
        if isinstance(node, Branching) and node.player is not None:
            sets.setdefault((players.index(node.player), node.information), []).append(i)
    order = sorted(sets, key=lambda key: key[0])
    information = tuple(_information(raw, key, spots=sets[key]) for key in order)
    place = {i: n for n, key in enumerate(order) for i in sets[key]}
    made = [
        _spot(*item, players=players, information=place.get(i, -1)) for i, item in enumerate(raw)
    ]
    return GameTree(title, tuple(players), tuple(made), information)


def _walk(root: Branching | End) -> Iterator[tuple[Branching | End, tuple[int, ...]]]:
    """Give nodes, parents first, with the places of their children."""
    nodes: list[Branching | End] = []
    children: list[tuple[int, ...]] = []

    def visit(node: Branching | End) -> int:
        here = len(nodes)
        nodes.append(node)
        children.append(())
        if isinstance(node, Branching):
            children[here] = tuple(visit(child) for _, _, child in node.children)
        return here

    visit(root)
    return iter(list(zip(nodes, children, strict=True)))


def _check(node: Branching | End, players: Sequence[str]) -> None:
    if node.payoffs and len(node.payoffs) != len(players):
        raise UsageError(f"{len(node.payoffs)} payoffs for {len(players)} players: {node.payoffs}")
    texts = [p for p in node.payoffs if isinstance(p, str)]
    if texts:
        raise UsageError(f"the payoff {texts[0]!r} is a formula: make the tree by formula_tree")
    if isinstance(node, End):
        return
    if not node.children:
        raise UsageError(f"{node.information!r} has no actions")
    if node.player is None and abs(sum(p for _, p, _ in node.children) - 1.0) > 1e-9:
        raise UsageError(f"the chances of {node.information!r} do not sum to one")
    if node.player is not None and node.player not in players:
        raise UsageError(f"{node.player!r} moves but is no player: {', '.join(players)}")


def _information(
    raw: list[tuple[Branching | End, tuple[int, ...]]], key: tuple[int, str], *, spots: list[int]
) -> InformationSet:
    actions = {tuple(a for a, _, _ in raw[i][0].children) for i in spots}  # type: ignore[union-attr]
    if len(actions) > 1:
        raise UsageError(f"nodes of {key[1]!r} have different actions, so they can be told apart")
    return InformationSet(key[0], key[1], actions.pop(), tuple(spots))


def _spot(
    node: Branching | End,
    children: tuple[int, ...],
    *,
    players: Sequence[str],
    information: int,
) -> Spot:
    if isinstance(node, End):
        return Spot(-2, -1, (), (), (), node.payoffs, node.label)
    player = -1 if node.player is None else players.index(node.player)
    actions = tuple(a for a, _, _ in node.children)
    chances = tuple(p for _, p, _ in node.children) if player < 0 else ()
    return Spot(player, information, actions, chances, children, node.payoffs, node.information)
