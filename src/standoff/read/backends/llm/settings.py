"""What the faces give a language model to work with: endpoint, network, clock, budget, cache."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from types import ModuleType
from urllib.parse import urlsplit

from standoff.errors import UsageError
from standoff.read.backends.llm import chat, messages
from standoff.read.backends.llm.account import Account, MemoryAccount
from standoff.read.backends.llm.budget import Prices
from standoff.read.backends.llm.cache import Cache, MemoryCache
from standoff.read.backends.llm.wire import Transport

__all__ = ["BUDGET", "Settings", "interface"]

BUDGET = 200_000.0
"""Tokens that a run may take if nobody says otherwise."""

_SHORTEST = 100
_LOCAL = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that a language model needs from outside the reader.

    Attributes
    ----------
    endpoint : str
        Base address of a chat completions interface, or of Anthropic's messages interface if its
        host is anthropic.com or its path ends in /messages.
    transport : Transport
    clock, sleep : callables
        Seconds that only grow; waits so many seconds.
    key : str
        Sent with every call, over https or to this machine only; never printed.
    budget : float
        Most that may be spent through one account: money if there are prices, else tokens.
    prices : Prices or None
    account : Account
        Where the balance of the budget is kept.
    cache : Cache
    rate : float
        Calls per minute.
    retries : int
        Of a call that failed for a reason that may pass.
    window, answer : int
        Most code points of the document in one question; most tokens of its answer.
    """

    endpoint: str
    transport: Transport = field(repr=False)
    clock: Callable[[], float] = field(repr=False)
    sleep: Callable[[float], object] = field(repr=False)
    key: str = field(default="", repr=False)
    budget: float = BUDGET
    prices: Prices | None = None
    account: Account = field(default_factory=MemoryAccount, repr=False)
    cache: Cache = field(default_factory=MemoryCache, repr=False)
    rate: float = 60.0
    retries: int = 4
    window: int = 8_000
    answer: int = 4_000

    def __post_init__(self) -> None:
        if self.window < _SHORTEST or self.answer < _SHORTEST or self.retries < 0:
            raise UsageError(
                f"a window and an answer have at least {_SHORTEST}, retries are 0 or more"
            )
        parts = urlsplit(self.endpoint)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise UsageError(
                f"--endpoint {self.endpoint!r} is no address: write e.g. http://localhost:11434/v1"
            )
        if parts.username or parts.password or parts.query or parts.fragment:
            raise UsageError("an endpoint holds no key and no query: give the key apart")
        if self.key and parts.scheme == "http" and parts.hostname not in _LOCAL:
            raise UsageError("a key is sent over https or to this machine only: use https")
        if not self.key.isascii() or not self.key.isprintable():
            raise UsageError("the key holds characters that no key has: give it as it was issued")


def interface(endpoint: str) -> tuple[ModuleType, str]:
    """Say which interface an endpoint speaks, and at which address.

    Examples
    --------
    >>> from standoff.read.backends.llm.settings import interface
    >>> interface("http://localhost:11434/v1")[1]
    'http://localhost:11434/v1/chat/completions'
    """
    base = endpoint.rstrip("/")
    host = urlsplit(base).hostname or ""
    theirs = host == "anthropic.com" or host.endswith(".anthropic.com")
    speaks = messages if theirs or base.endswith(messages.PATH) else chat
    return speaks, base if base.endswith(speaks.PATH) else base + speaks.PATH
