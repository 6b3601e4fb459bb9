"""All Nash equilibria of small games in strategic form, by the vertices of best-response polytopes.

Mangasarian, O. (1964), Equilibrium points of bimatrix games, *SIAM Journal* 12: 778-780; Algorithm
3.5 of Nisan, Roughgarden, Tardos & Vazirani (2007), as implemented by Nashpy (Knight & Campbell
2018, JOSS 3(30): 904).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from standoff.calculus.solve.strategic import StrategicForm
from standoff.calculus.solve.trees import Array
from standoff.errors import UsageError

__all__ = ["NashEquilibria", "nash_equilibria", "pure_equilibria"]

TOLERANCE = 1e-9
SAME = 1e-7
"""Two equilibria nearer than this are one."""

MOST = 12
"""Most strategies of a player for which mixed equilibria are enumerated."""


@dataclass(frozen=True, slots=True)
class NashEquilibria:
    """The Nash equilibria of a game.

    Attributes
    ----------
    equilibria : tuple of tuple of array
        For each equilibrium one mixture over strategies per player.
    payoffs : tuple of array (players,)
        Expected payoffs at each.
    method : str
        ``vertex enumeration (nashpy ...)`` or ``enumeration of pure strategies``.
    tolerance : float
        Largest gain from deviating, relative to 1 + |payoffs|, at which a profile counts.
    residual : float
        Largest such gain at the equilibria found; nan if none were found.
    complete : bool
        Whether all extreme equilibria were sought; False if only pure ones were.
    degenerate : bool
        Whether some mixture has more best replies than strategies in its support. Then there may
        be continua of equilibria, of which the extreme points are given.
    """

    equilibria: tuple[tuple[Array, ...], ...]
    payoffs: tuple[Array, ...]
    method: str
    tolerance: float
    residual: float
    complete: bool
    degenerate: bool

    @property
    def count(self) -> int:
        """Give the number of equilibria found."""
        return len(self.equilibria)


def nash_equilibria(form: StrategicForm) -> NashEquilibria:
    """Enumerate all extreme Nash equilibria of a two-player game.

    Raises
    ------
    UsageError
        If there are not two players, or a player has more than 12 strategies.
    """
    shape = form.payoffs.shape[1:]
    if len(shape) != 2:
        raise UsageError(
            f"all Nash equilibria are enumerated for two players, not {len(shape)}: use "
            "pure_equilibria for pure strategies, or logit_qre on the tree"
        )
    if max(shape) > MOST:
        raise UsageError(
            f"{max(shape)} strategies are too many to enumerate mixtures of (at most {MOST}): "
            "use pure_equilibria, or logit_qre on the tree"
        )
    import nashpy

    game = nashpy.Game(*(_positive(table) for table in form.payoffs))
    found: list[tuple[Array, ...]] = []
    for pair in game.vertex_enumeration():
        mixed = tuple(_cleaned(np.asarray(m, dtype=float)) for m in pair)
        if _gain(form, mixed) <= TOLERANCE and not any(_near(mixed, other) for other in found):
            found.append(mixed)
    found.sort(key=lambda mixed: [-p for m in mixed for p in m.round(6)])
    method = f"vertex enumeration (nashpy {nashpy.__version__})"
    return _result(form, found, method=method, degenerate=_degenerate(form))


def pure_equilibria(form: StrategicForm) -> NashEquilibria:
    """Enumerate the Nash equilibria in pure strategies of a game with any number of players."""
    best = np.ones(form.payoffs.shape[1:], dtype=bool)
    ties = False
    for player, gains in enumerate(form.payoffs):
        top = gains.max(axis=player, keepdims=True)
        reply = gains >= top - TOLERANCE * (1.0 + np.abs(top))
        ties |= bool((reply.sum(axis=player) > 1).any())
        best &= reply
    eyes: list[Array] = [np.eye(len(names)) for names in form.strategies]
    found = [
        tuple(eye[i] for eye, i in zip(eyes, place, strict=True)) for place in np.argwhere(best)
    ]
    method = "enumeration of pure strategies"
    return _result(form, found, method=method, degenerate=ties)


def _result(
    form: StrategicForm, found: list[tuple[Array, ...]], *, method: str, degenerate: bool
) -> NashEquilibria:
    return NashEquilibria(
        equilibria=tuple(found),
        payoffs=tuple(_expected(form.payoffs, mixed) for mixed in found),
        method=method,
        tolerance=TOLERANCE,
        residual=max((_gain(form, mixed) for mixed in found), default=float("nan")),
        complete=method.startswith("vertex"),
        degenerate=degenerate,
    )


def _positive(table: Array) -> Array:
    """Shift payoffs above zero, which bounds the polytopes and changes no best reply."""
    return np.asarray(table - table.min() + 1.0)


def _cleaned(mixture: Array) -> Array:
    """Set rounding errors to zero and scale to one."""
    kept = np.where(mixture < TOLERANCE, 0.0, mixture)
    return np.asarray(kept / kept.sum())


def _near(one: tuple[Array, ...], other: tuple[Array, ...]) -> bool:
    return all(np.abs(a - b).max() < SAME for a, b in zip(one, other, strict=True))


def _expected(payoffs: Array, mixed: tuple[Array, ...]) -> Array:
    """Give each player's expected payoff (players,)."""
    out: Any = payoffs
    for mixture in mixed:
        out = np.tensordot(out, mixture, axes=(1, 0))
    return np.asarray(out)


def _gain(form: StrategicForm, mixed: tuple[Array, ...]) -> float:
    """Give the most a player gains by deviating, relative to 1 + its largest payoff."""
    worst = 0.0
    for player, gains in enumerate(form.payoffs):
        values: Any = np.moveaxis(gains, player, 0)
        for other, mixture in enumerate(mixed):
            if other != player:
                values = np.tensordot(values, mixture, axes=(1, 0))
        scale = 1.0 + float(np.abs(gains).max())
        worst = max(worst, float(values.max() - values @ mixed[player]) / scale)
    return worst


def _degenerate(form: StrategicForm) -> bool:
    """Say whether a vertex of a best-response polytope has more labels than dimensions."""
    from nashpy.polytope import build_halfspaces, non_trivial_vertices

    for table in (form.payoffs[0], form.payoffs[1].T):
        halfspaces = build_halfspaces(_positive(table))
        for vertex, _ in non_trivial_vertices(halfspaces):
            slack = halfspaces[:, :-1] @ vertex + halfspaces[:, -1]
            if int((np.abs(slack) < SAME).sum()) > len(vertex):
                return True
    return False
