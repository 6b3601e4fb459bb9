"""Does a patron help the target withstand the pressure, or merely delay a reckoning?

The game is one round of a standoff. A round that ends in back-down leaves the pressure on and is
followed by another like it; a concession or force is the reckoning; a status quo means that the
coercer lets the matter rest, and the target has withstood. With round chances SQ, CON, BD, F the
pressure is lifted in the end with probability SQ / (1 - BD), and the rounds to a resolution are
geometric with median -ln 2 / ln BD. A patron's part in each is its Shapley (1953) value.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from standoff.vocabulary.results import Interval

__all__ = [
    "DELAY",
    "LEVEL",
    "MAJORITY",
    "MATERIAL",
    "Part",
    "answer",
    "in_the_end",
    "interval",
    "median_days",
    "parts",
    "sentence",
    "shapley",
    "shares",
]

Array = NDArray[np.float64]

LEVEL = 0.8
"""Nominal coverage of every interval."""

MATERIAL = 0.05
"""Smallest value on P(the pressure is lifted in the end) that counts as withstanding."""

DELAY = 0.10
"""Smallest part of the standoff's median length that counts as delay."""

MAJORITY = 0.6
"""Share of the draws that must agree on an answer; else it is "unclear"."""

STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
"""Steps to which points and days are rounded."""

LONGEST = 0.999
"""P(back-down) beyond which a standoff's length is not computed but held."""


@cache
def _weights(n: int) -> tuple[NDArray[np.int64], Array]:
    """Give the Shapley weights: subsets without each player, and |S|! (n-1-|S|)! / n!."""
    masks = np.arange(1 << n)
    without = np.array([masks[(masks >> i & 1) == 0] for i in range(n)], dtype=np.int64)
    size = np.array([m.bit_count() for m in range(1 << n)])
    weight = np.array([math.factorial(s) * math.factorial(n - 1 - s) for s in range(n)])
    return without, weight[size[without]] / math.factorial(n)


def shapley(values: Array) -> Array:
    """Share out the worth of every subset of players among them.

    Parameters
    ----------
    values : array (2**N, draws)
        Worth of each subset, bit j of the index for player j.

    Returns
    -------
    array (N, draws)
        Summing over players to the worth of all less the worth of none, in every draw.
    """
    n = len(values).bit_length() - 1
    if n == 0:
        return np.zeros((0, values.shape[1]))
    without, weight = _weights(n)
    bits = (1 << np.arange(n))[:, None]
    return np.asarray(np.einsum("is,isb->ib", weight, values[without | bits] - values[without]))


def in_the_end(chances: Array) -> Array:
    """Give P(the pressure is lifted in the end) from the outcome chances of a round, (4, ...)."""
    return np.asarray(chances[0] / (1.0 - np.minimum(chances[2], LONGEST)))


def median_days(chances: Array, days: Array) -> Array:
    """Give the median days to a resolution from the chances of a round and a round's days."""
    held = np.clip(chances[2], 1e-12, LONGEST)
    return np.asarray(days * -math.log(2.0) / np.log(held))


@dataclass(frozen=True, slots=True)
class Part:
    """One patron's Shapley values over draws, each an array (draws,)."""

    holds: Array
    force: Array
    lifted: Array
    days: Array
    length: Array


def parts(chances: Array, days: Array) -> tuple[Part, ...]:
    """Give each patron's part from the outcome chances of every subset, (4, 2**N, draws)."""
    length = median_days(chances, days)
    holds = shapley(chances[0] + chances[2])
    force, lifted, spent = shapley(chances[3]), shapley(in_the_end(chances)), shapley(length)
    return tuple(
        Part(holds[i], force[i], lifted[i], spent[i], length[-1]) for i in range(len(holds))
    )


def interval(values: Array) -> Interval:
    """Give the central interval of draws."""
    tail = (1.0 - LEVEL) / 2.0
    low, high = np.quantile(values, (tail, 1.0 - tail))
    return Interval(float(low), float(high), LEVEL)


def shares(part: Part) -> dict[str, float]:
    """Give the share of draws in which the patron's part means each answer.

    Notes
    -----
    In one draw the answer is *withstand* if the value on the chance that the pressure is lifted
    in the end is at least `MATERIAL`; else *delay* if the value on the median length is at least
    `DELAY` of that length; else *neither* (a patron that hurts is among these).
    """
    withstand = part.lifted >= MATERIAL
    delay = ~withstand & (part.days >= DELAY * part.length)
    found = {"withstand": float(withstand.mean()), "delay": float(delay.mean())}
    return {**found, "neither": 1.0 - sum(found.values())}


def answer(part: Part) -> str:
    """Say the answer that at least `MAJORITY` of the draws give, else "unclear".

    "neither" is not said of a patron that is worth `MATERIAL` on the chance of holding out.
    """
    name, share = max(shares(part).items(), key=lambda item: item[1])
    if name == "neither" and part.holds.mean() >= MATERIAL:
        return "unclear"
    return name if share >= MAJORITY else "unclear"


def sentence(part: Part, *, patron: str, target: str) -> str:
    """Say the effect and the answer in one sentence, in figures as coarse as the intervals ask.

    What stands after the semicolon is a sentence of its own.
    """
    found = shares(part)
    hurts = part.holds.mean() <= -MATERIAL
    ends = {
        "withstand": f"it helps {target} withstand the pressure",
        "delay": "it delays a reckoning rather than averts one",
        "neither": f"it does not help {target}" if hurts else "it changes little",
        "unclear": "whether it helps to withstand or merely delays, the draws do not settle",
    }
    said = answer(part)
    share = "" if said == "unclear" else f", in {_tenths(found[said])} draws"
    return (
        f"{patron} changes the chance that {target} holds out by "
        f"{_about(100 * part.holds, 'point', middle=100 * part.holds.mean())} and the length of "
        f"the standoff by {_about(part.days, 'day', middle=np.median(part.days))}; "
        f"{ends[said]}{share}."
    )


def _tenths(share: float) -> str:
    return "nearly all" if share >= 0.95 else f"{round(10 * share)} of 10"


def _about(values: Array, unit: str, *, middle: float) -> str:
    """Give the middle and the interval, rounded to about a quarter of the interval's width."""
    span = interval(values)
    step = next((s for s in STEPS if s >= (span.high - span.low) / 4.0), STEPS[-1])
    about, low, high = (
        round(float(value) / step) * step for value in (middle, span.low, span.high)
    )
    plural = unit if abs(about) == 1 else f"{unit}s"
    if low == high:
        return f"about {_signed(about)} {plural}"
    return f"about {_signed(about)} {plural} ({_signed(low)} to {_signed(high)})"


def _signed(value: int) -> str:
    return f"+{value}" if value > 0 else f"{value}".replace("-", "−")
