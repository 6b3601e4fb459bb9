"""What a strategic model of a crisis returns: outcome probabilities and each patron's part.

The value of Shapley (1953) shares P(target holds) among the patrons.
"""

from __future__ import annotations

from dataclasses import dataclass

from standoff.vocabulary.results import Interval, Provenance

__all__ = ["CoalitionChance", "Comparative", "Equilibrium", "Parameter", "PatronEffect"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One input of the model: its prior, what moved it, and where it ended.

    Attributes
    ----------
    symbol, meaning : str
        As in the docs chapter, e.g. ``"r_i"`` and "readiness of the patron".
    player : str
        Code of the player it belongs to; "" for a common parameter.
    prior, posterior : Interval
        80 % intervals before and after the claims and facts were taken in.
    centre : float
        Posterior median.
    moved_by : tuple of str
        Claim ids and reference keys that moved it; empty if only the prior speaks.
    reason : str
        One sentence.
    """

    symbol: str
    meaning: str
    player: str
    prior: Interval
    posterior: Interval
    centre: float
    moved_by: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CoalitionChance:
    """P(force is used and exactly these patrons support the target)."""

    patrons: tuple[str, ...]
    p: float
    interval: Interval


@dataclass(frozen=True, slots=True)
class PatronEffect:
    """One patron's marginal effect, averaged over all orders of the patrons (Shapley value).

    Attributes
    ----------
    patron : str
        Code.
    support, support_interval
        P(it supports | the target resists).
    holds, holds_interval
        Shapley value on P(target holds): neither conceded nor attacked.
    force, force_interval
        Shapley value on P(force).
    delays, delays_interval
        Shapley value on the median days to resolution; None where not computed.
    answer : str
        "withstand", "delay", "neither" or "unclear": whether it helps the target withstand the
        pressure or merely delays, by the documented rule on the draws.
    sentence : str
        The answer in one sentence.
    """

    patron: str
    support: float
    support_interval: Interval
    holds: float
    holds_interval: Interval
    force: float
    force_interval: Interval
    answer: str
    sentence: str
    delays: float | None = None
    delays_interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class Comparative:
    """Comparative statics: an outcome's probability along one parameter of one player."""

    symbol: str
    player: str
    outcome: str
    at: tuple[float, ...]
    p: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Equilibrium:
    """A solved model of one crisis, summarised over parameter draws.

    Attributes
    ----------
    model, timing : str
        E.g. ``"patrons"`` and ``"sequential"``.
    outcomes : tuple of str
        "status quo", "concession", "back-down", "force".
    probabilities : tuple of float
        Means over draws, summing to 1.
    intervals : tuple of Interval
    coalitions : tuple of CoalitionChance
        Most likely first.
    patrons : tuple of PatronEffect
        In order of relevance.
    signal_effect, defence_effect : float
        Change in P(force) if patrons' capabilities are kept and their support is known to be nil
        (deterrence by signal), and if support is kept and capability is nil (defence).
    signal_interval, defence_interval : Interval
    parameters : tuple of Parameter
    comparatives : tuple of Comparative
    provenance : Provenance
        Method, draws, seed, tolerance, residual, equilibria found, share of capability dropped.
    """

    model: str
    timing: str
    outcomes: tuple[str, ...]
    probabilities: tuple[float, ...]
    intervals: tuple[Interval, ...]
    coalitions: tuple[CoalitionChance, ...]
    patrons: tuple[PatronEffect, ...]
    signal_effect: float
    signal_interval: Interval
    defence_effect: float
    defence_interval: Interval
    parameters: tuple[Parameter, ...]
    provenance: Provenance
    comparatives: tuple[Comparative, ...] = ()
