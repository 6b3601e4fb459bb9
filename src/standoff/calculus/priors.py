"""From a case's claims and reference facts to draws of the patrons game, each input accounted for.

Every parameter is a latent normal. Facts set where it starts; each claim is a noisy reading of
it, pooled with the prior by the conjugate rule: with total weight W of mean reading y (in prior
standard deviations) the posterior mean is y W / (1 + W), its standard deviation 1 / sqrt(1 + W).
So no evidence can push a parameter beyond what it asserts, and all evidence narrows it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from standoff.calculus.models.patrons_game import (
    BINARY,
    EXACT_SETS,
    Allies,
    Level,
    MeanField,
    PatronsGame,
)
from standoff.calculus.pooled import TERMS, Term, pooled
from standoff.calculus.priors_evidence import Update, updates
from standoff.calculus.priors_facts import CaseFacts, keys_on
from standoff.calculus.priors_table import (
    CAPABILITY_ERROR,
    GREAT_POWER_REACH,
    PRIORS,
    UNKNOWN_DISTANCE,
    Prior,
)
from standoff.errors import UsageError
from standoff.vocabulary.crises import Case, View
from standoff.vocabulary.findings import StateFacts
from standoff.vocabulary.games import Parameter
from standoff.vocabulary.results import Interval

__all__ = ["DrawnGame", "SolveOptions", "draw_game"]

Array = NDArray[np.float64]

Z80 = 1.2815515655446004
"""The 90 % point of the standard normal: half the width of an 80 % interval."""


ROOM_FOR_PATRONS = 0.6
"""Share of the allies solved exactly that are patrons, where not all can be."""


@dataclass(frozen=True, slots=True)
class SolveOptions:
    """How many draws, who sees whom, and which levels of support the allies choose among.

    `timing` is "sequential" or "simultaneous"; `levels` is `BINARY` or `ORDERED` or one's own.
    """

    draws: int = 2000
    timing: str = "sequential"
    levels: tuple[Level, ...] = BINARY

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn or solved."""
        if self.draws < 2:
            raise UsageError(f"draws must be at least 2, not {self.draws}")
        if len(self.levels) < 2:
            raise UsageError("an ally needs at least two levels of support to choose from")


@dataclass(frozen=True, slots=True)
class DrawnGame:
    """Draws of a case's game with the account of its inputs.

    Attributes
    ----------
    game : PatronsGame
        Patrons first, then partners; the allies beyond `kept` are its mean-field crowd.
    patrons, partners : tuple of str
        Codes of the allies solved exactly.
    crowd : tuple of str
        Codes of the patrons merged into the mean-field patron.
    crowd_share : float
        Their mean share of the patrons' deliverable capability.
    readiness : array (N, draws)
        rho_i of the allies solved exactly.
    round_days : array (draws,)
        Days of one round, tau.
    parameters : tuple of Parameter
    """

    game: PatronsGame
    patrons: tuple[str, ...]
    partners: tuple[str, ...]
    crowd: tuple[str, ...]
    crowd_share: float
    readiness: Array
    round_days: Array
    parameters: tuple[Parameter, ...]


@dataclass(frozen=True, slots=True)
class _Latent:
    """Where one parameter's latent stands before and after the evidence."""

    prior: Prior
    start: tuple[float, float]
    end: tuple[float, float]
    moved_by: tuple[str, ...]
    reasons: tuple[str, ...]

    def value(self, place: tuple[float, float], z: Array) -> Array:
        return _natural(self.prior.scale, place[0] + place[1] * z)

    def interval(self, place: tuple[float, float]) -> Interval:
        ends = np.array([place[0] - Z80 * place[1], place[0] + Z80 * place[1]])
        low, high = _natural(self.prior.scale, ends)
        return Interval(float(low), float(high))

    def parameter(self, player: str) -> Parameter:
        return Parameter(
            symbol=self.prior.symbol,
            meaning=self.prior.meaning,
            player=player,
            prior=self.interval(self.start),
            posterior=self.interval(self.end),
            centre=float(_natural(self.prior.scale, np.array(self.end[0]))),
            moved_by=self.moved_by,
            reason="; ".join(self.reasons) or f"prior alone ({self.prior.source})",
        )


def _natural(scale: str, latent: Array) -> Array:
    return np.exp(latent) if scale == "positive" else 1.0 / (1.0 + np.exp(-latent))


def _latent_median(prior: Prior) -> float:
    m = prior.median
    return math.log(m) if prior.scale == "positive" else math.log(m / (1.0 - m))


