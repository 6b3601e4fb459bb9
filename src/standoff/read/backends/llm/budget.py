"""A budget that cannot be overrun: what a call may cost at most is set aside before it is made."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from threading import Lock

from standoff.errors import UsageError
from standoff.read.backends.llm.account import Account, MemoryAccount
from standoff.read.backends.llm.wire import Tokens

__all__ = ["Meter", "Pace", "Prices", "cost"]

NOTHING = Tokens()
_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Prices:
    """What a million tokens cost, in whatever currency the user counts.

    Attributes
    ----------
    sent, answered : float
        Finite, none negative, not both zero.
    """

    sent: float
    answered: float

    def __post_init__(self) -> None:
        if not all(math.isfinite(p) and p >= 0 for p in (self.sent, self.answered)):
            raise UsageError("prices per million tokens are numbers of 0 or more")
        if not self.sent + self.answered:
            raise UsageError("at prices of zero a budget in money has no meaning: leave them out")


def cost(tokens: Tokens, prices: Prices | None) -> Fraction:
    """Count tokens in money, exactly, or plainly as tokens if there are no prices."""
    if prices is None:
        return Fraction(tokens.sent + tokens.answered)
    sent, answered = Fraction(str(prices.sent)), Fraction(str(prices.answered))
    return (tokens.sent * sent + tokens.answered * answered) / _MILLION


class Meter:
    """Counts what calls cost against a limit; safe under threads, and processes with a file.

    A call is made only if what was spent, what calls under way may still cost and the most that
    this one may cost stay within the limit together. The guarantee is as good as the bound: a
    server that charges for more than it was sent and allowed to answer breaks it once, not twice.

    Parameters
    ----------
    limit : float
        In money if there are prices, else in tokens.
    prices : Prices or None
    account : Account, optional
        Where the balance is kept; in memory by default.
    """

    def __init__(
        self, limit: float, prices: Prices | None = None, *, account: Account | None = None
    ) -> None:
        if not (math.isfinite(limit) and limit > 0):
            raise UsageError(f"a budget is a number above 0, not {limit}")
        self.prices = prices
        self._limit = Fraction(str(limit))
        self._account = account or MemoryAccount()
        self._own = Tokens()
        self._lock = Lock()

    @property
    def spent(self) -> Tokens:
        """Give the tokens charged through this meter; others may share its account."""
        return self._own

    def reserve(self, most: Tokens) -> bool:
        """Set aside the most that a call may cost; False if the limit forbids the call."""
        with self._account.change() as balance:
            held = _plus(balance.held, most)
            if cost(_plus(balance.spent, held), self.prices) > self._limit:
                return False
            balance.held = held
            return True

    def settle(self, most: Tokens, charged: Tokens = NOTHING) -> None:
        """Give back what was set aside and count what was charged."""
        with self._account.change() as balance:
            balance.held = _plus(balance.held, Tokens(-most.sent, -most.answered))
            balance.spent = _plus(balance.spent, charged)
        with self._lock:
            self._own = _plus(self._own, charged)


def _plus(one: Tokens, other: Tokens) -> Tokens:
    return Tokens(one.sent + other.sent, one.answered + other.answered)


class Pace:
    """Keeps calls apart, so that no minute has more than so many; safe under threads.

    Parameters
    ----------
    per_minute : float
    clock : callable
        Seconds that only grow.
    sleep : callable
        Waits so many seconds.
    """

    def __init__(
        self, per_minute: float, *, clock: Callable[[], float], sleep: Callable[[float], object]
    ) -> None:
        if not (math.isfinite(per_minute) and per_minute > 0):
            raise UsageError(f"calls per minute are a number above 0, not {per_minute}")
        self._apart = 60.0 / per_minute
        self._clock, self._sleep = clock, sleep
        self._next = -math.inf
        self._lock = Lock()

    def wait(self) -> None:
        """Wait for one's turn."""
        with self._lock:
            now = self._clock()
            turn = max(now, self._next)
            self._next = turn + self._apart
        if turn > now:
            self._sleep(turn - now)
