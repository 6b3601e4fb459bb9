"""The back-end: windows of a document to a model, its proposals to claims, all of it counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from standoff.errors import UsageError
from standoff.read.backends.llm.budget import cost
from standoff.read.backends.llm.calls import Caller
from standoff.read.backends.llm.grounding import Seen, Taken, ground
from standoff.read.backends.llm.prompt import question
from standoff.read.backends.llm.proposals import REASONS, Refusal, proposals
from standoff.read.backends.llm.settings import Settings
from standoff.read.backends.llm.windows import Window, halves, windows
from standoff.read.sentences import Text
from standoff.vocabulary.claims import Claim
from standoff.vocabulary.problems import Problem

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["ByLanguageModel", "Tally", "open_backend"]

_NAME = "read.backends.llm"


@dataclass(frozen=True, slots=True)
class Tally:
    """What a language model took and what came of it.

    Attributes
    ----------
    calls, retries, cached : int
        Calls made, those among them made again, and answers from the cache.
    sent, answered : int
        Tokens charged; where the server did not say or was not believed, the most they can be.
    cost : float or None
        In the currency of the prices; None without prices.
    claims : int
        Proposed and let through.
    refused : tuple of (str, int)
        By reason, a key of `proposals.REASONS`, the most frequent first.
    unread : int
        Stretches of documents without a usable answer.
    """

    calls: int
    retries: int
    cached: int
    sent: int
    answered: int
    cost: float | None
    claims: int
    refused: tuple[tuple[str, int], ...]
    unread: int


class ByLanguageModel:
    """Reads with a language model that can only point at words of the document.

    One object has one tally, and one account one budget, whatever the number of documents,
    threads and processes.

    Parameters
    ----------
    model : str
        As its server names it.
    settings : Settings
    """

    def __init__(self, model: str, settings: Settings) -> None:
        self.name = f"llm:{model}"
        self._model, self._settings = model, settings
        self._caller = Caller(model, settings)
        self._seen: Counter[str] = Counter()
        self._refused: Counter[str] = Counter()
        self._lock = Lock()

    @property
    def tally(self) -> Tally:
        """Give what it took so far."""
        counts, meter = self._caller.counts, self._caller.meter
        spent = meter.spent
        return Tally(
            calls=counts.calls,
            retries=counts.retries,
            cached=counts.cached,
            sent=spent.sent,
            answered=spent.answered,
            cost=float(cost(spent, meter.prices)) if meter.prices else None,
            claims=self._seen["claims"],
            refused=tuple(sorted(self._refused.items(), key=lambda row: (-row[1], row[0]))),
            unread=self._seen["unread"],
        )

    def pipeline(self) -> Language:
        """Load the shipped pipeline: who is named, who says it and when is read by our passes."""
        from standoff.read.backends.spacy.pipeline import load

        return load()

    def propose(self, text: Text) -> Iterator[Claim | Problem]:
        """Yield the claims that stood every test, and a problem for each that did not."""
        waiting = list(windows(text, size=self._settings.window))
        taken: Taken = {}
        unread: dict[str, list[Window]] = {}
        while waiting:
            window = waiting.pop(0)
            answer = self._caller.ask(question(text, window, model=self._model))
            if answer.cut_short and (smaller := halves(window)):
                waiting[:0] = smaller
                continue
            if answer.problem:
                unread.setdefault(answer.problem, []).append(window)
            for proposal in proposals(answer.content) if not answer.problem else ():
                if isinstance(proposal, Refusal):
                    yield self._counted(proposal)
                else:
                    seen = Seen(window, taken, self.name)
                    yield self._counted(ground(text, proposal, seen=seen))
        for reason, left in unread.items():
            yield self._unread(reason, left)

    def _unread(self, reason: str, left: list[Window]) -> Problem:
        with self._lock:
            self._seen["unread"] += len(left)
        what = "1 stretch was" if len(left) == 1 else f"{len(left)} stretches were"
        return Problem(f"{what} not read, from character {left[0].start} on: {reason}", _NAME)

    def _counted(self, found: Claim | Refusal) -> Claim | Problem:
        with self._lock:
            if isinstance(found, Refusal):
                self._refused[found.reason] += 1
            else:
                self._seen["claims"] += 1
        if isinstance(found, Refusal):
            return Problem(f"refused a claim of {self.name}: {REASONS[found.reason]}", _NAME)
        return found


def open_backend(rest: str, *, settings: object = None) -> ByLanguageModel:
    """Open ``llm:MODEL``.

    Raises
    ------
    UsageError
        If there is no model or there are no settings.
    """
    if not rest.strip():
        raise UsageError("name the model, as in llm:MODEL")
    if not isinstance(settings, Settings):
        raise UsageError(f"say where the model {rest} is to be found: --endpoint ADDRESS")
    return ByLanguageModel(rest, settings)
