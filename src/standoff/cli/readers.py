"""Options that choose what claims come from, and the wiring of a language model's surroundings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from standoff.errors import UsageError

if TYPE_CHECKING:
    from standoff.read.backends import Backend

__all__ = [
    "BackendName",
    "Budget",
    "Choice",
    "Endpoint",
    "PriceIn",
    "PriceOut",
    "Rate",
    "chosen",
    "say_what_it_took",
]

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

    return open_backend(choice.backend, settings=_settings(choice))


def _settings(choice: Choice) -> object:
    given = (choice.endpoint, choice.budget, choice.price_in, choice.price_out)
    if any(value is not None for value in given):
        raise UsageError("--endpoint, --budget and prices go with --backend llm:MODEL")
    return None


def say_what_it_took(backend: Backend) -> dict[str, object]:
    """Give the name of a back-end and, where it counts them, its calls, tokens, cost, refusals."""
    return {"name": backend.name}
