"""Competing hypotheses: how far each kind of dated move speaks for one outcome against the rest.

Analysis of competing hypotheses after Heuer (1999), Psychology of Intelligence Analysis, chapter 8,
with likelihood ratios in the place of plus and minus signs (Good, 1950, Probability and the
Weighing of Evidence): they are counted in past crises, see training/hypotheses.py.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from standoff.errors import UnknownName
from standoff.vocabulary.moves import MoveKind, Moves, Side
from standoff.vocabulary.results import Interval

__all__ = [
    "CORRELATION",
    "KINDS",
    "LANDMARK_DAY",
    "RELIABILITY",
    "Competing",
    "Item",
    "Likelihood",
    "RatioTable",
    "Weighed",
    "compete",
    "credence",
    "diagnosticity",
    "kind_name",
    "kinds_of",
    "ratio_table",
    "ratios",
]

Array = NDArray[np.float64]

LANDMARK_DAY = 14
"""Days since the onset by which a kind of move had been seen, among crises still on."""
RELIABILITY = 0.8
"""Chance that a move told by one source took place; a convention, not an estimate."""
CORRELATION = 0.3
"""Correlation of two outlets' errors about the same move; a convention, not an estimate."""

PENDING = "the target has not answered"
STILL = "no dated move since the first day"
PEACE = "no force used by anybody"
JOINED = "another state is drawn in"


def kind_name(side: Side, kind: MoveKind) -> str:
    """Name a kind of evidence: whose move, and of which kind."""
    return f"{side.value}: {kind.value}"


KINDS = (
    *(kind_name(side, kind) for side in Side for kind in MoveKind),
    *(PENDING, STILL, PEACE, JOINED),
)
"""The kinds of evidence, in the order of the table."""


def kinds_of(moves: Moves) -> tuple[str, ...]:
    """List the kinds of evidence that a set of moves holds.

    What is not among them is no evidence: a text that is silent on a move does not deny it. Quiet
    speaks only once the fortnight is over.
    """
    over = moves.days >= LANDMARK_DAY
    states = {
        PENDING: over and moves.pending,
        STILL: over and moves.since_last >= moves.days,
        PEACE: over and not moves.violent,
        JOINED: moves.joined > 0,
    }
    made = {kind_name(side, kind) for side, kind in moves.made}
    return tuple(kind for kind in KINDS if kind in made or states.get(kind, False))


def ratios(seen: Array, share: Array) -> Array:
    """Give the likelihood ratio of each hypothesis against all others.

    Parameters
    ----------
    seen : array (..., outcomes)
        P(evidence | outcome).
    share : array (..., outcomes)
        P(outcome) among the crises counted.

    Returns
    -------
    array (..., outcomes)
        P(e | h) / P(e | not h), with P(e | not h) the mean over the others by their share.
    """
    joint = seen * share
    others = (joint.sum(axis=-1, keepdims=True) - joint) / (1 - share)
    return np.asarray(seen / others)


def diagnosticity(seen: Sequence[float] | Array) -> float:
    """Say how far evidence tells hypotheses apart: the spread of its log likelihoods.

    0 where it is as likely under each (Heuer: such evidence may be struck out).
    """
    logs = np.log(np.asarray(seen, dtype=float))
    return float(logs.max() - logs.min())


def credence(
    sources: int, *, reliability: float = RELIABILITY, correlation: float = CORRELATION
) -> float:
    """Give the chance that a move told by so many outlets took place.

    Correlated outlets count as n / (1 + (n - 1) rho) independent ones (Kish, 1965, Survey Sampling,
    the design effect of clustering); each is wrong with chance 1 - reliability.

    Parameters
    ----------
    sources : int
        Outlets after near-duplicates are merged; 0 gives 0.
    reliability, correlation : float
    """
    if sources <= 0:
        return 0.0
    effective = sources / (1 + (sources - 1) * correlation)
    return float(1 - (1 - reliability) ** effective)


@dataclass(frozen=True, slots=True)
class Likelihood:
    """One row of the table: a kind of evidence in past crises still on after a fortnight.

    Attributes
    ----------
    kind : str
        One of `KINDS`.
    seen : tuple of float
        P(seen by then | outcome), smoothed.
    ratios : tuple of float
        Likelihood ratio of each outcome against the rest.
    intervals : tuple of Interval
        Of the ratios, by bootstrap over crises.
    count : int
        Crises in which it was seen.
    """

    kind: str
    seen: tuple[float, ...]
    ratios: tuple[float, ...]
    intervals: tuple[Interval, ...]
    count: int

    @property
    def diagnosticity(self) -> float:
        """Spread of the log likelihoods."""
        return diagnosticity(self.seen)


@dataclass(frozen=True, slots=True)
class RatioTable:
    """The table of one vintage for one target.

    Attributes
    ----------
    target : str
    outcomes : tuple of str
    share : tuple of float
        Of the outcomes among the crises counted.
    rows : tuple of Likelihood
    dependence : float
        Power of each likelihood in the product, 0 to 1: kinds of moves come together, so that the
        plain product would be too sure; chosen on held-out crises of the vintage.
    n : int
        Crises counted.
    made : dict
    """

    target: str
    outcomes: tuple[str, ...]
    share: tuple[float, ...]
    rows: tuple[Likelihood, ...]
    dependence: float
    n: int
    made: dict[str, Any]

    def row(self, kind: str) -> Likelihood:
        """Find the row of a kind of evidence.

        Raises
        ------
        UnknownName
            If there is none.
        """
        for row in self.rows:
            if row.kind == kind:
                return row
        raise UnknownName(f"no kind of evidence {kind!r}; there are {', '.join(KINDS)}")


