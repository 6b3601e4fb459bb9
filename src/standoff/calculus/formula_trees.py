"""Trees whose payoffs are formulas over covariates: drawn, solved row by row, and estimated.

The node-by-node log-likelihood is that of Signorino (1999, 2003) for any tree of binary choices.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from standoff.calculus.fit.design import columns_of
from standoff.calculus.fit.formulas import matrix, names_in, parse
from standoff.calculus.fit.game import ROOT_2, Errors, Node, TreeModel
from standoff.calculus.solve.qre import QuantalResponse, logit_qre
from standoff.calculus.solve.trees import Branching, End, GameTree, game_tree
from standoff.errors import NotIdentified, UsageError

__all__ = ["FormulaTree", "formula_tree"]

Payoff = float | str


@dataclass(frozen=True, slots=True)
class _Leaf:
    """An end in its place: label, payoffs, and the (node, action) pairs that lead to it."""

    label: str
    payoffs: tuple[Payoff, ...]
    path: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class FormulaTree:
    """A game in extensive form whose payoffs are numbers or formulas over covariates.

    Attributes
    ----------
    title : str
    players : tuple of str
    root : Branching
        What `move`, `chance` and `end` make; a payoff is a number or one part of a formula, such
        as ``"x + log(z) - 1"``.
    movers : tuple of Branching
        The moves, parents first.
    leaves : tuple
        The ends, left to right.
    """

    title: str
    players: tuple[str, ...]
    root: Branching
    movers: tuple[Branching, ...] = field(init=False)
    leaves: tuple[_Leaf, ...] = field(init=False)

    def __post_init__(self) -> None:
        movers: list[Branching] = []
        object.__setattr__(self, "leaves", tuple(_leaves(self.root, movers)))
        object.__setattr__(self, "movers", tuple(movers))

    @property
    def drawn(self) -> GameTree:
        """Give the tree for `draw_text` and `draw_svg`, the formulas written at its ends."""
        return game_tree(self.title, self.players, root=_lettered(self.root))

    def formula_of(self, leaf: int, player: int) -> str:
        """Give the label of a payoff in the names of coefficients: ``player(end)``."""
        return f"{self.players[player]}({self.leaves[leaf].label})"

    def at(self, row: Mapping[str, Any], coefficients: Mapping[str, float]) -> GameTree:
        """Give the game of one row: every formula a number.

        Parameters
        ----------
        row : mapping of str to number or text
            Text columns must be given as the indicators that estimation made of them.
        coefficients : mapping of str to float
            By the names of an estimate, ``player(end):regressor``.

        Raises
        ------
        UsageError
            If a covariate or a coefficient is missing.
        """
        columns = {name: np.asarray([value]) for name, value in row.items()}
        values: dict[int, tuple[float, ...]] = {}
        for i, leaf in enumerate(self.leaves):
            values[i] = tuple(
                self._number(i, player, columns=columns, coefficients=coefficients)
                for player in range(len(leaf.payoffs))
            )
        return game_tree(self.title, self.players, root=_filled(self.root, values))

    def _number(
        self, i: int, player: int, *, columns: Mapping[str, Any], coefficients: Mapping[str, float]
    ) -> float:
        payoff = self.leaves[i].payoffs[player]
        if not isinstance(payoff, str):
            return payoff
        names, X = matrix(parse(f"~ {payoff}").parts[0], columns or {"": np.zeros(1)})
        label = self.formula_of(i, player)
        absent = [name for name in names if f"{label}:{name}" not in coefficients]
        if absent:
            raise UsageError(f"no coefficient {label}:{absent[0]}: give it a number")
        return float(
            sum(coefficients[f"{label}:{n}"] * x for n, x in zip(names, X[0], strict=True))
        )

    def solve(
        self, data: Any, coefficients: Mapping[str, float], *, lam: float = 1.0 / ROOT_2
    ) -> tuple[QuantalResponse, ...]:
        """Solve the game of every row of a panel by logit agent QRE.

        Parameters
        ----------
        data : frame or mapping of columns
        coefficients : mapping of str to float
        lam : float
            Precision; 1 / sqrt 2 is the scale of the logit estimates.

        Raises
        ------
        UsageError
            If a covariate or a coefficient is missing.
        """
        columns = columns_of(data, only=self.covariates) if self.covariates else columns_of(data)
        rows = len(next(iter(columns.values()), ()))
        return tuple(
            logit_qre(self.at({n: c[i] for n, c in columns.items()}, coefficients), lam)
            for i in range(rows)
        )

    @property
    def covariates(self) -> frozenset[str]:
        """Give the columns that the formulas read."""
        texts = [p for leaf in self.leaves for p in leaf.payoffs if isinstance(p, str)]
        return frozenset().union(*(names_in(parse(f"~ {text}")) for text in texts))

    @property
    def model(self) -> TreeModel:
        """Give the tree as a model for `fit`.

        Raises
        ------
        UsageError
            If a move has not two actions, or is chance's, or its mover does not know where it is.
        NotIdentified
            If a payoff is a formula at an end that its player does not move before.
        """
        self._estimable()
        kept = [(i, p) for i, p in self._payoffs() if self.leaves[i].payoffs[p] != 0.0]
        owners = tuple(player + 1 for _, player in kept)
        place = {pair: j for j, pair in enumerate(kept)}
        normalised = {player for i, player in self._payoffs() if (i, player) not in place}
        normalised |= {p for i, p in kept if not isinstance(self.leaves[i].payoffs[p], str)}
        order = [self.players.index(str(node.player)) for node in self.movers]

        def latent(u: Sequence[Any], errors: Errors) -> list[Any]:
            return _latent(self, [u[j] for j in range(len(kept))], place, errors=errors)

        return TreeModel(
            name=self.title,
            payoffs=tuple(self.formula_of(*pair) for pair in kept),
            owners=owners,
            outcomes=tuple(leaf.label for leaf in self.leaves),
            nodes=tuple(
                Node(node.information, player + 1, player)
                for node, player in zip(self.movers, order, strict=True)
            ),
            paths=tuple(_signs(leaf, len(self.movers)) for leaf in self.leaves),
            latent=latent,
            identified=tuple(p + 1 for p in sorted(set(order) - normalised)),
        )

    def formulas(self, outcome: str) -> str:
        """Give the formula for `fit`: the outcome, or the actions joined by +, then the payoffs."""
        kept = [self.leaves[i].payoffs[p] for i, p in self._payoffs()]
        parts = [p if isinstance(p, str) else "1" for p in kept if p != 0.0]
        return f"{outcome} ~ " + " | ".join(parts)

    @property
    def fixed(self) -> dict[str, float]:
        """Give the payoffs that are numbers other than zero, for the option of that name."""
        pairs = [(pair, self.leaves[pair[0]].payoffs[pair[1]]) for pair in self._payoffs()]
        return {self.formula_of(*pair): p for pair, p in pairs if not isinstance(p, str) and p}

    def _payoffs(self) -> list[tuple[int, int]]:
        """Give (end, player) of the payoffs that matter: the player moves before the end."""
        return [
            (i, player)
            for player in range(len(self.players))
            for i, leaf in enumerate(self.leaves)
            if any(self.movers[node].player == self.players[player] for node, _ in leaf.path)
        ]

    def _estimable(self) -> None:
        seen: set[tuple[str | None, str]] = set()
        for node in self.movers:
            if node.player is None or len(node.children) != 2:
                raise UsageError(f"{node.information!r}: fit needs moves of two actions, no chance")
            if (node.player, node.information) in seen:
                raise UsageError(f"{node.information!r}: fit needs movers who know where they are")
            seen.add((node.player, node.information))
        before = set(self._payoffs())
        for i, leaf in enumerate(self.leaves):
            for player, payoff in enumerate(leaf.payoffs):
                if isinstance(payoff, str) and (i, player) not in before:
                    raise NotIdentified(
                        f"{self.formula_of(i, player)} does not affect any choice: "
                        f"{self.players[player]} does not move before that end; give it a number"
                    )


def formula_tree(title: str, players: Sequence[str], *, root: Branching) -> FormulaTree:
    """Make a tree whose payoffs are numbers or formulas over covariates.

    Raises
    ------
    UsageError
        As `game_tree`, or if a formula cannot be read or two ends have one label.
    """
    made = FormulaTree(title, tuple(players), root)
    game_tree(title, players, root=_filled(root, {i: (0.0,) * len(leaf.payoffs) for i, leaf in
                                                  enumerate(made.leaves)}))  # fmt: skip
    labels = [leaf.label for leaf in made.leaves]
    twice = next((label for label in labels if labels.count(label) > 1), None)
    if twice is not None:
        raise UsageError(f"two ends are labelled {twice!r}: give each a label of its own")
    for leaf in made.leaves:
        for payoff in leaf.payoffs:
            if isinstance(payoff, str):
                parse(f"~ {payoff}")
    return made


def _leaves(
    node: Branching | End,
    movers: list[Branching],
    path: tuple[tuple[int, int], ...] = (),
    names: tuple[str, ...] = (),
) -> Iterator[_Leaf]:
    if isinstance(node, End):
        yield _Leaf(node.label or ".".join(names), node.payoffs, path)
        return
    here = len(movers)
    movers.append(node)
    for action, (name, _, child) in enumerate(node.children):
        yield from _leaves(child, movers, (*path, (here, action)), (*names, name))


def _filled(root: Branching | End, values: Mapping[int, tuple[float, ...]]) -> Branching | End:
    """Put numbers at the ends, left to right."""
    places = iter(sorted(values))

    def visit(node: Branching | End) -> Branching | End:
        if isinstance(node, End):
            return replace(node, payoffs=values[next(places)])
        made = tuple((name, p, visit(child)) for name, p, child in node.children)
        return replace(node, children=made)

    return visit(root)


def _lettered(node: Branching | End) -> Branching | End:
    """Write payoffs into the labels of the ends."""
    if isinstance(node, End):
        said = ", ".join(p if isinstance(p, str) else f"{p:g}" for p in node.payoffs)
        return End((), f"{node.label} ({said})".strip())
    return replace(node, children=tuple((n, p, _lettered(c)) for n, p, c in node.children))


def _signs(leaf: _Leaf, nodes: int) -> tuple[int, ...]:
    signs = [0] * nodes
    for node, action in leaf.path:
        signs[node] = 1 if action else -1
    return tuple(signs)


def _latent(
    tree: FormulaTree, u: Sequence[Any], place: Mapping[tuple[int, int], int], *, errors: Errors
) -> list[Any]:
    """Give the index of each move, from the last to the first.

    A mover compares its expected payoffs; with private information their errors weigh by the
    chances of the ends, so that the variance is the sum of squares of these chances.
    """
    indices: list[Any] = [0.0] * len(tree.movers)
    ends = iter(range(len(tree.leaves)))
    places = iter(range(len(tree.movers)))

    def visit(node: Branching | End) -> list[tuple[int, Any]]:
        """Give the ends below a node with the chance of each."""
        if isinstance(node, End):
            return [(next(ends), 1.0)]
        here = next(places)
        first, second = (visit(child) for _, _, child in node.children)
        player = tree.players.index(str(node.player))
        gain = _worth(second, player) - _worth(first, player)
        chances = tuple(p for _, p in (*first, *second))
        indices[here] = errors.index(gain, player + 1, lottery=chances)
        p = errors.cdf(indices[here])
        return [(i, (1.0 - p) * q) for i, q in first] + [(i, p * q) for i, q in second]

    def _worth(below: list[tuple[int, Any]], player: int) -> Any:
        return sum(p * u[place[i, player]] for i, p in below if (i, player) in place)

    visit(tree.root)
    return indices