def _latent(
    prior: Prior, *, player: str, foe: str, facts: CaseFacts, update: Update | None
) -> _Latent:
    mean, spread = _latent_median(prior), prior.spread
    start = (mean, spread)
    moved: tuple[str, ...] = ()
    reasons: list[str] = []
    known = facts.capability(player) if prior.symbol in ("k_i", "k_T") else None
    if known is not None:
        weight = (spread / CAPABILITY_ERROR) ** 2
        mean = (mean + weight * known[0]) / (1.0 + weight)
        spread /= math.sqrt(1.0 + weight)
        moved += known[1]
        reasons.append(f"reference figure: {math.exp(known[0]):.3g} of the coercer's")
    for words, shift, keys in facts.shifts(player, prior.symbol, foe=foe):
        mean += shift * prior.spread
        moved += keys
        reasons.append(words)
    if update is not None and update.weight > 0:
        mean += spread * update.toward * update.weight / (1.0 + update.weight)
        spread /= math.sqrt(1.0 + update.weight)
        moved += update.claims
        reasons.append(update.reason)
    return _Latent(prior, start, (mean, spread), tuple(dict.fromkeys(moved)), tuple(reasons))


@dataclass(slots=True)
class _Draws:
    """Draws every parameter in a fixed order, so that a seed means the same game."""

    rng: np.random.Generator
    count: int
    facts: CaseFacts
    evidence: Mapping[tuple[str, str], Update]
    parameters: list[Parameter]
    common: dict[str, Array]
    effects: dict[str, Array]

    def player(self, role: str, *, player: str = "", foe: str = "") -> dict[str, Array]:
        """Draw all parameters of one player; "before rho_i" is what was drawn without evidence."""
        drawn = {}
        for prior in PRIORS:
            if prior.role == role:
                update = self.evidence.get((player, prior.symbol))
                latent = _latent(prior, player=player, foe=foe, facts=self.facts, update=update)
                z = self.rng.standard_normal(self.count)
                drawn[prior.symbol] = latent.value(latent.end, z)
                drawn[f"before {prior.symbol}"] = latent.value(latent.start, z)
                self.parameters.append(latent.parameter(player))
        return drawn

    def shared(self) -> None:
        """Draw what all players share, and the pooled coefficients by a generator of their own."""
        self.effects.update(pooled().draws(self.count, self.rng.spawn(1)[0]))
        self.common.update(self.player("common"))

    def coercer(self, code: str, foe: str) -> dict[str, Array]:
        """Draw the coercer's parameters with k_C, its strength at the target (at home = 1)."""
        drawn = self.player("coercer", player=code, foe=foe)
        left, blind, keys = self._strength_left(code)
        drawn["k_C"] = left
        meaning = "the coercer's strength at the target, at home = 1"
        self._composed(("k_C", meaning, code), before=blind, after=left, keys=keys)
        return drawn

    def ally(self, code: str, foe: str) -> dict[str, Array]:
        """Draw one ally's parameters with r_i, readiness times loss of strength."""
        drawn = self.player("ally", player=code, foe=foe)
        for name, term in TERMS.items():
            update = self.evidence.get((code, name))
            if update is not None and update.weight > 0:
                self._pooled(term, drawn, update=update, effect=self.effects[name])
        left, blind, keys = self._strength_left(code)
        drawn["r_i"] = drawn["rho_i"] * left
        moved = next(p for p in reversed(self.parameters) if p.symbol == "rho_i").moved_by
        self._composed(
            ("r_i", "readiness times loss of strength over the distance", code),
            before=drawn["before rho_i"] * blind,
            after=drawn["r_i"],
            keys=tuple(dict.fromkeys(moved + keys)),
        )
        return drawn

    def _pooled(
        self, term: Term, drawn: dict[str, Array], *, update: Update, effect: Array
    ) -> None:
        """Add a pooled coefficient, in log odds of support, to the payoff that bears it.

        Where force follows with chance F the log odds change by lambda F times the payoff, so the
        payoff changes by the coefficient over lambda F, times the share that the claims bear out.
        """
        share = update.toward * update.weight / (1.0 + update.weight)
        estimate = pooled()
        step = term.sign * share * effect / (self.common["lambda"] * estimate.force)
        values = drawn[term.symbol] = np.maximum(drawn[term.symbol] + step, 0.0)
        b, se = estimate.estimate(term.coefficient)
        said = (
            f"{update.reason}: {share:.0%} of the pooled estimate, {b:.2f} log odds of support "
            f"({se:.2f}), {estimate.source}"
        )
        place = max(i for i, p in enumerate(self.parameters) if p.symbol == term.symbol)
        before = self.parameters[place]
        reasons = [said] if before.reason.startswith("prior alone") else [before.reason, said]
        self.parameters[place] = replace(
            before,
            posterior=_quantiles(values),
            centre=float(np.median(values)),
            moved_by=tuple(dict.fromkeys(before.moved_by + update.claims)),
            reason="; ".join(reasons),
        )

    def _strength_left(self, code: str) -> tuple[Array, Array, tuple[str, ...]]:
        """Give 2^(-distance / D) with the fact and without it, and the fact's keys."""
        half = self.common["D"]
        median, spread = UNKNOWN_DISTANCE
        guess = median * np.exp(spread * self.rng.standard_normal(self.count))
        fact = self.facts.by_code.get(code)
        reach = GREAT_POWER_REACH if fact is not None and fact.great_power else 1.0
        blind = np.exp2(-guess / half)
        if fact is None or fact.distance_km is None:
            return np.exp2(-guess / (half * reach)), blind, ()
        keys = tuple(ref.key for ref in fact.distance_km.provenance.data)
        left = np.exp2(-fact.distance_km.value / (half * reach))
        return left, blind, keys or keys_on(fact, "distance")

    def _composed(
        self, name: tuple[str, str, str], *, before: Array, after: Array, keys: tuple[str, ...]
    ) -> None:
        symbol, meaning, player = name
        reason = "computed from D, the distance" + (" and rho_i" if symbol == "r_i" else "")
        self.parameters.append(
            Parameter(
                symbol=symbol,
                meaning=meaning,
                player=player,
                prior=_quantiles(before),
                posterior=_quantiles(after),
                centre=float(np.median(after)),
                moved_by=keys,
                reason=reason if keys else f"{reason}; no fact gives the distance",
            )
        )


