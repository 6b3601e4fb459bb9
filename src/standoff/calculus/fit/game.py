"""What a model is to the estimator: payoffs to be regressed on covariates, and a log-likelihood."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from standoff.calculus.fit.jets import Floats, Jet, Part, chained, exp, sqrt, value
from standoff.calculus.fit.links import Link, binary_start

__all__ = ["WEAK", "Errors", "Node", "TreeModel", "UtilityModel", "leverage"]

ROOT_2 = math.sqrt(2.0)
WEAK = 0.05
"""Standard deviation of a later chance below which the effects that run through it are weak."""


@dataclass(frozen=True, slots=True)
class Errors:
    """The stochastic part: link, kind (``agent`` or ``private``) and log-scale per player."""

    link: Link
    kind: str
    log_scales: tuple[Any, ...] = ()

    def cdf(self, z: Any) -> Any:
        """Give the probability of the second action at index z."""
        return self.link.cdf(z)

    def index(self, gain: Any, player: int, *, lottery: Sequence[Any] = ()) -> Any:
        """Standardise a player's expected gain from its second action.

        Agent error has variance 2 at every node. With private information each payoff carries its
        own error, so the variance is the sum of squares of the chances with which the payoffs are
        reached (Signorino 2003): `lottery`; none given, two certain payoffs are compared.
        """
        if self.kind == "agent" or not lottery:
            z = gain * (1.0 / ROOT_2)
        else:
            z = gain / sqrt(sum(w * w for w in lottery))
        if not self.log_scales:
            return z
        return z * exp(-1.0 * self.log_scales[min(player, len(self.log_scales)) - 1])


class UtilityModel(Protocol):
    """What `fit` asks of a model."""

    name: str
    payoffs: tuple[str, ...]
    owners: tuple[int, ...]
    outcomes: tuple[str, ...]
    identified: tuple[int, ...]
    links: tuple[str, ...]
    scaled: bool

    def outcome(self, columns: list[NDArray[Any]], levels: Sequence[Any] | None) -> Any:
        """Code the left-hand side."""

    def terms(self, utilities: list[Jet], y: Any, *, errors: Errors) -> Jet:
        """Give the log-likelihood of each observation."""

    def start(self, design: Any, theta: Floats, *, errors: Errors) -> Floats:
        """Give start values."""


@dataclass(frozen=True, slots=True)
class Node:
    """A binary choice: who moves, and which column of actions on the left-hand side says how."""

    name: str
    player: int
    action: int


@dataclass(frozen=True, slots=True)
class TreeModel:
    """A tree of binary choices whose payoffs are regressed on covariates.

    Parameters
    ----------
    payoffs, owners : tuple
        Labels of the payoffs that are estimated, and the player each belongs to.
    outcomes : tuple of str
        Ends of the tree, left to right.
    paths : tuple of tuple of int
        For each outcome and node: +1 second action, -1 first action, 0 not reached.
    latent : callable
        (utilities, errors) -> index of each node (the argument of the link).
    identified : tuple of int
        Players all of whose payoffs are estimated, so that no regressor may be in all of them.
    links : tuple of str
        Distributions of errors it can have, the default first.
    scaled : bool
        Whether every player's scale is estimated by default.
    sides : tuple of (outcomes,) arrays
        The columns of `paths`, one a node.
    """

    name: str
    payoffs: tuple[str, ...]
    owners: tuple[int, ...]
    outcomes: tuple[str, ...]
    nodes: tuple[Node, ...]
    paths: tuple[tuple[int, ...], ...]
    latent: Callable[[Sequence[Any], Errors], list[Any]]
    identified: tuple[int, ...] = (1,)
    links: tuple[str, ...] = ("probit", "logit")
    scaled: bool = False
    sides: tuple[Floats, ...] = field(init=False)

    def __post_init__(self) -> None:
        columns = np.array(self.paths, dtype=float).T
        object.__setattr__(self, "sides", tuple(np.ascontiguousarray(c) for c in columns))

    @property
    def players(self) -> int:
        """Give the number of players."""
        return max(self.owners)

    def terms(self, utilities: list[Jet], y: NDArray[np.int64], *, errors: Errors) -> Jet:
        """Give log P(outcome y) of each observation, with its derivatives in the utilities."""
        total: Jet | float = Jet(np.zeros(len(y)), {}, {})
        for node, z in enumerate(self.latent(utilities, errors)):
            side = self.sides[node][y]
            log_p, first, second = self._log_chances(side, value(z), errors.link)
            total = chained(z, log_p, f1=first, f2=second) + total
        assert isinstance(total, Jet)
        return total

    def _log_chances(self, side: Floats, z: Any, link: Link) -> tuple[Floats, Floats, Floats]:
        """Give log F(side z) with two derivatives in z, zero where the node is not reached."""
        if np.ndim(z) == 0:
            z = np.full(len(side), z)
        reached = np.flatnonzero(side)
        if 2 * len(reached) > len(side):
            log_p, first, second = link.log_cdf(side * z)
            there = side * side
            return log_p * there, first * side, second * there
        out = np.zeros((3, len(side)))
        log_p, first, second = link.log_cdf(side[reached] * z[reached])
        out[0, reached], out[1, reached], out[2, reached] = log_p, first * side[reached], second
        return out[0], out[1], out[2]

    def probabilities(self, utilities: Sequence[Any], errors: Errors) -> Floats:
        """Give P(outcome) (..., outcomes) at plain utilities."""
        indices = self.latent(utilities, errors)
        chosen = {(n, s): errors.cdf(s * z) for n, z in enumerate(indices) for s in (-1, 1)}
        columns = []
        for path in self.paths:
            reached: Part = 1.0
            for node, side in enumerate(path):
                reached = reached * chosen[node, side] if side else reached
            columns.append(reached)
        return np.stack(np.broadcast_arrays(*columns), axis=-1)

    def outcome(
        self, columns: list[NDArray[Any]], levels: Sequence[Any] | None
    ) -> NDArray[np.int64]:
        """Code one column of outcomes, or one column of 0/1 actions per player, as 0, 1, ...

        Raises
        ------
        ValueError
            If the columns do not say one outcome of this tree for every row.
        """
        if len(columns) == 1:
            return self._levels(columns[0], levels)
        if len(columns) != self.players:
            raise ValueError(
                f"{self.name} needs one column of outcomes or {self.players} of actions "
                f"on the left of ~, not {len(columns)}"
            )
        y = np.full(len(columns[0]), -1)
        for code, path in enumerate(self.paths):
            fits = np.ones(len(y), dtype=bool)
            for node, side in zip(self.nodes, path, strict=True):
                if side:
                    fits &= columns[node.action] == (side > 0)
            y[fits] = code
        if (y < 0).any():
            raise ValueError("the columns of actions on the left of ~ must hold 0 and 1")
        return y

    def _levels(self, column: NDArray[Any], levels: Sequence[Any] | None) -> NDArray[np.int64]:
        known = list(levels) if levels is not None else sorted(set(column.tolist()))
        if len(known) != len(self.outcomes):
            raise ValueError(
                f"{self.name} has {len(self.outcomes)} outcomes ({', '.join(self.outcomes)}); "
                f"the data have {len(known)}: {known[:6]}; every outcome must occur, and none other"
            )
        if levels is None and isinstance(known[0], str):
            raise ValueError("say the order of the outcomes with levels=(...), first to last")
        code = {level: i for i, level in enumerate(known)}
        coded = np.array([code.get(item, -1) for item in column.tolist()])
        if (coded < 0).any():
            raise ValueError(f"outcomes outside levels: {sorted(set(column[coded < 0].tolist()))}")
        return coded

    def start(self, design: Any, theta: Floats, *, errors: Errors) -> Floats:
        """Give statistical backwards induction: binary regressions from the last node to the first.

        The index of a node is linear in its mover's own payoffs, with weights that depend on later
        moves only (Bas, Signorino & Walker 2008).
        """
        theta = theta.copy()
        for node in reversed(range(len(self.nodes))):
            jets = design.jets(theta)
            own = [jet if self._moves(node, j) else value(jet) for j, jet in enumerate(jets)]
            z = self.latent(own, errors)[node]
            slopes = z.g if isinstance(z, Jet) else {}
            mine = sorted(slopes)
            side = self.sides[node][design.y]
            there = np.flatnonzero(side)
            if not mine or not len(there):
                continue
            pieces = [
                design.X[j][there] * np.broadcast_to(slopes[j], design.n)[there][:, None]
                for j in mine
            ]
            at = np.concatenate([np.arange(*design.span(j)) for j in mine])
            success = (side[there] > 0).astype(float)
            theta[at] = binary_start(np.hstack(pieces), success, link=errors.link)
        return theta

    def _moves(self, node: int, j: int) -> bool:
        """Say whether equation j is a payoff of the mover at a node."""
        return j < len(self.owners) and self.owners[j] == self.nodes[node].player


def leverage(model: Any, utilities: Sequence[Any], *, errors: Errors) -> dict[str, float]:
    """Give, for each node after the first, the SD over rows of its chance at plain utilities."""
    indices = model.latent(utilities, errors)[1:]
    later = zip(model.nodes[1:], indices, strict=True)
    return {node.name: float(np.std(np.asarray(errors.cdf(z)))) for node, z in later}
