"""Solve a case's patrons game over parameter draws and sum it up as an equilibrium."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypedDict, Unpack

import numpy as np
from numpy.typing import NDArray

from standoff.calculus.models.patrons import (
    OUTCOMES,
    Level,
    PatronsGame,
    Solution,
    held_chances,
    solve,
    subset_chances,
)
from standoff.calculus.priors import DrawnGame, SolveOptions, draw_game
from standoff.calculus.withstand import (
    DELAY,
    LEVEL,
    MAJORITY,
    MATERIAL,
    Part,
    answer,
    interval,
    parts,
    sentence,
)
from standoff.vocabulary.crises import Case, View
from standoff.vocabulary.findings import StateFacts
from standoff.vocabulary.games import CoalitionChance, Comparative, Equilibrium, PatronEffect
from standoff.vocabulary.results import Provenance

__all__ = ["Chosen", "solve_case"]

Array = NDArray[np.float64]

GRID = (0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95)
"""Values of a patron's will v_i and readiness rho_i along which outcomes are given."""

STATICS_DRAWS = 500
WORK = {"sequential": 512_000, "simultaneous": 128_000}
"""Most games times support sets for the comparative statics, and for the Shapley values of
simultaneous timing: where there would be more, fewer draws are used."""

FEWEST_DRAWS = 100
SHOWN_COALITIONS = 12


class How(TypedDict):
    """How the variations of a solved game are solved; equilibria are counted if it had several."""

    timing: str
    count: bool


class Chosen(TypedDict, total=False):
    """What a caller may choose; the defaults are those of `SolveOptions`."""

    draws: int
    timing: str
    levels: tuple[Level, ...]


def solve_case(
    case: Case,
    *,
    view: View,
    facts: Sequence[StateFacts],
    rng: np.random.Generator,
    **chosen: Unpack[Chosen],
) -> Equilibrium:
    """Solve the patrons model of one crisis and say what each patron adds.

    Parameters
    ----------
    case : Case
        Who coerces whom; patrons most relevant first.
    view : View
        The claims known on the case's day with their corroboration.
    facts : sequence of StateFacts
        Capability, distance and standing of any of the players.
    rng : numpy.random.Generator
        The same state of it gives the same result.
    draws : int
        Parameter draws, 2,000 unless said.
    timing : {"sequential", "simultaneous"}
        Whether patrons see their predecessors ("sequential" unless said).
    levels : tuple of Level
        `BINARY` unless said; `ORDERED` is none, diplomatic, material, military.

    Returns
    -------
    Equilibrium
        Means over draws, 80 % intervals over draws, every parameter with what moved it.
    """
    options = SolveOptions(**chosen)
    drawn = draw_game(case, view=view, facts=facts, rng=rng, options=options)
    solution = solve(drawn.game, timing=options.timing)
    chances = solution.outcomes
    how = How(timing=options.timing, count=bool(solution.equilibria.max() > 1))
    names = {fact.code: fact.name for fact in facts}
    signal, defence = _deterrence(drawn, solution, how=how)
    return Equilibrium(
        model="patrons",
        timing=options.timing,
        outcomes=OUTCOMES,
        probabilities=tuple(float(p) for p in chances.mean(axis=1)),
        intervals=tuple(interval(row) for row in chances),
        coalitions=_coalitions(drawn, solution),
        patrons=tuple(_effects(drawn, solution, target=case.target.code, names=names, how=how)),
        signal_effect=float(signal.mean()),
        signal_interval=interval(signal),
        defence_effect=float(defence.mean()),
        defence_interval=interval(defence),
        parameters=drawn.parameters,
        comparatives=tuple(_comparatives(drawn, how=how)),
        provenance=_provenance(drawn, solution, facts=facts, view=view, options=options),
    )


def _without_patrons(game: PatronsGame) -> PatronsGame:
    partners = np.flatnonzero(game.allies.partner)
    return replace(game, allies=game.allies.take(partners), others=None)


def _disarmed(game: PatronsGame) -> PatronsGame:
    """Set the patrons' capability, and the crowd's, to nil."""
    k = np.where(game.allies.partner[:, None], game.allies.k, 0.0)
    others = game.others
    if others is not None:
        others = replace(others, one=replace(others.one, k=np.zeros_like(others.one.k)))
    return replace(game, allies=replace(game.allies, k=k), others=others)


def _deterrence(drawn: DrawnGame, solution: Solution, *, how: How) -> tuple[Array, Array]:
    """Give the change in P(force) without support, and with support but without capability."""
    force = solution.outcomes[3]
    nil = solve(_without_patrons(drawn.game), **how).outcomes[3]
    unarmed = held_chances(_disarmed(drawn.game), solution=solution)[3]
    return nil - force, unarmed - force


