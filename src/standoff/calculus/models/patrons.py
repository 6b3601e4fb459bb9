"""Extended immediate deterrence with N patrons: who stands by the target, and does it hold?

The tree is Huth's (1988) crisis with an attacker, a protege and its defenders; errors are those
of Signorino's (1999) strategic probit with logit agents (McKelvey & Palfrey 1998)::

    C ── keep ─────────────────────────────────────── status quo
    └── threaten ── T ── concede ──────────────────── concession
                    └── resist ── P_1 .. P_N (, partners of C): a level of support each -> S
                                  └── C, seeing S ── back down ── back-down (the standoff holds)
                                                  └── use force ─ force by coalition S

Contest: p(S) = A^m / (A^m + D^m), A = k_C + sum r_j k_j over C's partners in S, D = k_T +
sum r_i k_i over T's patrons in S, each times the aid of its level.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from standoff.calculus.models.patrons_game import (
    BINARY,
    EXACT_SETS,
    ORDERED,
    Allies,
    Level,
    MeanField,
    PatronsGame,
)
from standoff.calculus.models.patrons_leaves import leaves
from standoff.calculus.solve.coalitions import expit, fold, fold_subsets, reach
from standoff.calculus.solve.coalitions_fixed_point import fixed_point
from standoff.errors import UsageError

__all__ = [
    "BINARY",
    "EXACT_SETS",
    "ORDERED",
    "OUTCOMES",
    "TIMINGS",
    "Allies",
    "Level",
    "MeanField",
    "PatronsGame",
    "Solution",
    "held_chances",
    "outcome_chances",
    "solve",
    "subset_chances",
]

Array = NDArray[np.float64]

OUTCOMES = ("status quo", "concession", "back-down", "force")
TIMINGS = ("sequential", "simultaneous")
BLOCK = 1 << 13
"""Support sets times draws solved at once, so that a block stays in the processor's cache."""


@dataclass(frozen=True, slots=True)
class Solution:
    """The logit equilibrium of every draw.

    Attributes
    ----------
    threaten, resist : array (draws,)
    support : tuple of array
        Ally j's probabilities of each level: (L, L**j, draws) after each history of its
        predecessors when sequential, (L, 1, draws) when simultaneous.
    force_given : array (L**N, draws)
        P(force | support set).
    reached : array (L**N, draws)
        P(support set | the target resists).
    residual : array (draws,)
        Largest fixed-point error; 0 where the solution is closed-form.
    equilibria : array of int (draws,)
    unique : array of bool (draws,)
    crowd : array (L**N, draws) or None
        The share of the mean-field patrons who support at each set.
    """

    threaten: Array
    resist: Array
    support: tuple[Array, ...]
    force_given: Array
    reached: Array
    residual: Array
    equilibria: NDArray[np.int64]
    unique: NDArray[np.bool_]
    crowd: Array | None = None

    @property
    def outcomes(self) -> Array:
        """Give the probabilities of `OUTCOMES`, (4, draws)."""
        force = (self.reached * self.force_given).sum(axis=0)
        return outcome_chances(self.threaten, self.resist, force=force)

    @property
    def supports(self) -> Array:
        """Give P(ally j gives at least the first level above none | T resists), (N, draws)."""
        levels = len(self.support[0]) if self.support else 2
        digits = np.arange(len(self.reached))[:, None] // levels ** np.arange(len(self.support))
        return np.asarray((digits % levels > 0).astype(float).T @ self.reached)

    @property
    def coalitions(self) -> Array:
        """Give P(force is used and exactly this set supports), (L**N, draws)."""
        return np.asarray(self.threaten * self.resist * self.reached * self.force_given)


def outcome_chances(threaten: Array, resist: Array, *, force: Array) -> Array:
    """Chain the three moves into the probabilities of `OUTCOMES` along a new first axis."""
    met = threaten * resist
    return np.stack((1.0 - threaten, threaten * (1.0 - resist), met * (1.0 - force), met * force))


def solve(game: PatronsGame, *, timing: str = "sequential", count: bool = True) -> Solution:
    """Solve every draw of the game for its agent logit QRE.

    Parameters
    ----------
    game : PatronsGame
    timing : {"sequential", "simultaneous"}
        Whether each ally sees its predecessors' support (unique, closed form) or all choose at
        once (fixed point, principal branch, number of equilibria counted).
    count : bool
        Whether further simultaneous equilibria are sought where one is not proved unique; without
        it the solution from even odds is taken, which is the only one where there is one.

    Raises
    ------
    UsageError
        For a timing nobody knows.
    """
    solver = _solver(timing, count)
    parts = [solver(game.block(rows)) for rows in _blocks(game)]
    return parts[0] if len(parts) == 1 else _joined(parts)


