"""Options that choose what claims come from, and the wiring of a language model's surroundings."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import typer

from standoff.errors import UsageError
from standoff.vocabulary.identity import as_plain

if TYPE_CHECKING:
    from standoff.read.backends import Backend
    from standoff.read.backends.llm.backend import Tally
    from standoff.read.backends.llm.budget import Prices
    from standoff.read.backends.llm.settings import Settings

__all__ = [
    "BackendName",
    "Budget",
    "Choice",
    "Endpoint",
    "PriceIn",
    "PriceOut",
    "Rate",
    "chosen",
    "in_one_line",
    "say_what_it_took",
    "settings_of",
]

_KEYS = (("openai.com", "OPENAI_API_KEY"), ("anthropic.com", "ANTHROPIC_API_KEY"))

BackendName = Annotated[
    str, typer.Option("--backend", help="Where claims come from: rules, spacy:NAME or llm:MODEL.")
]
Endpoint = Annotated[
    str | None,
    typer.Option("--endpoint", help="Address of the language model; the text is sent there."),
]
Budget = Annotated[
    float | None,
    typer.Option(
        "--budget", help="Most a language model may take: money if prices are given, else tokens."
    ),
]
PriceIn = Annotated[
    float | None, typer.Option("--price-in", help="Price of a million tokens sent.")
]
PriceOut = Annotated[
    float | None, typer.Option("--price-out", help="Price of a million tokens answered.")
]
Rate = Annotated[
    float, typer.Option("--calls-per-minute", help="Most calls to a language model in a minute.")
]


@dataclass(frozen=True, slots=True)
class Choice:
    """What the user chose to read with; can be sent to other processes.

    Attributes
    ----------
    backend : str
    endpoint : str or None
    budget, price_in, price_out : float or None
    rate : float
        Calls per minute.
    """

    backend: str = "rules"
    endpoint: str | None = None
    budget: float | None = None
    price_in: float | None = None
    price_out: float | None = None
    rate: float = 60.0


def chosen(choice: Choice) -> Backend:
    """Open the back-end that was chosen.

    Raises
    ------
    UsageError
        If options of a language model are given for another back-end, or make no sense.
    EnvironmentProblem
        If what the back-end needs is not on this machine.
    """
    from standoff.read.backends import open_backend

    return open_backend(choice.backend, settings=settings_of(choice))


def settings_of(choice: Choice, *, account: Path | None = None, workers: int = 1) -> object:
    """Give a language model what only a face may touch; None for every other back-end.

    Parameters
    ----------
    choice : Choice
    account : pathlib.Path, optional
        File in which processes, and runs that go on after a stop, keep one budget together; what
        is returned can then be sent to other processes.
    workers : int
        How many processes share the calls per minute.

    Raises
    ------
    UsageError
        If options of a language model are given for another back-end, or make no sense.
    """
    if choice.backend.partition(":")[0] == "llm":
        return _surroundings(choice, account, workers)
    given = (choice.endpoint, choice.budget, choice.price_in, choice.price_out)
    if any(value is not None for value in given):
        raise UsageError("--endpoint, --budget and prices go with --backend llm:MODEL")
    return None


def _surroundings(choice: Choice, account: Path | None, workers: int) -> Settings:
    from platformdirs import user_cache_path

    from standoff.cli.post import post
    from standoff.read.backends.llm.account import FileAccount, MemoryAccount
    from standoff.read.backends.llm.cache import DirectoryCache
    from standoff.read.backends.llm.settings import BUDGET, Settings

    endpoint = choice.endpoint or os.environ.get("STANDOFF_LLM_ENDPOINT")
    if not endpoint:
        raise UsageError(
            "say where the language model is: --endpoint, e.g. http://localhost:11434/v1; "
            "the text of every document is sent there"
        )
    return Settings(
        endpoint=endpoint,
        transport=post,
        clock=time.monotonic,
        sleep=time.sleep,
        key=_key(endpoint),
        prices=_prices(choice),
        budget=BUDGET if choice.budget is None else choice.budget,
        account=MemoryAccount() if account is None else FileAccount(account),
        cache=DirectoryCache(user_cache_path("standoff") / "language-model"),
        rate=choice.rate / workers,
    )


def _prices(choice: Choice) -> Prices | None:
    from standoff.read.backends.llm.budget import Prices

    if choice.price_in is None and choice.price_out is None:
        return None
    if choice.price_in is None or choice.price_out is None:
        raise UsageError("give both --price-in and --price-out, or neither")
    if choice.budget is None:
        raise UsageError("with prices give --budget too: the most that may be spent")
    return Prices(choice.price_in, choice.price_out)


def _key(endpoint: str) -> str:
    """Take standoff's own key, else a vendor's for that vendor's own host and no other."""
    if own := os.environ.get("STANDOFF_LLM_KEY"):
        return own.strip()
    host = urlsplit(endpoint).hostname or ""
    name = next((key for home, key in _KEYS if host == home or host.endswith(f".{home}")), "")
    return os.environ.get(name, "").strip() if name else ""


def say_what_it_took(backend: Backend) -> dict[str, object]:
    """Give the name of a back-end and, for a language model, calls, tokens, cost and refusals."""
    tally = _tally(backend)
    if tally is None:
        return {"name": backend.name}
    return {"name": backend.name, **as_plain(tally), "refused": dict(tally.refused)}


def in_one_line(backend: Backend) -> str:
    """Say the same in one line for people; "" where there is nothing to say."""
    took = _tally(backend)
    if took is None:
        return ""
    paid = "" if took.cost is None else f", cost {took.cost:.4f}"
    refused = ", ".join(f"{n} {reason}" for reason, n in took.refused) or "none"
    return (
        f"{backend.name}: {took.calls} calls, {took.cached} from the cache, {took.sent} tokens "
        f"sent, {took.answered} answered{paid}; {took.claims} claims, refused: {refused}; "
        f"{took.unread} parts not read"
    )


def _tally(backend: Backend) -> Tally | None:
    if not backend.name.startswith("llm:"):
        return None
    from standoff.read.backends.llm.backend import ByLanguageModel

    return backend.tally if isinstance(backend, ByLanguageModel) else None