def _coalitions(drawn: DrawnGame, solution: Solution) -> tuple[CoalitionChance, ...]:
    """Sum P(force, S) over the partners' and the levels' part in S; most likely first."""
    n, levels = drawn.game.n, len(drawn.game.levels)
    digits = np.arange(levels**n)[:, None] // levels ** np.arange(n) % levels > 0
    masks = digits[:, : len(drawn.patrons)] @ (1 << np.arange(len(drawn.patrons)))
    chances = solution.coalitions
    rows = {int(mask): chances[masks == mask].sum(axis=0) for mask in np.unique(masks)}
    ranked = sorted(rows.items(), key=lambda item: -item[1].mean())[:SHOWN_COALITIONS]
    return tuple(
        CoalitionChance(
            patrons=tuple(code for j, code in enumerate(drawn.patrons) if mask >> j & 1),
            p=float(draws.mean()),
            interval=interval(draws),
        )
        for mask, draws in ranked
    )


def _parts(drawn: DrawnGame, how: How) -> tuple[Part, ...]:
    count, game, days = len(drawn.patrons), drawn.game, drawn.round_days
    if how["timing"] == "simultaneous":
        kept = slice(0, _draws_within(game, 1 << count, how["timing"]))
        game, days = game.block(kept), days[kept]
    return parts(subset_chances(game, patrons=count, **how), days)


def _draws_within(game: PatronsGame, games: int, timing: str) -> int:
    """Say how many draws of so many games each the work allows."""
    return max(FEWEST_DRAWS, WORK[timing] // (games << round(game.n * math.log2(len(game.levels)))))


def _effects(
    drawn: DrawnGame, solution: Solution, *, target: str, names: Mapping[str, str], how: How
) -> Iterator[PatronEffect]:
    supports = solution.supports
    for i, (code, part) in enumerate(zip(drawn.patrons, _parts(drawn, how), strict=True)):
        yield PatronEffect(
            patron=code,
            support=float(supports[i].mean()),
            support_interval=interval(supports[i]),
            holds=float(part.holds.mean()),
            holds_interval=interval(part.holds),
            force=float(part.force.mean()),
            force_interval=interval(part.force),
            delays=float(np.median(part.days)),
            delays_interval=interval(part.days),
            answer=answer(part),
            sentence=sentence(
                part,
                patron=names.get(code, code),
                target=names.get(target, target),
            ),
        )


def _comparatives(drawn: DrawnGame, *, how: How) -> Iterator[Comparative]:
    """Trace P(force) and P(holds) along each patron's will and readiness, all else as drawn."""
    if not drawn.patrons:
        return
    limit = _draws_within(drawn.game, 2 * len(GRID) * len(drawn.patrons), how["timing"])
    game = drawn.game.block(slice(0, min(STATICS_DRAWS, limit)))
    rows = np.tile(np.arange(game.draws), len(GRID))
    spread = game.block(rows)
    at = np.repeat(GRID, game.draws)
    distance = _distance_left(drawn)[:, : game.draws]
    for i, code in enumerate(drawn.patrons):
        for symbol in ("v_i", "rho_i"):
            name = symbol[0]
            values = getattr(spread.allies, name).copy()
            values[i] = at if symbol == "v_i" else at * distance[i][rows]
            moved = replace(spread, allies=replace(spread.allies, **{name: values}))
            chances = solve(moved, **how).outcomes.reshape(4, len(GRID), -1)
            yield _traced(symbol, code, "force", chances[3])
            yield _traced(symbol, code, "holds", chances[0] + chances[2])


def _distance_left(drawn: DrawnGame) -> Array:
    """Give the strength left over each ally's distance, r_i / rho_i."""
    return np.asarray(drawn.game.allies.r / drawn.readiness)


def _traced(symbol: str, player: str, outcome: str, draws: Array) -> Comparative:
    tail = (1.0 - LEVEL) / 2.0
    low, high = np.quantile(draws, (tail, 1.0 - tail), axis=1)
    return Comparative(
        symbol=symbol,
        player=player,
        outcome=outcome,
        at=GRID,
        p=tuple(draws.mean(axis=1).tolist()),
        low=tuple(low.tolist()),
        high=tuple(high.tolist()),
    )


def _provenance(
    drawn: DrawnGame,
    solution: Solution,
    *,
    facts: Sequence[StateFacts],
    view: View,
    options: SolveOptions,
) -> Provenance:
    moved = dict.fromkeys(key for p in drawn.parameters for key in p.moved_by)
    known = {claim.id for claim in view.claims}
    references = {ref.key: ref for fact in facts for ref in fact.references}
    parameters: dict[str, Any] = {
        "as_of": view.as_of.isoformat(),
        "draws": options.draws,
        "timing": options.timing,
        "levels": [level.name for level in options.levels],
        "interval": LEVEL,
        "withstand_from": MATERIAL,
        "delay_from": DELAY,
        "majority": MAJORITY,
        "residual": float(solution.residual.max()),
        "equilibria": int(solution.equilibria.max()),
        "proved_unique": float(solution.unique.mean()),
        "exact_patrons": list(drawn.patrons),
        "exact_partners": list(drawn.partners),
        "mean_field_patrons": list(drawn.crowd),
        "mean_field_share": drawn.crowd_share,
    }
    return Provenance(
        method="standoff.calculus.models.patrons",
        parameters=parameters,
        data=tuple(references.values()),
        claims=tuple(key for key in moved if key in known),
    )