def _solver(timing: str, count: bool = True) -> Callable[[PatronsGame], Solution]:
    solvers: dict[str, Callable[[PatronsGame], Solution]] = {
        "sequential": _sequential,
        "simultaneous": partial(_simultaneous, count=count),
    }
    if timing not in solvers:
        raise UsageError(f"timing must be one of {', '.join(TIMINGS)}, not {timing!r}")
    return solvers[timing]


def _blocks(game: PatronsGame) -> list[slice]:
    size = max(16, BLOCK // len(game.levels) ** game.n)
    return [slice(start, start + size) for start in range(0, game.draws, size)]


def _joined(parts: list[Solution]) -> Solution:
    def join(name: str) -> Any:
        pieces = [getattr(part, name) for part in parts]
        if name == "support":
            return tuple(np.concatenate(x, axis=-1) for x in zip(*pieces, strict=True))
        return None if pieces[0] is None else np.concatenate(pieces, axis=-1)

    return Solution(**{f.name: join(f.name) for f in fields(Solution)})


def _sequential(game: PatronsGame) -> Solution:
    with np.errstate(over="ignore"):
        end = leaves(game)
        folded = fold(end.values[1:], end.utilities, lam=game.lam)
        threaten, resist = _openings(game, *folded.root)
    return Solution(
        threaten=threaten,
        resist=resist,
        support=folded.support,
        force_given=end.values[0].reshape(-1, game.draws),
        reached=_reached(folded.support, game),
        residual=np.zeros(game.draws),
        equilibria=np.ones(game.draws, dtype=np.int64),
        unique=np.ones(game.draws, dtype=bool),
        crowd=None if end.crowd is None else end.crowd.reshape(-1, game.draws),
    )


def _simultaneous(game: PatronsGame, *, count: bool) -> Solution:
    with np.errstate(over="ignore"):
        end = leaves(game)
        if not game.n:
            return _sequential(game)
        found = fixed_point(end.utilities, game.lam, count=count)
        support = tuple(found.support[:, :, None])
        reached = _reached(support, game)
        values = end.values.reshape(3, -1, game.draws)
        threaten, resist = _openings(game, *(reached * values[1:]).sum(axis=1))
    return Solution(
        threaten=threaten,
        resist=resist,
        support=support,
        force_given=values[0],
        reached=reached,
        residual=found.residual,
        equilibria=found.equilibria,
        unique=found.unique,
        crowd=None if end.crowd is None else end.crowd.reshape(-1, game.draws),
    )


def _reached(support: tuple[Array, ...], game: PatronsGame) -> Array:
    return reach(support) if support else np.ones((1, game.draws))


def _openings(game: PatronsGame, if_met_C: Array, if_met_T: Array) -> tuple[Array, Array]:
    """Give P(threaten) and P(resist | threat) from the values of a threat that is met."""
    resist = expit(game.lam * if_met_T)
    threaten = expit(game.lam * (resist * if_met_C + (1.0 - resist) * game.s_C))
    return threaten, resist


def held_chances(game: PatronsGame, *, solution: Solution) -> Array:
    """Give the outcome chances, (4, draws), when the allies' strategies are those of `solution`.

    Coercer and target answer the game as it is given, which may differ from the one solved: the
    counterfactual "support kept, capability nil" is this with k = 0.
    """
    with np.errstate(over="ignore"):
        values = leaves(game, crowd=solution.crowd).values.reshape(3, -1, game.draws)
        force, if_met_C, if_met_T = (solution.reached * values).sum(axis=1)
        threaten, resist = _openings(game, if_met_C, if_met_T)
    return outcome_chances(threaten, resist, force=force)


def subset_chances(
    game: PatronsGame, *, patrons: int, timing: str = "sequential", count: bool = True
) -> Array:
    """Give the outcome probabilities of the game of every subset of the first `patrons` allies.

    An ally left out is known to stay aside; allies after the first `patrons` always play.

    Returns
    -------
    array (4, 2**patrons, draws)
        Bit j of the second index says that ally j is in the game.
    """
    _solver(timing)
    if timing == "simultaneous":
        return _subsets_simultaneous(game, patrons, count=count)
    return np.concatenate(
        [_subsets_sequential(game.block(rows), patrons) for rows in _blocks(game)], axis=-1
    )


def _subsets_sequential(game: PatronsGame, patrons: int) -> Array:
    with np.errstate(over="ignore"):
        end = leaves(game)
        force, if_met_C, if_met_T = fold_subsets(
            end.values, end.utilities, lam=game.lam, patrons=patrons
        )
        threaten, resist = _openings(game, if_met_C, if_met_T)
    return outcome_chances(threaten, resist, force=force)


def _subsets_simultaneous(game: PatronsGame, patrons: int, *, count: bool) -> Array:
    chances = []
    for subset in range(1 << patrons):
        kept = [j for j in range(game.n) if j >= patrons or subset >> j & 1]
        part = replace(game, allies=game.allies.take(np.array(kept, dtype=np.int64)))
        chances.append(solve(part, timing="simultaneous", count=count).outcomes)
    return np.stack(chances, axis=1)
