"""The nouns of the patrons model: levels of support, allies, the game over parameter draws.

Symbols as printed in the chapter `docs/theory/patrons.md`; the tree is drawn in `patrons.py`.
"""

# ruff: noqa: N815
from __future__ import annotations

from dataclasses import dataclass, field, fields, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from standoff.errors import UsageError

__all__ = ["BINARY", "EXACT_SETS", "ORDERED", "Allies", "Level", "MeanField", "PatronsGame"]

Array = NDArray[np.float64]

EXACT_SETS = 4**5
"""Most support sets solved exactly: ten allies with two levels, five with four."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of support, as shares of full military support.

    `aid` multiplies r_i k_i in the contest, `cost` c_i and the escalation cost x_i if force is
    used, `peace` the cost q_i if it is not, `broken` the cost b_i of the commitment not kept.
    """

    name: str
    aid: float
    cost: float
    peace: float
    broken: float


BINARY = (Level("none", 0.0, 0.0, 0.0, 1.0), Level("support", 1.0, 1.0, 1.0, 0.0))
ORDERED = (
    Level("none", 0.0, 0.0, 0.0, 1.0),
    Level("diplomatic", 0.0, 0.05, 0.15, 0.8),
    Level("material", 0.35, 0.3, 0.5, 0.4),
    Level("military", 1.0, 1.0, 1.0, 0.0),
)
"""Words, then arms, then troops; the shares are conventions of this model, not estimates."""


@dataclass(frozen=True, slots=True)
class Allies:
    """The parameters of N allies in the order of their moves; arrays (N, draws), k and r >= 0.

    Attributes
    ----------
    k, r : capability, and readiness times loss of strength over distance
    v : value of the target's survival (patron) or of the coercer's prevailing (partner)
    b : cost of a commitment broken: standing aside while force is used
    c : cost of taking part when force is used
    q : net cost of having supported when no force is used
    x : escalation cost that the ally's support adds to the other side's leader (c_C for patrons)
    partner : array of bool (N,)
        True where the ally stands with the coercer; its x is borne by the target.
    """

    k: Array
    r: Array
    v: Array
    b: Array
    c: Array
    q: Array
    x: Array
    partner: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, dtype=bool))

    @classmethod
    def make(cls, *, partner: ArrayLike | None = None, **arrays: ArrayLike) -> Allies:
        """Build from anything array-like: (N,) for one draw, (N, draws) for several; x, q = 0."""
        count = np.atleast_1d(np.asarray(arrays["k"], dtype=float)).shape[0]
        names = [f.name for f in fields(cls) if f.name != "partner"]
        given = {name: np.asarray(arrays.get(name, np.zeros(count)), dtype=float) for name in names}
        shaped = {name: a[:, None] if a.ndim == 1 else a for name, a in given.items()}
        draws = max(a.shape[1] for a in shaped.values())
        flags = np.zeros(count, dtype=bool) if partner is None else np.asarray(partner, dtype=bool)
        full = {name: np.broadcast_to(a, (count, draws)) for name, a in shaped.items()}
        return cls(**full, partner=flags)

    def take(self, rows: NDArray[np.int64]) -> Allies:
        """Keep the allies at `rows`, in that order."""
        kept = {f.name: getattr(self, f.name)[rows] for f in fields(self)}
        return Allies(**kept)


@dataclass(frozen=True, slots=True)
class MeanField:
    """Many minor patrons as one: `n` members alike, each with the parameters of `one` (N = 1).

    They move after everybody else, seeing S; by the law of large numbers the share that supports
    is sigma(S) = logit^-1(lambda [u(support) - u(aside) | sigma, S]).
    """

    n: int
    one: Allies


@dataclass(frozen=True, slots=True)
class PatronsGame:
    """Draws of the game; scalars are arrays (draws,).

    Attributes
    ----------
    k_C, k_T : capability of coercer (after loss of strength) and target, > 0
    s_C, s_T : stakes
    a : audience cost of backing down
    c_C, c_T : costs of force
    h_T : what the target gains over the status quo when the coercer backs down
    lam, m : precision lambda of the agents, decisiveness m of the contest
    allies : Allies
    levels : tuple of Level
    others : MeanField or None
    """

    k_C: Array
    k_T: Array
    s_C: Array
    s_T: Array
    a: Array
    c_C: Array
    c_T: Array
    h_T: Array
    lam: Array
    m: Array
    allies: Allies
    levels: tuple[Level, ...] = BINARY
    others: MeanField | None = None

    @classmethod
    def make(
        cls,
        *,
        allies: Allies,
        levels: tuple[Level, ...] = BINARY,
        others: MeanField | None = None,
        **scalars: ArrayLike,
    ) -> PatronsGame:
        """Build from anything array-like; h_T = 0, m = 1 and lam = 1 unless given."""
        draws = [np.size(a) for a in scalars.values()]
        size = max([*draws, allies.k.shape[1] if allies.k.size else 1])
        values = {"h_T": 0.0, "m": 1.0, "lam": 1.0, **scalars}
        full = {
            name: np.broadcast_to(np.asarray(a, dtype=float).reshape(-1), (size,))
            for name, a in values.items()
        }
        spread = {
            f.name: np.broadcast_to(getattr(allies, f.name), (len(allies.partner), size))
            for f in fields(allies)
            if f.name != "partner"
        }
        game = cls(
            **full,
            allies=Allies(**spread, partner=allies.partner),
            levels=levels,
            others=others,
        )
        _check(game)
        return game

    @property
    def draws(self) -> int:
        """Count the parameter draws."""
        return int(self.lam.size)

    @property
    def n(self) -> int:
        """Count the allies solved exactly."""
        return len(self.allies.partner)

    def block(self, rows: slice | NDArray[np.int64]) -> PatronsGame:
        """Keep the draws at `rows`."""
        names = [f.name for f in fields(self) if f.name not in {"allies", "levels", "others"}]
        return replace(
            self,
            **{name: getattr(self, name)[rows] for name in names},
            allies=_draws_of(self.allies, rows),
            others=None
            if self.others is None
            else replace(self.others, one=_draws_of(self.others.one, rows)),
        )


def _draws_of(allies: Allies, rows: slice | NDArray[np.int64]) -> Allies:
    kept = {f.name: getattr(allies, f.name)[:, rows] for f in fields(allies) if f.name != "partner"}
    return Allies(**kept, partner=allies.partner)


def _check(game: PatronsGame) -> None:
    sets = len(game.levels) ** game.n
    if sets > EXACT_SETS:
        raise UsageError(
            f"{game.n} allies with {len(game.levels)} levels make {sets} support sets; "
            f"at most {EXACT_SETS} are solved exactly: keep the most relevant allies and pass "
            "the rest as others=MeanField(...)"
        )
    allies = game.allies
    signs = (game.k_C > 0, game.k_T > 0, game.lam >= 0, game.m > 0, allies.k >= 0, allies.r >= 0)
    if not all(bool(np.all(sign)) for sign in signs):
        raise UsageError("k_C, k_T and m must be positive, and k, r and lambda not negative")