@dataclass(frozen=True, slots=True)
class Item:
    """Evidence in hand: its kind, the independent outlets that carry it, the claims that say so."""

    kind: str
    sources: tuple[str, ...]
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Weighed:
    """One item in the table of a case.

    Attributes
    ----------
    item : Item
    likelihood : Likelihood
    credence : float
        Chance that it took place, from its sources.
    weight : float
        `diagnosticity` after discounting for credence and dependence: what it moves.
    """

    item: Item
    likelihood: Likelihood
    credence: float
    weight: float


@dataclass(frozen=True, slots=True)
class Competing:
    """The hypotheses of one case, weighed.

    Attributes
    ----------
    target : str
    outcomes : tuple of str
    prior, posterior : tuple of float
    weighed : tuple of Weighed
        Heaviest first.
    dropped : tuple of (str, tuple of float)
        The chances without each source.
    table : RatioTable
    """

    target: str
    outcomes: tuple[str, ...]
    prior: tuple[float, ...]
    posterior: tuple[float, ...]
    weighed: tuple[Weighed, ...]
    dropped: tuple[tuple[str, tuple[float, ...]], ...]
    table: RatioTable


def discounted(row: Likelihood, share: Sequence[float], *, held: float, dependence: float) -> Array:
    """Give the log likelihood of one item under each outcome, after its discounts.

    With chance 1 - held the report is empty and as likely under every outcome as overall.
    """
    seen, overall = np.asarray(row.seen), float(np.dot(row.seen, share))
    return np.asarray(dependence * np.log(held * seen + (1 - held) * overall))


def compete(table: RatioTable, *, prior: Sequence[float], items: Sequence[Item]) -> Competing:
    """Weigh the evidence of a case under each hypothesis.

    Parameters
    ----------
    table : RatioTable
    prior : sequence of float
        Chances of the outcomes before the evidence, e.g. the frequency of the opening class.
    items : sequence of Item

    Returns
    -------
    Competing
        posterior ~ prior x product of P(item | outcome) ** dependence.
    """
    given = tuple(items)
    weighed = [_weighed(table, item) for item in given]
    sources = dict.fromkeys(source for item in given for source in item.sources)
    dropped = tuple(
        (source, _posterior(table, prior, items=_without(given, source))) for source in sources
    )
    return Competing(
        target=table.target,
        outcomes=table.outcomes,
        prior=tuple(prior),
        posterior=_posterior(table, prior, items=given),
        weighed=tuple(sorted(weighed, key=lambda one: (-one.weight, one.item.kind))),
        dropped=dropped,
        table=table,
    )


def _weighed(table: RatioTable, item: Item) -> Weighed:
    row, held = table.row(item.kind), credence(len(set(item.sources)))
    logs = discounted(row, table.share, held=held, dependence=table.dependence)
    return Weighed(item, row, held, float(logs.max() - logs.min()))


def _without(items: Sequence[Item], source: str) -> tuple[Item, ...]:
    left = (
        Item(item.kind, tuple(s for s in item.sources if s != source), item.claims)
        for item in items
    )
    return tuple(item for item in left if item.sources)


def _posterior(
    table: RatioTable, prior: Sequence[float], *, items: Sequence[Item]
) -> tuple[float, ...]:
    logs = np.array([math.log(max(p, 1e-9)) for p in prior])
    for item in items:
        held = credence(len(set(item.sources)))
        row = table.row(item.kind)
        logs = logs + discounted(row, table.share, held=held, dependence=table.dependence)
    raised = np.exp(logs - logs.max())
    return tuple(float(p) for p in raised / raised.sum())


@cache
def _tables() -> dict[str, Any]:
    text = files("standoff.forecast").joinpath("pools/hypotheses.json").read_text("utf-8")
    held: dict[str, Any] = json.loads(text)
    return held


def ratio_table(target: str, *, as_of: date) -> RatioTable | None:
    """Load the newest table of a target made of crises that had ended by a day.

    Parameters
    ----------
    target : str
        ``"severity"`` or ``"target_outcome"``.
    as_of : date

    Returns
    -------
    RatioTable or None
        None before the first vintage.

    Raises
    ------
    UnknownName
        If there is no such target.
    """
    tables = _tables()["tables"]
    if target not in tables:
        raise UnknownName(f"no likelihood ratios for {target!r}: there are {', '.join(tables)}")
    known = [int(year) for year in tables[target] if date(int(year), 1, 1) <= as_of]
    if not known:
        return None
    plain = tables[target][str(max(known))]
    level = _tables()["made"]["level"]
    rows = tuple(
        Likelihood(
            kind=kind,
            seen=tuple(cells["seen"]),
            ratios=tuple(cells["ratios"]),
            intervals=tuple(
                Interval(low, high, level)
                for low, high in zip(cells["low"], cells["high"], strict=True)
            ),
            count=cells["count"],
        )
        for kind, cells in plain["rows"].items()
    )
    return RatioTable(
        target=target,
        outcomes=tuple(plain["outcomes"]),
        share=tuple(plain["share"]),
        rows=rows,
        dependence=plain["dependence"],
        n=plain["n"],
        made={**_tables()["made"], "vintage": max(known)},
    )
