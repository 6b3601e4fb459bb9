"""The expected-utility model of Bueno de Mesquita as rebuilt by Scholz, Calbert & Smith (2011).

A heuristic, not a game with an equilibrium: actors with capability c, salience s and a position on
one line make each other offers in rounds. Its forecasts have no error bars; it need not converge.

Votes: actor k supports i against j by c_k s_k (|x_k - x_j|^r - |x_k - x_i|^r) / R^r. With r = 1 the
sum of what others expect to gain from challenging an actor gives its risk exponent,
r = (1 - R_i / 3) / (1 + R_i / 3). Then i's expected utility of challenging j, and of j's of
challenging i as i sees it, decide between confrontation, compromise and capitulation; i takes the
gravest kind of offer, and of those the one that moves it least.

The published replication has three flaws, reproduced by the switches' defaults: capitulation never
happens (a comparison that cannot hold), probabilities of success are divided by the votes over all
pairs, and a compromise is chosen by the lowest weighted position rather than the least change.

Source: Scholz, Calbert & Smith (2011, Journal of Theoretical Politics 23: 510-531).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from standoff.calculus.fit.jets import Floats
from standoff.errors import UsageError

__all__ = ["Actors", "Offer", "Round", "Switches", "play"]

KINDS = ("confrontation", "compromise", "capitulation")


@dataclass(frozen=True, slots=True)
class Actors:
    """Names, and capability, position and salience (n,) of each actor."""

    names: tuple[str, ...]
    capability: Floats
    position: Floats
    salience: Floats

    @staticmethod
    def make(columns: Mapping[str, Sequence[Any]]) -> Actors:
        """Read actors from the columns name, capability, position and salience.

        Raises
        ------
        UsageError
            If there are fewer than three actors, all hold one position, a capability is not
            positive, or a salience is not in (0, 1].
        """
        names = tuple(str(name) for name in columns["name"])
        keys = ("capability", "position", "salience")
        capability, position, salience = (np.asarray(columns[k], dtype=float) for k in keys)
        if len(names) < 3:
            raise UsageError("the model needs at least three actors")
        if np.ptp(position) == 0.0:
            raise UsageError("all actors hold one position: there is nothing to bargain over")
        if not ((capability > 0.0).all() and (salience > 0.0).all() and (salience <= 1.0).all()):
            raise UsageError("capability must be positive and salience in (0, 1]")
        return Actors(names, capability, position, salience)


@dataclass(frozen=True, slots=True)
class Switches:
    """Which of the known flaws to mend; as published by default.

    Parameters
    ----------
    capitulation : bool
        Let an actor capitulate when the other gains less than it would lose.
    least_change : bool
        Choose the compromise that moves the actor least.
    pairwise : bool
        Divide probabilities of success by the votes over the pair, so that they sum to one.
    status_quo : float
        Chance of the status quo if nobody challenges (Q).
    """

    capitulation: bool = False
    least_change: bool = False
    pairwise: bool = False
    status_quo: float = 1.0


@dataclass(frozen=True, slots=True)
class Offer:
    """An offer taken: who moves, to whom, kind, both expected utilities, the new position."""

    actor: int
    other: int
    kind: str
    gain: float
    other_gain: float
    position: float


@dataclass(frozen=True, slots=True)
class Round:
    """One round: positions (n,), weighted median and mean after it, risk (n,) and offers in it."""

    number: int
    position: Floats
    median: float
    mean: float
    risk: Floats
    offers: tuple[Offer, ...]


def play(
    actors: Actors, *, rounds: int = 10, switches: Switches | None = None
) -> tuple[Round, ...]:
    """Play rounds; the first entry is the opening position.

    Raises
    ------
    UsageError
        If `rounds` is negative.
    """
    if rounds < 0:
        raise UsageError("rounds must not be negative")
    how = switches or Switches()
    weight = actors.capability * actors.salience
    width = float(np.ptp(actors.position))
    x, made = actors.position.copy(), []
    for number in range(rounds + 1):
        risk = np.ones(len(x))
        offers: tuple[Offer, ...] = ()
        if number:
            risk, offers = _round(actors, x, width=width, how=how)
            x = x.copy()
            for offer in offers:
                x[offer.actor] = offer.position
        median = _median(x, weight, width=width)
        mean = float((weight * x).sum() / weight.sum())
        made.append(Round(number, x, median, mean, risk, offers))
    return tuple(made)


def _round(
    actors: Actors, x: Floats, *, width: float, how: Switches
) -> tuple[Floats, tuple[Offer, ...]]:
    neutral = np.ones(len(x))
    gains = _expected(actors, x, risk=neutral, width=width, how=how)[0]
    danger = gains.sum(axis=0) - np.diag(gains)
    spread = np.ptp(danger)
    if spread == 0.0:
        return neutral, ()
    security = (2.0 * danger - danger.max() - danger.min()) / spread
    risk = (1.0 - security / 3.0) / (1.0 + security / 3.0)
    seen = _expected(actors, x, risk=risk, width=width, how=how)
    made = (_best(seen[i], x, i=i, how=how) for i in range(len(x)))
    return risk, tuple(offer for offer in made if offer is not None)


def _expected(actors: Actors, x: Floats, *, risk: Floats, width: float, how: Switches) -> Floats:
    """Give (viewer, challenger, challenged): the gain expected from a challenge."""
    apart = np.abs(x[:, None] - x[None, :]) / width
    chance = _success(actors, x, apart=apart, risk=risk, how=how)
    r, s = risk[:, None, None], actors.salience[None, None, :]
    won, lost = 2.0 - 4.0 * (0.5 - 0.5 * apart) ** r, 2.0 - 4.0 * (0.5 + 0.5 * apart) ** r
    stay = 2.0 - 4.0 * 0.5**r
    challenge = s * (chance * won + (1.0 - chance) * lost) + (1.0 - s) * won
    return challenge - how.status_quo * stay


def _success(actors: Actors, x: Floats, *, apart: Floats, risk: Floats, how: Switches) -> Floats:
    """Give the chance that i prevails over j in the eyes of all: votes for i over votes cast."""
    liking = apart ** risk[:, None]
    weight = (actors.capability * actors.salience)[:, None, None]
    votes = weight * (liking[:, None, :] - liking[:, :, None])
    same = x[:, None] == x[None, :]
    cast = np.abs(votes).sum(axis=0) if how.pairwise else np.abs(votes).sum()
    chance = np.maximum(votes, 0.0).sum(axis=0) / np.where(same, 1.0, cast)
    return np.where(same, 0.0, chance)


def _best(seen: Floats, x: Floats, *, i: int, how: Switches) -> Offer | None:
    """Give the offer that i takes: the gravest kind first, then the one that moves it least."""
    offers = [_offer(seen, x, i=i, j=j, how=how) for j in range(len(x)) if x[j] != x[i]]
    for kind in KINDS:
        same = [offer for offer in offers if offer is not None and offer.kind == kind]
        if same:
            return min(same, key=lambda offer: _burden(offer, x, how=how))
    return None


def _offer(seen: Floats, x: Floats, *, i: int, j: int, how: Switches) -> Offer | None:
    mine, theirs = float(seen[i, j]), float(seen[j, i])
    if theirs > mine > 0.0:
        return Offer(i, j, "confrontation", mine, theirs, float(x[j]))
    if theirs <= 0.0 or mine >= 0.0:
        return None
    if theirs > -mine:
        moved = float(x[i] + (x[j] - x[i]) * abs(mine / theirs))
        return Offer(i, j, "compromise", mine, theirs, moved)
    if how.capitulation and theirs < -mine:
        return Offer(i, j, "capitulation", mine, theirs, float(x[j]))
    return None


def _burden(offer: Offer, x: Floats, *, how: Switches) -> float:
    here, there = float(x[offer.actor]), float(x[offer.other])
    if offer.kind == "compromise" and not how.least_change:
        mine, theirs = abs(offer.gain), abs(offer.other_gain)
        return (mine * here + theirs * there) / (mine + theirs)
    return abs(here - offer.position)


def _median(x: Floats, weight: Floats, *, width: float) -> float:
    """Give the position that no other beats in weighted pairwise votes, from the lowest up."""
    places = sorted(set(x.tolist()))
    best = places[0]
    for place in places[1:]:
        if (weight * (np.abs(x - best) - np.abs(x - place))).sum() / width > 0.0:
            best = place
    return float(best)