def _quantiles(values: Array) -> Interval:
    low, high = np.quantile(values, (0.1, 0.9))
    return Interval(float(low), float(high))


def draw_game(
    case: Case,
    *,
    view: View,
    facts: Sequence[StateFacts],
    rng: np.random.Generator,
    options: SolveOptions | None = None,
) -> DrawnGame:
    """Draw the patrons game of a case from its priors, facts and claims.

    Parameters
    ----------
    case : Case
        Patrons in order of relevance.
    view : View
        What was known on the case's day, with its corroboration.
    facts : sequence of StateFacts
        Reference facts on any of the players; who has none keeps the wide prior.
    rng : numpy.random.Generator
    options : SolveOptions, optional
    """
    options = options or SolveOptions()
    known = CaseFacts({f.code: f for f in facts}, case.coercer.code, case.target.code)
    draws = _Draws(rng, options.draws, known, updates(case, view=view), [], {}, {})
    coercer, target = case.coercer.code, case.target.code
    draws.shared()
    first = draws.coercer(coercer, target)
    second = draws.player("target", player=target, foe=coercer)
    backing = [draws.ally(role.code, coercer) for role in case.patrons]
    joining = [draws.ally(role.code, target) for role in case.partners]
    kept, partners = _kept(len(backing), len(joining), levels=len(options.levels))
    ready = [drawn["rho_i"] for drawn in backing[:kept] + joining[:partners]]
    game = PatronsGame.make(
        **{name: first[name] for name in ("k_C", "s_C", "a", "c_C")},
        **{name: second[name] for name in ("k_T", "s_T", "c_T")},
        lam=draws.common["lambda"],
        m=draws.common["m"],
        allies=_stacked(backing[:kept] + joining[:partners], partners),
        levels=options.levels,
        others=_crowd_of(backing[kept:]),
    )
    return DrawnGame(
        game=game,
        patrons=tuple(role.code for role in case.patrons[:kept]),
        partners=tuple(role.code for role in case.partners[:partners]),
        crowd=tuple(role.code for role in case.patrons[kept:]),
        crowd_share=_share(backing, kept),
        readiness=np.array(ready).reshape(-1, options.draws),
        round_days=draws.common["tau"],
        parameters=tuple(draws.parameters),
    )


def _kept(patrons: int, partners: int, *, levels: int) -> tuple[int, int]:
    """Say how many patrons and partners are solved exactly; the most relevant of each."""
    room = int(math.log(EXACT_SETS) / math.log(levels) + 1e-9)
    if patrons + partners <= room:
        return patrons, partners
    for_patrons = min(patrons, math.ceil(ROOM_FOR_PATRONS * room))
    return for_patrons, min(partners, room - for_patrons)


def _stacked(drawn: list[dict[str, Array]], partners: int) -> Allies:
    names = ("k", "r", "v", "b", "c", "q", "x")
    count = len(drawn)
    arrays = {name: np.array([d[f"{name}_i"] for d in drawn]) for name in names}
    if not count:
        arrays = {name: np.zeros((0, 1)) for name in names}
    return Allies.make(**arrays, partner=np.arange(count) >= count - partners)


def _crowd_of(drawn: list[dict[str, Array]]) -> MeanField | None:
    """Merge minor patrons into members alike: mean payoffs, the same total of r_i k_i."""
    if not drawn:
        return None
    every = _stacked(drawn, 0)
    mean = {name: getattr(every, name).mean(axis=0) for name in ("k", "v", "b", "c", "q", "x")}
    share = (every.r * every.k).mean(axis=0) / mean["k"]
    one = {name: values[None] for name, values in mean.items()}
    return MeanField(len(drawn), Allies.make(r=share[None], **one))


def _share(drawn: list[dict[str, Array]], kept: int) -> float:
    if kept == len(drawn):
        return 0.0
    amounts = np.array([d["r_i"] * d["k_i"] for d in drawn])
    return float((amounts[kept:].sum(axis=0) / amounts.sum(axis=0)).mean())
